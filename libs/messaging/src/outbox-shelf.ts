import type { OutboxMessage } from '@tradewind/persistence/outbox.entity';
import type { DataSource } from 'typeorm';
import type { Standing } from './event-bus.js';

/** The outbox as the relay reads and marks it. */
export class OutboxShelf {
  constructor(
    private readonly db: DataSource,
    private readonly stream: string,
  ) {}

  /** What is not published yet, oldest first; without what is parked and what comes after it in the same aggregate. */
  waiting(limit: number): Promise<OutboxMessage[]> {
    return this.db.query<OutboxMessage[]>(
      `SELECT * FROM "outbox" o WHERE "publishedAt" IS NULL AND NOT EXISTS (SELECT FROM "outbox_parked" p
         WHERE p."aggregateType" = o."aggregateType" AND p."aggregateId" = o."aggregateId" AND p."aggregateSeq" <= o."aggregateSeq")
       ORDER BY "position" LIMIT $1`,
      [limit],
    );
  }

  /** All that is kept, published or not, after a position. */
  kept(after: string, limit: number): Promise<OutboxMessage[]> {
    return this.db.query<OutboxMessage[]>(
      `SELECT * FROM "outbox" o WHERE "position" > $1 AND NOT EXISTS (SELECT FROM "outbox_parked" p
         WHERE p."aggregateType" = o."aggregateType" AND p."aggregateId" = o."aggregateId" AND p."aggregateSeq" <= o."aggregateSeq")
       ORDER BY "position" LIMIT $2`,
      [after, limit],
    );
  }

  /** Published, and how far the stream has come with it. The span of time lets PostgreSQL leave the other partitions alone. */
  async mark(messages: readonly OutboxMessage[], lastSeq: number): Promise<void> {
    const times = messages.map(({ recordedAt }) => recordedAt.getTime());
    await this.db.query(
      `WITH "come" AS (UPDATE "outbox_stream" SET "lastSeq" = greatest("lastSeq", $4) WHERE "stream" = $5)
       UPDATE "outbox" SET "publishedAt" = now()
       WHERE "position" = ANY($1) AND "recordedAt" BETWEEN $2 AND $3 AND "publishedAt" IS NULL`,
      [messages.map(({ position }) => position), new Date(Math.min(...times)), new Date(Math.max(...times) + 1), lastSeq, this.stream],
    );
  }

  async park({ id, type, aggregateType, aggregateId, aggregateSeq }: OutboxMessage, reason: string): Promise<void> {
    await this.db.query(
      `INSERT INTO "outbox_parked" ("eventId", "type", "aggregateType", "aggregateId", "aggregateSeq", "reason") VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [id, type, aggregateType, aggregateId, aggregateSeq, reason],
    );
  }

  /**
   * Null when the stream is the one we have filled, as far as we have; else the position from which it must be filled
   * again. A stream seen for the first time is filled from the beginning: it may be new, or we may be.
   */
  async compare({ created, lastSeq }: Standing): Promise<string | null> {
    const [known] = await this.db.query<{ created: string; lastSeq: string; behind: string | null }[]>('SELECT * FROM "outbox_stream" WHERE "stream" = $1', [
      this.stream,
    ]);
    if (known?.created === created && parseInt(known.lastSeq, 10) <= lastSeq) return known.behind;
    await this.db.query(
      `INSERT INTO "outbox_stream" ("stream", "created", "lastSeq", "behind") VALUES ($1, $2, 0, 0)
       ON CONFLICT ("stream") DO UPDATE SET "created" = excluded."created", "lastSeq" = 0, "behind" = 0`,
      [this.stream, created],
    );
    return '0';
  }

  async filledTo(position: string | null): Promise<void> {
    await this.db.query('UPDATE "outbox_stream" SET "behind" = $2 WHERE "stream" = $1', [this.stream, position]);
  }
}
