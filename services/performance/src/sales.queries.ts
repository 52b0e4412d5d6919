import { Injectable } from '@nestjs/common';
import type { RankedSales, RankSales, SalesByMonthView, SalesRankingView, SumSalesByMonth, MonthlySales } from '@tradewind/contracts/performance/facts.api';
import { currentCall } from '@tradewind/kernel/call';
import { Database } from '@tradewind/persistence/database';
import { reachFilter } from '@tradewind/persistence/scope';
import { statementOf, type Bind } from '@tradewind/persistence/statement';

/** Sales figures from the sums of months, within reach (PER-12). */
@Injectable()
export class SalesQueries {
  constructor(private readonly db: Database) {}

  async ranking({ month, by = 'person', basis = 'signed', limit = 50 }: RankSales): Promise<SalesRankingView> {
    const items = await this.rows<RankedSales>(
      (sold, within, bind) => `SELECT ranked."rank", ${NAMED[by]}, ranked."amount", ranked."profit", ranked."facts" FROM (
         SELECT rank() OVER (ORDER BY sum(s."amount") DESC)::integer AS "rank", ${RANKED[by]} AS "who", ${SUMS}
           FROM ${sold} s WHERE s."kind" = ${bind(basis)} AND s."month" = ${bind(month)} AND ${within}
          GROUP BY ${RANKED[by]} ORDER BY "rank", "who" LIMIT ${bind(limit)}) ranked
         ${JOINED[by]} ORDER BY ranked."rank", ranked."who"`,
    );
    return { month, basis, items };
  }

  async byMonth({ from, to, personId, org, basis = 'signed' }: SumSalesByMonth): Promise<SalesByMonthView> {
    const items = await this.rows<MonthlySales>((sold, within, bind) => {
      const [person, unit] = [bind(personId ?? null), bind(org ?? null)];
      return `SELECT s."month", ${SUMS} FROM ${sold} s
       WHERE s."kind" = ${bind(basis)} AND s."month" BETWEEN ${bind(from)} AND ${bind(to)} AND (${person}::uuid IS NULL OR s."ownerId" = ${person})
         AND (${unit}::text IS NULL OR s."org" = ${unit} OR starts_with(s."org", ${unit} || '.')) AND ${within}
       GROUP BY s."month" ORDER BY s."month"`;
    });
    return { basis, items };
  }

  /** Always the same text for the same question, and no pattern in it, so that the server plans it once (decision 35). */
  private rows<Row extends object>(select: (sold: string, within: string, bind: Bind) => string): Promise<Row[]> {
    const { reach } = currentCall();
    const sold = reach.customerId === null ? SUMMED : FACT_BY_FACT;
    const { text, values } = statementOf((bind) => select(sold, reachFilter(reach, 's', 'customerId', bind), bind));
    return this.db.query<Row>(text, values);
  }
}

const SUMS = `sum(s."amount")::numeric(18,2) AS "amount", sum(s."profit")::numeric(18,2) AS "profit", sum(s."facts")::integer AS "facts"`;

/** The sums know no customers: whoever is bound to one is told from the facts, which are few for one customer (ORG-13). */
const SUMMED = `(SELECT "month", "kind", "org", "ownerId", NULL::uuid AS "customerId", "amount", "profit", "facts" FROM "kpi_month")`;
const FACT_BY_FACT = `(SELECT "month", "kind", "org", "ownerId", "customerId", "amount", coalesce("profit", 0) AS "profit", 1 AS "facts" FROM "kpi_fact")`;

const RANKED = { person: 's."ownerId"', org: 's."org"' } as const;

const NAMED = {
  person: `ranked."who" AS "personId", coalesce(p."name", ranked."who"::text) AS "personName", NULL AS "org"`,
  org: `NULL AS "personId", NULL AS "personName", ranked."who" AS "org"`,
} as const;

/** Names of those who are shown, and of no more. */
const JOINED = { person: `LEFT JOIN "person_replica" p ON p."personId" = ranked."who"`, org: '' } as const;
