import { Injectable } from '@nestjs/common';
import type { RankedSales, RankSales, SalesByMonthView, SalesRankingView, SumSalesByMonth, MonthlySales } from '@tradewind/contracts/performance/facts.api';
import { currentCall } from '@tradewind/kernel/call';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';

const SUMS = `sum(f."amount")::numeric(18,2) AS amount, coalesce(sum(f."profit"), 0)::numeric(18,2) AS profit, count(*)::integer AS facts`;

/** Sales figures straight from the facts, within reach (PER-12). */
@Injectable()
export class SalesQueries {
  constructor(private readonly db: Database) {}

  async ranking({ month, by = 'person', basis = 'signed', limit = 50 }: RankSales): Promise<SalesRankingView> {
    const reach = reachCondition(currentCall().reach, 'f', 4);
    const items = await this.db.query<RankedSales>(
      `SELECT rank() OVER (ORDER BY sum(f."amount") DESC)::integer AS rank, ${RANKED[by]}, ${SUMS}
       FROM "kpi_fact" f LEFT JOIN "person_replica" p ON p."personId" = f."ownerId"
       WHERE f."kind" = $1 AND f."month" = $2 AND ${reach.sql} GROUP BY ${GROUPED[by]} ORDER BY rank, ${GROUPED[by]} LIMIT $3`,
      [basis, month, limit, ...reach.parameters],
    );
    return { month, basis, items };
  }

  async byMonth({ from, to, personId, org, basis = 'signed' }: SumSalesByMonth): Promise<SalesByMonthView> {
    const reach = reachCondition(currentCall().reach, 'f', 6);
    const items = await this.db.query<MonthlySales>(
      `SELECT f."month", ${SUMS} FROM "kpi_fact" f
       WHERE f."kind" = $1 AND f."month" BETWEEN $2 AND $3 AND ($4::uuid IS NULL OR f."ownerId" = $4)
         AND ($5::text IS NULL OR f."org" = $5 OR starts_with(f."org", $5 || '.')) AND ${reach.sql}
       GROUP BY f."month" ORDER BY f."month"`,
      [basis, from, to, personId ?? null, org ?? null, ...reach.parameters],
    );
    return { basis, items };
  }
}

const RANKED = {
  person: `f."ownerId" AS "personId", coalesce(max(p."name"), f."ownerId"::text) AS "personName", NULL AS org`,
  org: `NULL AS "personId", NULL AS "personName", f."org" AS org`,
} as const;

const GROUPED = { person: 'f."ownerId"', org: 'f."org"' } as const;
