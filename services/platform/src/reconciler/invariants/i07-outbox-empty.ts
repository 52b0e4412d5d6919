import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { SERVICES } from '../reading.js';

const waiting = (service: Rule['service']): Rule => ({
  service,
  what: 'an event was not published',
  over: '"outbox"',
  sql: `SELECT "id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt" FROM "outbox" WHERE "publishedAt" IS NULL ORDER BY "position"`,
});

const parked = (service: Rule['service']): Rule => ({
  service,
  what: 'an event was parked, because the bus will not take it',
  sql: `SELECT "eventId", "type", "aggregateType", "aggregateId", "aggregateSeq", "reason" FROM "outbox_parked" ORDER BY "at"`,
});

/** I7: an event that waits longer than three minutes after everything is well again is stuck (R2). */
export const outboxEmpty: Invariant = {
  id: 'I7',
  sentence: 'Nothing waits in an outbox',
  find: (reading) => breakingRows(reading, [...SERVICES.map(waiting), ...SERVICES.map(parked)]),
};
