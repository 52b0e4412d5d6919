import { aggregateTables, type AggregateTable } from '../aggregate-tables.js';
import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { A_CHANGE } from '../traces.js';

const rulesOf = ({ service, type, table }: AggregateTable): Rule[] => [
  {
    service,
    what: `two changes of ${type} made the same version: one of them is lost`,
    over: `"${table}"`,
    sql: `SELECT a."aggregateId", a."version", count(*)::int AS "changes" FROM "audit" a WHERE a."aggregateType" = $1 AND a."version" > 0 AND ${A_CHANGE}
           GROUP BY a."aggregateId", a."version" HAVING count(*) > 1`,
    parameters: [type],
  },
  {
    service,
    what: `${type} is of an earlier version than its last change made`,
    sql: `SELECT t."id" AS "aggregateId", t."version", max(a."version") AS "made" FROM "${table}" t JOIN "audit" a ON a."aggregateId" = t."id" AND a."aggregateType" = $1
           GROUP BY t."id" HAVING t."version" < max(a."version")`,
    parameters: [type],
  },
];

/** I17 (R7) */
export const versions: Invariant = {
  id: 'I17',
  sentence: 'Every change makes exactly the next version: no update is lost',
  async *find(reading) {
    yield* breakingRows(reading, (await aggregateTables()).flatMap(rulesOf));
  },
};
