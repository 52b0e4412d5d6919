import { Injectable } from '@nestjs/common';
import { Database } from '@tradewind/persistence/database';

/** How far the months of a branch are closed. */
@Injectable()
export class BranchMonths {
  constructor(private readonly db: Database) {}

  /**
   * Makes closing a month and counting a fact wait for each other until the transaction ends: a fact is either in
   * the frozen figures or in the open month, never between (PER-09). Gives the last closed month.
   */
  async hold(branch: string): Promise<string | null> {
    await this.db.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`months of ${branch}`]);
    return this.closedUpTo(branch);
  }

  /** The last closed month, as it is at this moment. */
  async closedUpTo(branch: string): Promise<string | null> {
    const [row] = await this.db.query<{ closedUpTo: string | null }>('SELECT max("month") AS "closedUpTo" FROM "cycle" WHERE "branch" = $1', [branch]);
    return row?.closedUpTo ?? null;
  }

  /** The first month with facts after the last closed one. */
  async firstOpen(branch: string, closedUpTo: string | null): Promise<string | null> {
    const [row] = await this.db.query<{ first: string | null }>('SELECT min("month") AS first FROM "kpi_fact" WHERE "branch" = $1 AND "month" > $2', [
      branch,
      closedUpTo ?? '',
    ]);
    return row?.first ?? null;
  }
}
