import { breakingRows } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { SERVICES } from '../reading.js';

/** I7: an event that waits longer than three minutes after everything is well again is stuck (R2). */
export const outboxEmpty: Invariant = {
  id: 'I7',
  sentence: 'Nothing waits in an outbox',
  find: (reading) =>
    breakingRows(
      reading,
      SERVICES.map((service) => ({
        service,
        what: 'an event was not published',
        over: '"outbox"',
        sql: `SELECT "id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt" FROM "outbox"
               WHERE "publishedAt" IS NULL ORDER BY "position"`,
      })),
    ),
};
