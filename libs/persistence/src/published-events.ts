import type { EventEnvelope } from '@tradewind/kernel/event';
import type { Database } from './database.js';
import { envelopeOf } from './envelope.js';
import type { OutboxMessage } from './outbox.entity.js';

const AT_MOST = 200;

/** Whose events, and from which sequence on. */
export interface EventsWanted {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly from: number;
}

/** What the outbox keeps of an aggregate and has published, in order. What was not published yet comes by itself. */
export async function publishedEventsOf(db: Database, { aggregateType, aggregateId, from }: EventsWanted): Promise<EventEnvelope[]> {
  const rows = await db.query<OutboxMessage>(
    `SELECT * FROM "outbox" WHERE "aggregateType" = $1 AND "aggregateId" = $2 AND "aggregateSeq" >= $3 AND "publishedAt" IS NOT NULL
     ORDER BY "aggregateSeq" LIMIT ${AT_MOST}`,
    [aggregateType, aggregateId, from],
  );
  return rows.map(envelopeOf);
}
