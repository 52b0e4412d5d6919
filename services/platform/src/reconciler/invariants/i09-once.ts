import type { Invariant, Violation } from '../invariant.js';
import { inOrder, sideBySide, type Keyed } from '../ordered.js';
import type { Reading } from '../reading.js';
import { ownerOf, subscriptions, type Subscription } from '../subscriptions.js';
import type { ServiceName } from '../../definitions.js';

const PUBLISHED = `SELECT "id"::text AS "key", "type", "aggregateId", "aggregateSeq"
                     FROM "outbox" WHERE "type" = ANY($1) ORDER BY "id"`;
const APPLIED = `SELECT i."eventId"::text AS "key" FROM "inbox" i WHERE i."consumer" = $1 ORDER BY i."eventId"`;

interface Published extends Keyed {
  readonly type: string;
  readonly aggregateId: string;
  readonly aggregateSeq: number;
}

/** I9 (R3) */
export const once: Invariant = {
  id: 'I9',
  sentence: 'Every consumer has applied exactly the events that their owners have published to it, each once',
  async *find(reading) {
    for await (const found of notOnce(reading)) yield violationOf(found);
  },
};

/** An event that its owner has and a consumer has not applied, or (`event` is null) the other way round. */
export interface NotOnce {
  readonly service: ServiceName;
  readonly consumer: string;
  readonly eventId: string;
  readonly event: Omit<Published, 'key'> | null;
  /** Whose events the consumer takes in. */
  readonly owners: readonly ServiceName[];
}

export async function* notOnce(reading: Reading): AsyncGenerator<NotOnce> {
  for (const subscription of await subscriptions()) yield* compare(reading, subscription);
}

function violationOf({ service: database, consumer, eventId, event, owners }: NotOnce): Violation {
  return event === null
    ? { database, what: `${consumer} has applied an event that its owner does not have`, row: { eventId, owners } }
    : { database, what: `${consumer} has not applied an event`, row: { eventId, ...event } };
}

async function* compare(reading: Reading, { service, consumer, types }: Subscription): AsyncGenerator<NotOnce> {
  const owners = [...Map.groupBy(types, ownerOf)];
  const oldest = new Map<ServiceName, string>();
  for (const [owner] of owners) oldest.set(owner, await oldestKept(reading, owner));
  const published = inOrder(owners.map(([owner, ofOwner]) => reading.stream<Published>(owner, PUBLISHED, [ofOwner])));
  const buried = await lettersOf(reading, service, consumer);
  for await (const { left, right } of sideBySide(published, reading.stream<Keyed>(service, APPLIED, [consumer]))) {
    reading.sawSo(1);
    const about = { service, consumer, owners: [...oldest.keys()] };
    if (left !== null && right === null && !buried.has(left.key)) yield { ...about, eventId: left.key, event: eventOf(left) };
    if (left === null && right !== null && isKept(right.key, [...oldest.values()])) yield { ...about, eventId: right.key, event: null };
  }
}

const eventOf = ({ type, aggregateId, aggregateSeq }: Published): NotOnce['event'] => ({ type, aggregateId, aggregateSeq });

/** Owners keep published events for a time only; what is older than all they have says nothing. */
const isKept = (eventId: string, oldest: readonly string[]): boolean => oldest.every((kept) => eventId >= kept);

async function oldestKept(reading: Reading, owner: ServiceName): Promise<string> {
  const [row] = await reading.rows<{ oldest: string | null }>(owner, `SELECT min("id"::text) AS "oldest" FROM "outbox"`);
  return row?.oldest ?? '';
}

/** What could not be applied is in the dead letters, and a matter of I10. */
async function lettersOf(reading: Reading, service: ServiceName, consumer: string): Promise<ReadonlySet<string>> {
  const letters = await reading.rows<{ eventId: string }>(service, `SELECT "eventId"::text AS "eventId" FROM "dead_letter" WHERE "consumer" = $1`, [consumer]);
  return new Set(letters.map(({ eventId }) => eventId));
}
