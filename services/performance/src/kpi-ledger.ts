import { Injectable } from '@nestjs/common';
import type { FactKind } from '@tradewind/contracts/performance/kpis';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { Database } from '@tradewind/persistence/database';
import { BranchMonths } from './branch-months.js';
import { countingMonth } from './domain/month.js';

/** A fact as a reaction reads it out of an event. */
export interface FactEntry {
  readonly kind: FactKind;
  readonly personId: string;
  /** Business date on which it happened. */
  readonly day: string;
  readonly amount: string;
  readonly profit?: string;
  readonly customerId: string;
  readonly source: { readonly type: string; readonly id: string; readonly no: string | null };
}

/** Where facts are entered: the only INSERT into `kpi_fact`, and nothing else is ever done to it (C-25). */
@Injectable()
export class KpiLedger {
  constructor(
    private readonly db: Database,
    private readonly months: BranchMonths,
  ) {}

  /** A fact of a closed month counts in the open one and says so; frozen figures never change (PER-09). */
  async enter({ id: eventId, org, branch }: EventEnvelope, { kind, personId, day, amount, profit, customerId, source }: FactEntry): Promise<void> {
    const own = day.slice(0, 7);
    const month = countingMonth(own, await this.months.hold(branch));
    await this.db.execute(
      `INSERT INTO "kpi_fact" ("id", "eventId", "kind", "ownerId", "org", "branch", "month", "day", "amount", "profit", "customerId", "sourceType", "sourceId", "sourceNo", "belatedFor")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
      [
        newId(),
        eventId,
        kind,
        personId,
        org,
        branch,
        month,
        day,
        amount,
        profit ?? null,
        customerId,
        source.type,
        source.id,
        source.no,
        month === own ? null : own,
      ],
    );
  }
}
