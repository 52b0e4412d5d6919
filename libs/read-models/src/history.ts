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
  readonly takenAt: string;
}

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

  constructor(
    private readonly db: DataSource,
    private readonly shadow: Shadow,
    private readonly wanted: Wanted,
    private readonly urlOf: OutboxUrl,
  ) {}

  async begin(): Promise<void> {
    await this.db
      .query(`CREATE UNLOGGED TABLE ${this.events} ("id" uuid PRIMARY KEY, "position" bigint NOT NULL, "type" text NOT NULL, "takenAt" timestamptz NOT NULL,
      "envelope" jsonb NOT NULL)`);
    await this.db.query(`CREATE UNLOGGED TABLE ${this.steps} ("n" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "consumer" text NOT NULL, "id" uuid NOT NULL,
      UNIQUE ("consumer", "id"))`);
  }

  /** Takes over what the outboxes have now. */
  async readOutboxes(): Promise<void> {
    for (const [owner, types] of this.wanted.types) await this.readOutbox(owner, types);
  }

  /** The facts that `tx` sees as taken in, and that are no steps yet, become steps; gives how many of them no outbox keeps any more. */
  async addSteps(tx: EntityManager): Promise<number> {
    await tx.query(
      `INSERT INTO ${this.steps} ("consumer", "id") SELECT had."consumer", had."id" FROM (
           SELECT i."consumer", i."eventId" AS "id", i."at" FROM "inbox" i WHERE i."consumer" = ANY($1)
           UNION ALL SELECT o."value", e."id", e."takenAt" FROM ${this.events} e JOIN jsonb_each_text($2::jsonb) o ON o."key" = e."type") had
         JOIN ${this.events} e ON e."id" = had."id"
        WHERE NOT EXISTS (SELECT FROM ${this.steps} s WHERE s."consumer" = had."consumer" AND s."id" = had."id")
        ORDER BY had."at", e."position", had."consumer"`,
      [this.wanted.consumers, JSON.stringify(Object.fromEntries(this.wanted.own))],
    );
    const [lost] = await tx.query<{ count: number }[]>(
      `SELECT count(*)::int AS "count" FROM "inbox" i WHERE i."consumer" = ANY($1) AND NOT EXISTS (SELECT FROM ${this.events} e WHERE e."id" = i."eventId")`,
      [this.wanted.consumers],
    );
    return lost?.count ?? 0;
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

  private get events(): string {
    return this.shadow.table('event_history');
  }

  private get steps(): string {
    return this.shadow.table('replay_step');
  }

  /** A late commit may have a lower position than one that was read: so some are read again each time. */
  private async readOutbox(owner: string, types: readonly string[]): Promise<void> {
    let after = Math.max(0, (this.upTo.get(owner) ?? 0) - READ_AGAIN);
    const outbox = await new DataSource({ type: 'postgres', url: this.urlOf(owner), applicationName: 'rebuild', poolSize: 1 }).initialize();
    try {
      for (;;) {
        const rows = await outbox.query<OutboxRow[]>(OUTBOX, [types, after, BATCH]);
        await this.keep(rows);
        after = parseInt(rows.at(-1)?.position ?? String(after), 10);
        this.upTo.set(owner, after);
        if (rows.length < BATCH) return;
      }
    } finally {
      await outbox.destroy();
    }
  }

  private async keep(rows: readonly OutboxRow[]): Promise<void> {
    const events = rows.map(({ position, takenAt, ...envelope }) => ({ id: envelope.id, type: envelope.type, position, takenAt, envelope }));
    await this.db.query(
      `INSERT INTO ${this.events} ("id", "position", "type", "takenAt", "envelope")
       SELECT "id", "position", "type", "takenAt", "envelope" FROM jsonb_to_recordset($1::jsonb)
           AS e("id" uuid, "position" bigint, "type" text, "takenAt" timestamptz, "envelope" jsonb) ON CONFLICT DO NOTHING`,
      [JSON.stringify(events)],
    );
  }
}

const OUTBOX = `SELECT "position"::text, "id", "type", "aggregateType", "aggregateId", "aggregateSeq", "previous", "org", "branch", "actorId", "traceparent", "payload",
    to_char("occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", "recordedAt" AS "takenAt"
  FROM "outbox" WHERE "type" = ANY($1) AND "position" > $2 ORDER BY "position" LIMIT $3`;
