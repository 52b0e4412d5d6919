import { aggregateTables, type AggregateTable } from '../aggregate-tables.js';
import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { sideBySide, type Keyed } from '../ordered.js';
import { SERVICES, type Reading } from '../reading.js';
import { ownerOf, subscriptions } from '../subscriptions.js';
import type { ServiceName } from '../../definitions.js';

/** Published rows go after a time; an aggregate that is younger than the oldest row still has all of its own. Ids are ordered by time. */
const OLDEST_KEPT = `(SELECT min("id"::text) FROM "outbox")`;

const gaps = (service: Rule['service']): Rule => ({
  service,
  what: 'the events of an aggregate are not numbered without gaps',
  over: '(SELECT DISTINCT "aggregateType", "aggregateId" FROM "outbox") AS each',
  sql: `SELECT "aggregateType", "aggregateId", count(*)::int AS "events", min("aggregateSeq") AS "first", max("aggregateSeq") AS "last"
          FROM "outbox" GROUP BY "aggregateType", "aggregateId"
        HAVING count(*) <> max("aggregateSeq") - min("aggregateSeq") + 1 OR (min("aggregateSeq") > 1 AND "aggregateId"::text > ${OLDEST_KEPT})`,
});

const lastNumber = ({ service, type, table }: AggregateTable): Rule => ({
  service,
  what: `${type} has recorded another number of events than its outbox was given`,
  sql: `SELECT t."id" AS "aggregateId", t."eventSeq", coalesce(h."seq", 0) AS "last" FROM "${table}" t
          LEFT JOIN "outbox_head" h ON h."aggregateType" = $1 AND h."aggregateId" = t."id" WHERE t."eventSeq" <> coalesce(h."seq", 0)`,
  parameters: [type],
});

const waiting = (service: Rule['service']): Rule => ({
  service,
  what: 'an event waits for an earlier one, or for another try',
  sql: `SELECT "eventId", "source", "aggregateType", "aggregateId", "aggregateSeq", "why", "attempts", "since" FROM "inbox_pending" ORDER BY "since"`,
});

/** I8 (R4) */
export const sequences: Invariant = {
  id: 'I8',
  sentence: 'The events of every aggregate are numbered from 1 without gaps, up to what it has recorded, and every consumer stands at the last one',
  async *find(reading) {
    yield* breakingRows(reading, [...SERVICES.map(gaps), ...(await aggregateTables()).map(lastNumber), ...SERVICES.map(waiting)]);
    for await (const { service, owner, aggregate, cursor, announced } of cursorsElsewhere(reading)) {
      const what = cursor < (announced ?? 0) ? `stands before what ${owner} has announced` : `is ahead of ${owner}`;
      yield { database: service, what: `a cursor ${what}`, row: { aggregate, cursor, owner: announced } };
    }
  },
};

/** A consumer that does not stand at the last event of an aggregate that it hears of. */
export interface CursorElsewhere {
  readonly service: ServiceName;
  readonly owner: ServiceName;
  /** Type and id. */
  readonly aggregate: string;
  readonly cursor: number;
  /** Null when the owner has announced nothing of it. */
  readonly announced: number | null;
}

export async function* cursorsElsewhere(reading: Reading): AsyncGenerator<CursorElsewhere> {
  for (const service of SERVICES) for (const [owner, types] of await heardBy(service)) yield* standingOf(reading, service, owner, types);
}

/** What a service takes in, by whose it is. */
async function heardBy(service: ServiceName): Promise<ReadonlyMap<ServiceName, readonly string[]>> {
  const types = (await subscriptions()).filter((each) => each.service === service).flatMap((each) => each.types);
  return Map.groupBy(new Set(types), ownerOf);
}

interface Standing extends Keyed {
  readonly seq: number;
}

const NAME = `"aggregateType" || ' ' || "aggregateId"`;
const OWNERS = `SELECT ${NAME} AS "key", (SELECT max(value::int) FROM jsonb_each_text("byType") WHERE key = ANY($1)) AS "seq"
                  FROM "outbox_head" WHERE "byType" ?| $1 ORDER BY (${NAME}) COLLATE "C"`;
const CURSORS = `SELECT ${NAME} AS "key", "seq" FROM "aggregate_cursor" WHERE "source" = $1 ORDER BY (${NAME}) COLLATE "C"`;

/** Where no cursor is, the inbox alone knows (I9): there were none before this version. */
async function* standingOf(reading: Reading, service: ServiceName, owner: ServiceName, types: readonly string[]): AsyncGenerator<CursorElsewhere> {
  const [owners, cursors] = [reading.stream<Standing>(owner, OWNERS, [types]), reading.stream<Standing>(service, CURSORS, [owner])];
  for await (const { left, right } of sideBySide(owners, cursors))
    if (right !== null && left?.seq !== right.seq) yield { service, owner, aggregate: right.key, cursor: right.seq, announced: left?.seq ?? null };
}
