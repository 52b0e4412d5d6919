import { Controller } from '@nestjs/common';
import { receivablesApi, type FindReceivables, type ReceivableId, type ReceivableView } from '@tradewind/contracts/orders/receivables.api';
import type { Page } from '@tradewind/contracts/page';
import { businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ReceivableRepository } from './receivable.repository.js';
import { receivableView } from './receivable.view.js';

@Controller()
export class ReceivablesController {
  constructor(private readonly receivables: ReceivableRepository) {}

  @Handles(receivablesApi.getReceivable)
  async getReceivable({ receivableId }: ReceivableId, _: Actor, at: Date): Promise<ReceivableView> {
    return receivableView(businessDate(at))(await this.receivables.get(receivableId));
  }

  @Handles(receivablesApi.findReceivables)
  findReceivables({ limit, cursor, ...filters }: FindReceivables, _: Actor, at: Date): Promise<Page<ReceivableView>> {
    return this.receivables.page({ limit, cursor }, filters, receivableView(businessDate(at)));
  }
}
