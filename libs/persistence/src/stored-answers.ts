import { keyUsedForSomethingElse, stillRunning } from '@tradewind/contracts/protocol-faults';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import type { StoredAnswer } from './idempotency.entity.js';

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

/** How long an answer is given again; then its key is a new one. */
const KEPT = `interval '7 days'`;

/** Idempotency-Key (R6): the answer is stored in the transaction of the effect, by the service that owns it. */
export class StoredAnswers {
  constructor(private readonly db: Database) {}

  /** The answer given before under this key; refuses a key that was used for another request. */
  find(key: AnswerKey): Promise<string | null> {
    return this.lookUp(this.db.dataSource.manager, key);
  }

  /** At the start of the transaction: only one request per key at a time; an answer given meanwhile ends this one. */
  async claim(tx: EntityManager, key: AnswerKey): Promise<void> {
    const rows = await tx.query<{ won: boolean }[]>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS won', [
      [key.principal, key.operation, key.key].join('\n'),
    ]);
    if (!rows[0]?.won) throw stillRunning();
    const reply = await this.lookUp(tx, key);
    if (reply !== null) throw new AlreadyAnswered(reply);
  }

  /** In place of one whose time is over, if nobody has removed it yet. */
  async store(tx: EntityManager, { principal, operation, key, bodyHash }: AnswerKey, reply: string): Promise<void> {
    await tx.query(
      `INSERT INTO "idempotency" AS known ("principal", "operation", "key", "bodyHash", "reply") VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ("principal", "operation", "key") DO UPDATE SET "bodyHash" = excluded."bodyHash", "reply" = excluded."reply", "at" = now()
       WHERE known."at" <= now() - ${KEPT}`,
      [principal, operation, key, bodyHash, reply],
    );
  }

  /** Removes a batch of those whose time is over; gives how many. */
  async forget(most = 5_000): Promise<number> {
    const gone = await this.db.execute(
      `DELETE FROM "idempotency" WHERE ctid = ANY (ARRAY(SELECT ctid FROM "idempotency" WHERE "at" <= now() - ${KEPT} ORDER BY "at" LIMIT $1)) RETURNING 1`,
      [most],
    );
    return gone.length;
  }

  private async lookUp(manager: EntityManager, { principal, operation, key, bodyHash }: AnswerKey): Promise<string | null> {
    const [found] = await manager.query<Pick<StoredAnswer, 'bodyHash' | 'reply'>[]>(
      `SELECT "bodyHash", "reply" FROM "idempotency" WHERE "principal" = $1 AND "operation" = $2 AND "key" = $3 AND "at" > now() - ${KEPT}`,
      [principal, operation, key],
    );
    if (found && found.bodyHash !== bodyHash) throw keyUsedForSomethingElse();
    return found?.reply ?? null;
  }
}
