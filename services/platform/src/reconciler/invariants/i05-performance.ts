import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant, Violation } from '../invariant.js';
import { sideBySide, type Keyed } from '../ordered.js';
import type { Reading } from '../reading.js';
import type { ServiceName } from '../../definitions.js';

/** What counts, where it comes from: the fact of performance stands for exactly one source. */
interface Source {
  readonly kind: string;
  readonly service: ServiceName;
  /** Gives key, branch and amount, ordered by key. */
  readonly sql: string;
}

interface Counted extends Keyed {
  readonly branch: string;
  readonly amount: string;
}

const SOURCES: readonly Source[] = [
  {
    kind: 'signed',
    service: 'contracts',
    // What was signed first, by how much each amendment made it more or less, and what each early end took back.
    sql: `SELECT it."id"::text AS "key", it."branch", it."amount"::text AS "amount" FROM (
            SELECT "id", "branch", coalesce("signedTotal", "total") AS "amount" FROM "contract" WHERE "effectiveOn" IS NOT NULL
            UNION ALL SELECT "id", "branch", (("after"->>'total')::numeric - ("before"->>'total')::numeric)::numeric(18,2) FROM "amendment" WHERE "status" = 'effective'
            UNION ALL SELECT "id", "branch", "keptTotal" - "total" FROM "termination" WHERE "keptTotal" <> "total") it ORDER BY it."id"`,
  },
  {
    kind: 'delivered',
    service: 'orders',
    sql: `SELECT "shipmentId"::text AS "key", "branch", "amount"::text AS "amount" FROM "receivable" ORDER BY "shipmentId"`,
  },
  {
    kind: 'received',
    service: 'orders',
    sql: `SELECT "id"::text AS "key", "branch", "amount"::text AS "amount" FROM "receipt"
           WHERE "status" IN ('confirmed', 'allocated') ORDER BY "id"`,
  },
];

/** An early end that took nothing back is entered, so that a month knows it has come in, and stands for no amount. */
const FACTS = `SELECT "sourceId"::text AS "key", "branch", "amount"::text AS "amount" FROM "kpi_fact"
                WHERE "kind" = $1 AND NOT ("sourceType" = 'termination' AND "amount" = 0) ORDER BY "sourceId"`;

const WITHIN: readonly Rule[] = [
  {
    service: 'performance',
    what: 'an amount is attributed to nobody who works here',
    sql: `SELECT f."id", f."kind", f."ownerId", f."branch", f."amount"::text AS "amount" FROM "kpi_fact" f
           WHERE NOT EXISTS (SELECT FROM "person_replica" p WHERE p."personId" = f."ownerId") ORDER BY f."id"`,
  },
  {
    service: 'performance',
    what: 'what reports say of a month is not the sum of its facts',
    over: '"kpi_month"',
    sql: `SELECT "month", "kind", "org", "ownerId", m."amount"::text AS "amount", m."profit"::text AS "profit", m."facts",
                 f."amount"::text AS "sum", f."profit"::text AS "sumOfProfit", f."facts" AS "count"
            FROM "kpi_month" m FULL JOIN (SELECT "month", "kind", "org", "ownerId", sum("amount") AS "amount", coalesce(sum("profit"), 0) AS "profit", count(*)::int AS "facts"
                   FROM "kpi_fact" GROUP BY 1, 2, 3, 4) f USING ("month", "kind", "org", "ownerId")
           WHERE (m."amount", m."profit", m."facts") IS DISTINCT FROM (f."amount", f."profit", f."facts") ORDER BY 1, 2, 3, 4`,
  },
];

/** I5 */
export const performance: Invariant = {
  id: 'I5',
  sentence: 'Performance by person is the amount that can be attributed, is the sum of the branches, is the total of head office',
  async *find(reading) {
    for (const source of SOURCES) yield* compare(reading, source);
    yield* breakingRows(reading, WITHIN);
  },
};

async function* compare(reading: Reading, { kind, service, sql }: Source): AsyncGenerator<Violation> {
  const [sources, facts] = [reading.stream<Counted>(service, sql), reading.stream<Counted>('performance', FACTS, [kind])];
  for await (const { left, right } of sideBySide(sources, facts)) {
    reading.sawSo(1);
    const row = { kind, sourceId: left?.key ?? right?.key, source: left && `${left.branch} ${left.amount}`, fact: right && `${right.branch} ${right.amount}` };
    if (left === null) yield { database: 'performance', what: `${service} knows nothing of what is counted`, row };
    else if (right === null) yield { database: 'performance', what: `what happened in ${service} is not counted`, row };
    else if (row.source !== row.fact) yield { database: 'performance', what: `counted is another amount than in ${service}`, row };
  }
}
