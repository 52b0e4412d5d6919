import { monthClosed, type MonthClosedPayload } from '@tradewind/contracts/performance/performance.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import type { Database } from '@tradewind/persistence/database';
import { BranchMonths } from '../branch-months.js';

/** In a replay months close when they were closed: whether a fact was belated is decided as it was then (PER-09). */
export class MonthsAsTheyWere extends BranchMonths {
  constructor(private readonly replayed: Database) {
    super(replayed);
  }

  /** Nobody else closes months here; and whoever counts or closes in the service meanwhile must not wait for a replay. */
  override hold(branch: string): Promise<string | null> {
    return this.closedUpTo(branch);
  }

  @Consumes(monthClosed)
  async close({ month }: MonthClosedPayload, { branch }: EventEnvelope): Promise<void> {
    await this.replayed.execute('INSERT INTO "cycle" ("branch", "month") VALUES ($1, $2)', [branch, month]);
  }
}
