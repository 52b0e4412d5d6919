import type { DiscoveryService } from '@nestjs/core';
import { withCall } from '@tradewind/kernel/call';
import { newId } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';
import { DatabaseClock } from './database-clock.js';
import { systemCall } from './system-call.js';
import { watchingsOf, type Watch } from './watches.js';

interface Bound {
  readonly name: string;
  readonly everyMs: number;
  readonly watch: Watch;
}

/** Calls the `@Watches` methods of a service, in the leading instance, by the clock of the database (R9). */
export class Watchman {
  private readonly bound: Bound[] = [];
  private timers: NodeJS.Timeout[] = [];
  private readonly atWork = new Map<Bound, Promise<void>>();
  private leaving = new AbortController();
  private readonly clock: DatabaseClock;

  constructor(
    private readonly service: string,
    db: Database,
    private readonly report: (error: unknown, about: object) => void,
  ) {
    this.clock = new DatabaseClock(async () => {
      const [row] = await db.dataSource.query<{ at: Date }[]>('SELECT now() AS at');
      return row?.at ?? new Date();
    });
  }

  bind(discovery: DiscoveryService): void {
    for (const { instance } of discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const { everyMs, method } of watchingsOf(instance as object)) {
        const watch = (Reflect.get(instance as object, method) as Watch).bind(instance);
        this.bound.push({ name: `${this.service}.${(instance as object).constructor.name}.${method}`, everyMs, watch });
      }
    }
  }

  begin(): void {
    this.leaving = new AbortController();
    this.timers = this.bound.map((bound) =>
      setInterval(() => {
        this.start(bound);
      }, bound.everyMs),
    );
  }

  async end(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.leaving.abort();
    await Promise.all(this.atWork.values());
  }

  /** A watch never overtakes itself, and never waits for another one. */
  private start(bound: Bound): void {
    if (this.atWork.has(bound)) return;
    const round = this.round(bound).catch((error: unknown) => {
      this.report(error, { watch: bound.name });
    });
    this.atWork.set(bound, round);
    void round.finally(() => this.atWork.delete(bound));
  }

  private async round({ name, watch }: Bound): Promise<void> {
    const at = await this.clock.now();
    await withCall(systemCall(this.service, name, at, newId()), () => watch(at, this.leaving.signal));
  }
}
