import { monthClosed, type MonthClosedPayload } from '@tradewind/contracts/performance/performance.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import type { Database } from '@tradewind/persistence/database';

/** In a replay months close when they were closed: whether a fact was belated is decided as it was then (PER-09). */
export class MonthsAsTheyWere {
  constructor(private readonly db: Database) {}

  @Consumes(monthClosed)
  async close({ month }: MonthClosedPayload, { branch }: EventEnvelope): Promise<void> {
    await this.db.execute('INSERT INTO "cycle" ("branch", "month") VALUES ($1, $2)', [branch, month]);
  }
}
