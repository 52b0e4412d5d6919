import type { Transitions } from '@tradewind/domain/state-machine';
import { aggregateTables, type AggregateTable } from '../aggregate-tables.js';
import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';

/** A command may go several steps at once: confirmed, and therefore awaiting payment. */
const STEPS_AT_ONCE = 3;

/** `from→to` for every way of so many steps through the table. */
export function waysThrough(table: Transitions): readonly string[] {
  const moves = Object.values(table).flatMap(({ from, to }) => from.map((state) => [state, to] as const));
  let ways = new Set(moves.map(([from, to]) => `${from}→${to}`));
  for (let step = 1; step < STEPS_AT_ONCE; step += 1) {
    const longer = [...ways].flatMap((way) => moves.filter(([from]) => way.endsWith(`→${from}`)).map(([, to]) => `${way.slice(0, way.indexOf('→'))}→${to}`));
    ways = new Set([...ways, ...longer]);
  }
  return [...ways];
}

const statesOf = (table: Transitions): readonly string[] => [...new Set(Object.values(table).flatMap(({ from, to }) => [...from, to]))];

const rulesOf = ({ service, type, table, life }: AggregateTable): Rule[] =>
  Object.entries(life).flatMap(([column, next]) => [
    {
      service,
      what: `${type} went from one ${column} to another that its table does not lead to`,
      over: `"audit" WHERE "aggregateType" = '${type}' AND "changes" ? '${column}'`,
      sql: `WITH moves AS (SELECT "aggregateId", "version", "action", "changes"->$2->>'before' AS "before", "changes"->$2->>'after' AS "after",
                                  lag("changes"->$2->>'after') OVER (PARTITION BY "aggregateId" ORDER BY "version") AS "earlier"
                             FROM "audit" WHERE "aggregateType" = $1 AND "changes" ? $2)
            SELECT "aggregateId", "version", "action", "earlier", "before", "after" FROM moves
             WHERE ("before" IS NULL AND "after" <> ALL($3))
                OR ("before" <> "after" AND "before" || '→' || "after" <> ALL($4))
                OR "earlier" <> "before"`,
      parameters: [type, column, statesOf(next.table), waysThrough(next.table)],
    },
    {
      service,
      what: `${type} is in another ${column} than its last change says`,
      sql: `SELECT t."id" AS "aggregateId", t."${column}" AS "is", last."after" AS "said" FROM "${table}" t
              CROSS JOIN LATERAL (SELECT "changes"->$2->>'after' AS "after" FROM "audit"
                                   WHERE "aggregateId" = t."id" AND "aggregateType" = $1 AND "changes" ? $2 ORDER BY "version" DESC LIMIT 1) last
             WHERE t."${column}" <> last."after"`,
      parameters: [type, column],
    },
  ]);

/** I14 */
export const transitions: Invariant = {
  id: 'I14',
  sentence: 'Nothing ever changed its state in a way that its transition table does not have',
  async *find(reading) {
    yield* breakingRows(reading, (await aggregateTables()).flatMap(rulesOf));
  },
};
