import type { ServiceName } from '../definitions.js';
import { sideBySide, type Keyed } from './ordered.js';
import { SERVICES, type Reading } from './reading.js';
import { ownerOf, subscriptions } from './subscriptions.js';

/** An event that a consumer has applied and its owner has no longer. */
export interface LostEvent {
  readonly service: ServiceName;
  readonly consumer: string;
  readonly eventId: string;
}

/** A consumer that stands behind more events of an aggregate than its owner has announced. */
export interface CursorAhead {
  readonly service: ServiceName;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly cursor: number;
  /** 0 when the owner does not know the aggregate. */
  readonly owner: number;
}

/** Events of `owner` that others have applied, and that are not there since it was restored (R17). */
export async function* lostEvents(reading: Reading, owner: ServiceName): AsyncGenerator<LostEvent> {
  for (const { service, consumer, types } of await subscriptions()) {
    const [first] = types;
    if (service === owner || first === undefined || !types.every((type) => ownerOf(type) === owner)) continue;
    const applied = reading.stream<Keyed>(service, `SELECT "eventId"::text AS "key" FROM "inbox" WHERE "consumer" = $1 ORDER BY "eventId"`, [consumer]);
    const known = reading.stream<Keyed>(owner, `SELECT "id"::text AS "key" FROM "outbox" WHERE "type" = ANY($1) ORDER BY "id"`, [types]);
    const [{ oldest } = { oldest: null }] = await reading.rows<{ oldest: string | null }>(owner, `SELECT min("id"::text) AS "oldest" FROM "outbox"`);
    for await (const { left, right } of sideBySide(applied, known))
      if (left !== null && right === null && oldest !== null && left.key >= oldest) yield { service, consumer, eventId: left.key };
  }
}

const NAME = `"aggregateType" || ' ' || "aggregateId"`;

export async function* cursorsAhead(reading: Reading, owner: ServiceName): AsyncGenerator<CursorAhead> {
  for (const service of SERVICES.filter((name) => name !== owner)) {
    const cursors = reading.stream<Keyed & { seq: number }>(
      service,
      `SELECT ${NAME} AS "key", "seq" FROM "aggregate_cursor" WHERE "source" = $1 ORDER BY (${NAME}) COLLATE "C"`,
      [owner],
    );
    const heads = reading.stream<Keyed & { seq: number }>(owner, `SELECT ${NAME} AS "key", "seq" FROM "outbox_head" ORDER BY (${NAME}) COLLATE "C"`);
    for await (const { left, right } of sideBySide(cursors, heads)) {
      const last = right?.seq ?? 0;
      const [aggregateType = '', aggregateId = ''] = (left?.key ?? '').split(' ');
      if (left !== null && left.seq > last) yield { service, aggregateType, aggregateId, cursor: left.seq, owner: last };
    }
  }
}
