import { breakingRows } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { SERVICES } from '../reading.js';

/** Where facts travel and stay; each is searched as text. */
const PLACES = [
  { table: 'outbox', column: 'payload', id: '"id"' },
  { table: 'dead_letter', column: 'envelope', id: '"eventId"' },
  { table: 'audit', column: 'changes', id: '"id"' },
];

/** I16 (R10, S12) */
export const canaries: Invariant = {
  id: 'I16',
  sentence: 'No personal data stand open in events, dead letters or the audit trail',
  async *find(reading, given) {
    if (given.canaries.length === 0) yield { notChecked: 'no canaries were given (--canaries FILE)' };
    else
      yield* breakingRows(
        reading,
        SERVICES.flatMap((service) =>
          PLACES.map(({ table, column, id }) => ({
            service,
            what: `personal data stand in ${table}.${column}`,
            over: `"${table}"`,
            sql: `SELECT ${id} AS "id", canary FROM "${table}" CROSS JOIN unnest($1::text[]) AS canary WHERE strpos("${column}"::text, canary) > 0`,
            parameters: [given.canaries],
          })),
        ),
      );
  },
};
