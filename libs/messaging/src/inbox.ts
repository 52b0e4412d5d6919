import { sourceOf, type EventEnvelope } from '@tradewind/kernel/event';
import type { Database } from '@tradewind/persistence/database';

/** Where the aggregate of a fact stands with this service. */
export interface AggregateStanding {
  /** Sequence up to which it was dealt with. */
  readonly last: number;
  /** The first of its events that waits; null when none does. */
  readonly firstWaiting: number | null;
  /** Reactions that have an earlier event of it among their dead letters. */
  readonly stuck: readonly string[];
}

/** An event that waits. */
export interface Waiting {
  readonly fact: EventEnvelope;
  readonly why: 'gap' | 'failed' | 'behind';
  readonly attempts: number;
  readonly regardless: boolean;
  /** Milliseconds since it came. */
  readonly age: number;
}

interface StandingRow extends Omit<AggregateStanding, 'last'> {
  readonly last: number | null;
}

interface WaitingRow extends Omit<Waiting, 'fact'> {
  readonly envelope: EventEnvelope;
}

const FRESH: AggregateStanding = { last: 0, firstWaiting: null, stuck: [] };
const WAITING = `"envelope", "why", "attempts", "regardless", (extract(epoch FROM now() - "since") * 1000)::float8 AS "age"`;

/** A fact that is its own aggregate has no order to keep. */
export const isOrdered = ({ id, aggregateId }: EventEnvelope): boolean => id !== aggregateId;

const keyOf = ({ type, aggregateType, aggregateId }: EventEnvelope): readonly [string, string, string] => [sourceOf(type), aggregateType, aggregateId];
/** The same of many, column by column. */
const keysOf = (facts: readonly EventEnvelope[]): readonly [string[], string[], string[]] => [
  facts.map(({ type }) => sourceOf(type)),
  facts.map(({ aggregateType }) => aggregateType),
  facts.map(({ aggregateId }) => aggregateId),
];
const standingOf = (fact: EventEnvelope, { last, firstWaiting, stuck }: StandingRow): AggregateStanding =>
  isOrdered(fact) ? { last: last ?? 0, firstWaiting, stuck } : { ...FRESH, firstWaiting };

/** What the consumer's database knows of events: dealt with, up to where, waiting (R3, R4). */
export class Inbox {
  constructor(private readonly db: Database) {}

  async standing(fact: EventEnvelope): Promise<AggregateStanding> {
    const [row] = await this.db.dataSource.query<[StandingRow]>(
      `SELECT (SELECT "seq" FROM "aggregate_cursor" WHERE "source" = $1 AND "aggregateType" = $2 AND "aggregateId" = $3) AS "last",
        (SELECT min("aggregateSeq") FROM "inbox_pending" WHERE "source" = $1 AND "aggregateType" = $2 AND "aggregateId" = $3) AS "firstWaiting",
        ARRAY(SELECT "consumer" FROM "dead_letter" WHERE "source" = $1 AND "aggregateType" = $2 AND "aggregateId" = $3 AND "aggregateSeq" < $4) AS "stuck"`,
      [...keyOf(fact), fact.aggregateSeq],
    );
    return standingOf(fact, row);
  }

  /** The same of many, by the ids of the facts. */
  async standings(facts: readonly EventEnvelope[]): Promise<ReadonlyMap<string, AggregateStanding>> {
    const rows = await this.db.dataSource.query<(StandingRow & { readonly id: string })[]>(
      `SELECT f."id", (SELECT "seq" FROM "aggregate_cursor" WHERE "source" = f."source" AND "aggregateType" = f."type" AND "aggregateId" = f."aggregate") AS "last",
        (SELECT min("aggregateSeq") FROM "inbox_pending" WHERE "source" = f."source" AND "aggregateType" = f."type" AND "aggregateId" = f."aggregate") AS "firstWaiting",
        ARRAY(SELECT "consumer" FROM "dead_letter" WHERE "source" = f."source" AND "aggregateType" = f."type" AND "aggregateId" = f."aggregate" AND "aggregateSeq" < f."seq") AS "stuck"
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::integer[]) AS f("id", "source", "type", "aggregate", "seq")`,
      [facts.map(({ id }) => id), ...keysOf(facts), facts.map(({ aggregateSeq }) => aggregateSeq)],
    );
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    return new Map(
      rows.flatMap(({ id, ...row }) => {
        const fact = byId.get(id);
        return fact ? [[id, standingOf(fact, row)]] : [];
      }),
    );
  }

  /** False when the consumer has had it. In the transaction of the effect. */
  async enter(consumer: string, { id }: EventEnvelope): Promise<boolean> {
    const entered = await this.db.execute('INSERT INTO "inbox" ("consumer", "eventId") VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING "eventId"', [
      consumer,
      id,
    ]);
    return entered.length > 0;
  }

