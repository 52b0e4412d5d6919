import type { EventEnvelope } from '@tradewind/kernel/event';
import { DataSource, type EntityManager } from 'typeorm';
import type { Shadow } from './shadow.js';

const BATCH = 5_000;
const READ_AGAIN = 10_000;

/** Where a service's outbox can be read, as whoever operates the platform may. */
export type OutboxUrl = (service: string) => string;

interface OutboxRow extends Omit<EventEnvelope, 'occurredAt'> {
  readonly position: string;
  readonly occurredAt: string;
}

/** How far a rebuild is; told after each batch. */
export type Progress = (what: 'read' | 'played', events: number) => Promise<void> | void;

/** One step of the replay: a fact for a reaction. */
export interface Step {
  readonly n: string;
  readonly consumer: string;
  readonly envelope: EventEnvelope;
}

/** Which events, of which owners, for which consumers. */
export interface Wanted {
  readonly types: ReadonlyMap<string, readonly string[]>;
  readonly consumers: readonly string[];
  /** Consumers of the service's own facts, by type: they are in no inbox and count from when they were recorded. */
  readonly own: ReadonlyMap<string, string>;
}

/**
 * What the owners' outboxes keep (they are the record), beside the shadow; and the steps in the order in which this
 * service took the facts in, which its inbox knows. What the inbox has not had is for the living to take in.
 */
export class History {
  private readonly upTo = new Map<string, number>();
  private last = '0';
  private read = 0;

  constructor(
    private readonly db: DataSource,
    private readonly shadow: Shadow,
    private readonly wanted: Wanted,
    private readonly urlOf: OutboxUrl,
  ) {}

  async begin(): Promise<void> {
    await this.db.query(
      `CREATE UNLOGGED TABLE ${this.events} ("id" uuid PRIMARY KEY, "position" bigint NOT NULL, "type" text NOT NULL, "envelope" jsonb NOT NULL)`,
    );
    await this.db.query(`CREATE UNLOGGED TABLE ${this.taken} ("consumer" text NOT NULL, "id" uuid NOT NULL, "at" timestamptz NOT NULL)`);
    await this.db.query(`CREATE UNLOGGED TABLE ${this.steps} ("n" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "consumer" text NOT NULL, "id" uuid NOT NULL,
      UNIQUE ("consumer", "id"))`);
  }

  /** What the base has played already is not played again. */
  async passOver(): Promise<void> {
    const [row] = await this.db.query<{ last: string }[]>(`SELECT coalesce(max("n"), 0)::text AS "last" FROM ${this.steps}`);
    this.last = row?.last ?? '0';
  }

  /** Notes which facts this service has had, as `tx` sees it: what is noted in the inbox; its own count from when they were recorded. */
  async take(tx: EntityManager): Promise<void> {
    await tx.query(`TRUNCATE ${this.taken}`);
    await tx.query(
      `INSERT INTO ${this.taken} SELECT had.* FROM (
           SELECT "consumer", "eventId" AS "id", "at" FROM "inbox" WHERE "consumer" = ANY($1)
           UNION ALL SELECT o."value", e."id", e."recordedAt" FROM "outbox" e JOIN jsonb_each_text($2::jsonb) o ON o."key" = e."type") had
        WHERE NOT EXISTS (SELECT FROM ${this.steps} s WHERE s."consumer" = had."consumer" AND s."id" = had."id")`,
      [this.wanted.consumers, JSON.stringify(Object.fromEntries(this.wanted.own))],
    );
  }

  /**
   * What was taken becomes steps. The outboxes are read only now: whatever this service has had was in one before. Gives
   * how many of the facts no outbox keeps any more.
   */
  async addSteps(progress: Progress): Promise<number> {
    // under the lock nothing is asked of other databases unless something has come in
    if ((await this.missing()) > 0) for (const [owner, types] of this.wanted.types) await this.readOutbox(owner, types, progress);
    await this.db.query(
      `INSERT INTO ${this.steps} ("consumer", "id") SELECT had."consumer", had."id" FROM ${this.taken} had JOIN ${this.events} e USING ("id")
        ORDER BY had."at", e."position", had."consumer"`,
    );
    return this.missing();
  }

  /** The steps after those given before. */
  async next(limit: number): Promise<Step[]> {
    const steps = await this.db.query<Step[]>(
      `SELECT s."n", s."consumer", e."envelope" FROM ${this.steps} s JOIN ${this.events} e ON e."id" = s."id" WHERE s."n" > $1 ORDER BY s."n" LIMIT $2`,
      [this.last, limit],
    );
    this.last = steps.at(-1)?.n ?? this.last;
    return steps;
  }

  get taken(): string {
    return this.shadow.table('fact_taken');
  }

  private get events(): string {
    return this.shadow.table('event_history');
  }

  get steps(): string {
    return this.shadow.table('replay_step');
  }

  /** Facts taken in that were not read in any outbox. */
  private async missing(): Promise<number> {
    const [row] = await this.db.query<{ count: number }[]>(
      `SELECT count(*)::int AS "count" FROM ${this.taken} had WHERE NOT EXISTS (SELECT FROM ${this.events} e WHERE e."id" = had."id")`,
    );
    return row?.count ?? 0;
  }

  /** A late commit may have a lower position than one that was read: so some are read again each time. */
  private async readOutbox(owner: string, types: readonly string[], progress: Progress): Promise<void> {
    let after = Math.max(0, (this.upTo.get(owner) ?? 0) - READ_AGAIN);
    const outbox = await new DataSource({ type: 'postgres', url: this.urlOf(owner), applicationName: 'rebuild', poolSize: 1 }).initialize();
    try {
      for (;;) {
        const rows = await outbox.query<OutboxRow[]>(OUTBOX, [types, after, BATCH]);
        await this.keep(rows);
        after = parseInt(rows.at(-1)?.position ?? String(after), 10);
        this.upTo.set(owner, after);
        this.read += rows.length;
        await progress('read', this.read);
        if (rows.length < BATCH) return;
      }
    } finally {
      await outbox.destroy();
    }
  }

  private async keep(rows: readonly OutboxRow[]): Promise<void> {
    const events = rows.map(({ position, ...envelope }) => ({ id: envelope.id, type: envelope.type, position, envelope }));
    await this.db.query(
      `INSERT INTO ${this.events} ("id", "position", "type", "envelope")
       SELECT "id", "position", "type", "envelope" FROM jsonb_to_recordset($1::jsonb)
           AS e("id" uuid, "position" bigint, "type" text, "envelope" jsonb) ON CONFLICT DO NOTHING`,
      [JSON.stringify(events)],
    );
  }
}

// without its alias the order would be that of the text that is selected
const OUTBOX = `SELECT "position"::text, "id", "type", "aggregateType", "aggregateId", "aggregateSeq", "previous", "org", "branch", "actorId", "traceparent", "payload",
    to_char("occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt"
  FROM "outbox" o WHERE "type" = ANY($1) AND "position" > $2 ORDER BY o."position" LIMIT $3`;
