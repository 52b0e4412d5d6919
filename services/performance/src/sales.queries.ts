import { Injectable } from '@nestjs/common';
import type { RankedSales, RankSales, SalesByMonthView, SalesRankingView, SumSalesByMonth, MonthlySales } from '@tradewind/contracts/performance/facts.api';
import type { Reach } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';

/** Sales figures from the sums of months, within reach (PER-12). */
@Injectable()
export class SalesQueries {
  constructor(private readonly db: Database) {}

  async ranking({ month, by = 'person', basis = 'signed', limit = 50 }: RankSales): Promise<SalesRankingView> {
    const { sold, within } = soldWithin(currentCall().reach, 4);
    const items = await this.db.query<RankedSales>(
      `SELECT ranked."rank", ${NAMED[by]}, ranked."amount", ranked."profit", ranked."facts" FROM (
         SELECT rank() OVER (ORDER BY sum(s."amount") DESC)::integer AS "rank", ${RANKED[by]} AS "who", ${SUMS}
           FROM ${sold} s WHERE s."kind" = $1 AND s."month" = $2 AND ${within.sql} GROUP BY ${RANKED[by]} ORDER BY "rank", "who" LIMIT $3) ranked
         ${JOINED[by]} ORDER BY ranked."rank", ranked."who"`,
      [basis, month, limit, ...within.parameters],
    );
    return { month, basis, items };
  }

  async byMonth({ from, to, personId, org, basis = 'signed' }: SumSalesByMonth): Promise<SalesByMonthView> {
    const { sold, within } = soldWithin(currentCall().reach, 6);
    const items = await this.db.query<MonthlySales>(
      `SELECT s."month", ${SUMS} FROM ${sold} s
       WHERE s."kind" = $1 AND s."month" BETWEEN $2 AND $3 AND ($4::uuid IS NULL OR s."ownerId" = $4)
         AND ($5::text IS NULL OR s."org" = $5 OR starts_with(s."org", $5 || '.')) AND ${within.sql}
       GROUP BY s."month" ORDER BY s."month"`,
      [basis, from, to, personId ?? null, org ?? null, ...within.parameters],
    );
    return { basis, items };
  }
}

const SUMS = `sum(s."amount")::numeric(18,2) AS "amount", sum(s."profit")::numeric(18,2) AS "profit", sum(s."facts")::integer AS "facts"`;

/** The sums know no customers: whoever is bound to one is told from the facts, which are few for one customer (ORG-13). */
const SUMMED = `(SELECT "month", "kind", "org", "ownerId", NULL::uuid AS "customerId", "amount", "profit", "facts" FROM "kpi_month")`;
const FACT_BY_FACT = `(SELECT "month", "kind", "org", "ownerId", "customerId", "amount", coalesce("profit", 0) AS "profit", 1 AS "facts" FROM "kpi_fact")`;

const soldWithin = (reach: Reach, first: number) => ({
  sold: reach.customerId === null ? SUMMED : FACT_BY_FACT,
  within: reachCondition(reach, 's', first),
});

const RANKED = { person: 's."ownerId"', org: 's."org"' } as const;

const NAMED = {
  person: `ranked."who" AS "personId", coalesce(p."name", ranked."who"::text) AS "personName", NULL AS "org"`,
  org: `NULL AS "personId", NULL AS "personName", ranked."who" AS "org"`,
} as const;

/** Names of those who are shown, and of no more. */
const JOINED = { person: `LEFT JOIN "person_replica" p ON p."personId" = ranked."who"`, org: '' } as const;
