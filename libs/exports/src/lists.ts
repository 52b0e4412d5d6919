import type { DiscoveryService } from '@nestjs/core';
import type { Collection } from '@tradewind/contracts/exports/collection';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { handlingsOf, type Handler } from '@tradewind/messaging/handles';
import { rowsCounted } from '@tradewind/persistence/row-count';

/** The lists of this service, as their own operations serve them: same filters, same masks, same scope. */
export class Lists {
  private readonly handlers = new Map<string, Handler<object, Page<object>>>();

  constructor(private readonly discovery: DiscoveryService) {}

  page({ list }: Collection, asked: object, by: Actor, at: Date): Promise<Page<object>> {
    return this.handlerOf(list.id)(asked, by, at);
  }

  /** How many rows there are within reach. */
  count(collection: Collection, filters: object, by: Actor, at: Date): Promise<number> {
    return rowsCounted(() => this.page(collection, { ...filters, limit: 1 }, by, at));
  }

  /** Looked for when first needed: the controllers come into being after us. */
  private handlerOf(id: string): Handler<object, Page<object>> {
    if (this.handlers.size === 0) this.find();
    const handler = this.handlers.get(id);
    if (!handler) throw new Error(`No handler for ${id}, which an export reads`);
    return handler;
  }

  private find(): void {
    for (const { instance } of this.discovery.getControllers()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const host = instance as object;
      for (const { op, method } of handlingsOf(host)) this.handlers.set(op.id, (Reflect.get(host, method) as Handler<object, Page<object>>).bind(host));
    }
  }
}
