import { keyUsedForSomethingElse, stillRunning } from '@tradewind/contracts/protocol-faults';
import type { EntityManager } from 'typeorm';
import { answersOf, type Answers, type Database } from './database.js';
import type { StoredAnswer } from './idempotency.entity.js';
import { ANSWERS_KEPT } from './records.js';
import { leave } from './unit-of-work.js';

/** Thrown inside a unit of work whose answer is already known: rolls it back and carries the answer out. */
export class AlreadyAnswered extends Error {
  constructor(readonly reply: string) {
    super('already answered');
  }
}

export interface AnswerKey {
  readonly principal: string;
  readonly operation: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** Idempotency-Key (R6): the answer is stored in the transaction of the effect, by the service that owns it. */
export class StoredAnswers {
  constructor(private readonly db: Database) {}

  /** The answer given before under this key; refuses a key that was used for another request. */
  find(key: AnswerKey): Promise<string | null> {
    return this.lookUp(this.db.short(), key);
  }

  /** At the start of the transaction: only one request per key at a time; an answer given meanwhile ends this one. Both questions go out together, in this order. */
  async claim(tx: EntityManager, key: AnswerKey): Promise<void> {
    const lock = tx.query<{ won: boolean }[]>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS won', [
      [key.principal, key.operation, key.key].join('\n'),
    ]);
    const [claimed, known] = await Promise.allSettled([lock, this.lookUp(answersOf(tx), key)]);
    if (claimed.status === 'rejected') throw claimed.reason as Error;
    if (!claimed.value[0]?.won) throw stillRunning();
    if (known.status === 'rejected') throw known.reason as Error;
    if (known.value !== null) throw new AlreadyAnswered(known.value);
  }

  /** With the last statement of the transaction. */
  store(tx: EntityManager, key: AnswerKey, reply: string): Promise<void> {
    return leave(tx, { answer: { ...key, reply } });
  }

  /** Removes a batch of those whose time is over; gives how many. */
  async forget(most = 5_000): Promise<number> {
    const gone = await this.db.execute(
      `DELETE FROM "idempotency" WHERE ctid = ANY (ARRAY(SELECT ctid FROM "idempotency" WHERE "at" <= now() - ${ANSWERS_KEPT} ORDER BY "at" LIMIT $1)) RETURNING 1`,
      [most],
    );
    return gone.length;
  }

  private async lookUp(answers: Answers, { principal, operation, key, bodyHash }: AnswerKey): Promise<string | null> {
    const [found] = await answers.query<Pick<StoredAnswer, 'bodyHash' | 'reply'>>(
      `SELECT "bodyHash", "reply" FROM "idempotency" WHERE "principal" = $1 AND "operation" = $2 AND "key" = $3 AND "at" > now() - ${ANSWERS_KEPT}`,
      [principal, operation, key],
    );
    if (found && found.bodyHash !== bodyHash) throw keyUsedForSomethingElse();
    return found?.reply ?? null;
  }
}