  /** The same of many; the ids of those that the consumer has not had. */
  async enterAll(consumer: string, facts: readonly EventEnvelope[]): Promise<ReadonlySet<string>> {
    const entered = await this.db.execute<{ eventId: string }>(
      'INSERT INTO "inbox" ("consumer", "eventId") SELECT $1, f FROM unnest($2::uuid[]) f ON CONFLICT DO NOTHING RETURNING "eventId"',
      [consumer, facts.map(({ id }) => id)],
    );
    return new Set(entered.map(({ eventId }) => eventId));
  }

  /** The fact is dealt with: in the transaction of the last of its effects. */
  async advance(fact: EventEnvelope): Promise<void> {
    if (!isOrdered(fact)) return;
    await this.db.atTheEnd(
      `INSERT INTO "aggregate_cursor" AS c ("source", "aggregateType", "aggregateId", "seq") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("source", "aggregateType", "aggregateId") DO UPDATE SET "seq" = greatest(c."seq", excluded."seq")`,
      [...keyOf(fact), fact.aggregateSeq],
    );
  }

  /** The same of facts of different aggregates. */
  async advanceAll(facts: readonly EventEnvelope[]): Promise<void> {
    const ordered = facts.filter(isOrdered);
    if (ordered.length === 0) return;
    await this.db.atTheEnd(
      `INSERT INTO "aggregate_cursor" AS c ("source", "aggregateType", "aggregateId", "seq")
       SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::integer[])
       ON CONFLICT ("source", "aggregateType", "aggregateId") DO UPDATE SET "seq" = greatest(c."seq", excluded."seq")`,
      [...keysOf(ordered), ordered.map(({ aggregateSeq }) => aggregateSeq)],
    );
  }

  /** Puts it among what waits; what waits already is set to the new time. */
  async wait(fact: EventEnvelope, why: Waiting['why'], inMs: number | null, attempts = 0): Promise<void> {
    await this.db.separately(() =>
      this.db.atTheEnd(
        `INSERT INTO "inbox_pending" ("eventId", "source", "aggregateType", "aggregateId", "aggregateSeq", "envelope", "why", "attempts", "nextAt")
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9 * interval '1 millisecond')
         ON CONFLICT ("eventId") DO UPDATE SET "why" = excluded."why", "attempts" = excluded."attempts", "nextAt" = excluded."nextAt"`,
        [fact.id, ...keyOf(fact), fact.aggregateSeq, JSON.stringify(fact), why, attempts, inMs],
      ),
    );
  }

  async postpone({ id }: EventEnvelope, ms: number): Promise<void> {
    await this.db.dataSource.query(`UPDATE "inbox_pending" SET "nextAt" = now() + $2 * interval '1 millisecond' WHERE "eventId" = $1`, [id, ms]);
  }

  /** What was left behind by an instance that is gone is looked at again. */
  async wakeAll(): Promise<void> {
    await this.db.dataSource.query('UPDATE "inbox_pending" SET "nextAt" = now() WHERE "nextAt" IS NULL');
  }

  /** Whether anything is to be looked at: an event that waits, or a dead letter that somebody wants tried again. One small question, for every second. */
  async isAnythingDue(): Promise<boolean> {
    const [row] = await this.db.dataSource.query<[{ due: boolean }]>(
      `SELECT EXISTS (SELECT FROM "inbox_pending" WHERE "nextAt" <= now()) OR EXISTS (SELECT FROM "dead_letter" WHERE "state" = 'replaying') AS "due"`,
    );
    return row.due;
  }

  /** What is to be looked at again now, in the order of each aggregate. */
  async due(limit: number): Promise<EventEnvelope[]> {
    const rows = await this.db.dataSource.query<{ envelope: EventEnvelope }[]>(
      `SELECT "envelope" FROM "inbox_pending" WHERE "nextAt" <= now() ORDER BY "aggregateSeq", "nextAt" LIMIT $1`,
      [limit],
    );
    return rows.map(({ envelope }) => envelope);
  }

  /** The first of the aggregate's events that waits. */
  async firstWaiting(fact: EventEnvelope): Promise<Waiting | null> {
    const [row] = await this.db.dataSource.query<WaitingRow[]>(
      `SELECT ${WAITING} FROM "inbox_pending" WHERE "source" = $1 AND "aggregateType" = $2 AND "aggregateId" = $3 ORDER BY "aggregateSeq" LIMIT 1`,
      [...keyOf(fact)],
    );
    return row ? waitingOf(row) : null;
  }

  /** As it stands now; null when it waits no more. */
  async waiting({ id }: EventEnvelope): Promise<Waiting | null> {
    const [row] = await this.db.dataSource.query<WaitingRow[]>(`SELECT ${WAITING} FROM "inbox_pending" WHERE "eventId" = $1`, [id]);
    return row ? waitingOf(row) : null;
  }

  /** It waits no more. Inside a transaction. */
  async forget({ id }: EventEnvelope): Promise<void> {
    await this.db.atTheEnd('DELETE FROM "inbox_pending" WHERE "eventId" = $1', [id]);
  }
}

const waitingOf = ({ envelope, ...row }: WaitingRow): Waiting => ({ fact: envelope, ...row });
