import { createHash } from 'node:crypto';
import { isId } from '@tradewind/kernel/ids';
import { sourceOf, type EventEnvelope } from '@tradewind/kernel/event';
import type { Database } from '@tradewind/persistence/database';

/** A dead letter that somebody wants tried again. */
export interface Replayed {
  readonly id: string;
  readonly consumer: string;
  readonly fact: EventEnvelope;
  readonly attempts: number;
}

interface ReplayedRow extends Omit<Replayed, 'fact'> {
  readonly envelope: EventEnvelope;
}

/** The reactions of one class are one: what one of them cannot take in holds back the others (decision 25). */
export const reactionOf = (consumer: string): string => consumer.slice(0, consumer.lastIndexOf('.'));

const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Events a reaction could not take in, and those of the same aggregate held back behind them (R12). */
export class DeadLetters {
  constructor(private readonly db: Database) {}

  /** In a transaction of the caller. */
  async bury(consumer: string, fact: EventEnvelope, reason: string, attempts: number, state: 'dead' | 'held' = 'dead'): Promise<void> {
    const { id, type, aggregateType, aggregateId, aggregateSeq, org, branch } = fact;
    await this.db.atTheEnd(
      `INSERT INTO "dead_letter" ("consumer", "eventId", "source", "type", "aggregateType", "aggregateId", "aggregateSeq", "org", "branch", "envelope",
         "reason", "attempts", "state") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT ("consumer", "eventId") DO NOTHING`,
      [consumer, id, sourceOf(type), type, aggregateType, aggregateId, aggregateSeq, org, branch, JSON.stringify(fact), reason, attempts, state],
    );
  }

  /** What nobody here knows how to read; the same text is buried once. */
  async buryText(service: string, text: string): Promise<void> {
    await this.db.separately(() => this.bury(service, factFrom(text), 'no event that this service knows', 1));
  }

  /** What is to be tried again, first things first. */
  async toReplay(limit: number): Promise<Replayed[]> {
    const rows = await this.db.dataSource.query<ReplayedRow[]>(
      `SELECT "id", "consumer", "envelope", "attempts" FROM "dead_letter" WHERE "state" = 'replaying' ORDER BY "aggregateSeq", "at" LIMIT $1`,
      [limit],
    );
    return rows.map(({ envelope, ...row }) => ({ ...row, fact: envelope }));
  }

  async failedAgain({ id }: Replayed, reason: string): Promise<void> {
    await this.db.dataSource.query(`UPDATE "dead_letter" SET "state" = 'dead', "attempts" = "attempts" + 1, "reason" = $2, "at" = now() WHERE "id" = $1`, [
      id,
      reason,
    ]);
  }

  /** In a transaction of the caller. */
  async forget(consumer: string, { id }: EventEnvelope): Promise<void> {
    await this.db.atTheEnd('DELETE FROM "dead_letter" WHERE "consumer" = $1 AND "eventId" = $2', [consumer, id]);
  }

  /** It lies here no more, and the next one of the aggregate that was held back behind it is due. In a transaction of the caller. */
  async release(consumer: string, fact: EventEnvelope): Promise<void> {
    await this.forget(consumer, fact);
    await this.db.atTheEnd(
      `UPDATE "dead_letter" SET "state" = 'replaying' WHERE "state" = 'held' AND "id" = (
         SELECT "id" FROM "dead_letter" WHERE "source" = $1 AND "aggregateType" = $2 AND "aggregateId" = $3 AND starts_with("consumer", $4)
         ORDER BY "aggregateSeq", "consumer" LIMIT 1)`,
      [sourceOf(fact.type), fact.aggregateType, fact.aggregateId, `${reactionOf(consumer)}.`],
    );
  }
}

function factFrom(text: string): EventEnvelope {
  const found = parsed(text);
  const known = typeof found.type === 'string' && typeof found.id === 'string' && isId(found.id) ? found : null;
  return {
    ...{ type: 'unreadable', aggregateType: '', aggregateSeq: 0, occurredAt: '', org: 'hq', branch: 'hq', actorId: NOWHERE, traceparent: null },
    ...{ payload: known ? {} : { text } },
    ...known,
    id: known?.id ?? idOf(text),
    aggregateId: isId(known?.aggregateId ?? '') ? (known?.aggregateId ?? NOWHERE) : NOWHERE,
  };
}

function parsed(text: string): Partial<EventEnvelope> {
  try {
    return (JSON.parse(text) as Partial<EventEnvelope> | null) ?? {};
  } catch {
    return {};
  }
}

/** The same id for the same text. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
