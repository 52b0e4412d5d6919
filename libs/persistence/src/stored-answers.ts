import { keyUsedForSomethingElse, stillRunning } from '@tradewind/contracts/protocol-faults';
import type { EntityManager } from 'typeorm';
import type { Answers, Database } from './database.js';
import type { StoredAnswer } from './idempotency.entity.js';
import { ANSWERS_KEPT } from './records.js';
import { leave } from './unit-of-work.js';

/** Thrown by a unit of work whose answer is there already: nothing of it was done. */
export class AlreadyAnswered extends Error {
  constructor() {
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
  async find({ principal, operation, key, bodyHash }: AnswerKey): Promise<string | null> {
    const [found] = await this.db
      .short()
      .query<Pick<StoredAnswer, 'bodyHash' | 'reply'>>(`SELECT "bodyHash", "reply" FROM ${KNOWN}`, [principal, operation, key]);
    if (found && found.bodyHash !== bodyHash) throw keyUsedForSomethingElse();
    return found?.reply ?? null;
  }

  /**
   * At the start of the transaction: only one request per key at a time, and none whose answer is there. Both questions go out with what
   * the command asks first, and make an error where they are answered with no: then nothing behind them is done.
   */
  async claim(tx: Answers, { principal, operation, key }: AnswerKey): Promise<void> {
    const lock = tx.query(CLAIM, [[principal, operation, key].join('\n')]);
    const [claimed, unknown] = await Promise.allSettled([lock, tx.query(UNANSWERED, [principal, operation, key])]);
    if (claimed.status === 'rejected') throw saysNo(claimed.reason) ? stillRunning() : (claimed.reason as Error);
    if (unknown.status === 'rejected') throw saysNo(unknown.reason) ? new AlreadyAnswered() : (unknown.reason as Error);
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
}

const KNOWN = `"idempotency" WHERE "principal" = $1 AND "operation" = $2 AND "key" = $3 AND "at" > now() - ${ANSWERS_KEPT}`;

/** Both read words as a number where the answer is no. The second sees what was committed before the first had the lock. */
const CLAIM = `SELECT (CASE WHEN pg_try_advisory_xact_lock(hashtextextended($1, 0)) THEN '1' ELSE 'this request is at work' END)::int`;
const UNANSWERED = `SELECT ('this request was answered: ' || "key")::int FROM ${KNOWN}`;
const NO_NUMBER = '22P02';

const saysNo = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === NO_NUMBER;
