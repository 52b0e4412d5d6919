import { keyUsedForSomethingElse, stillRunning } from '@tradewind/contracts/protocol-faults';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { StoredAnswer } from './idempotency.entity.js';

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

  async store(tx: EntityManager, key: AnswerKey, reply: string): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(StoredAnswer)
      .values({ ...key, reply })
      .updateEntity(false)
      .execute();
  }

  private async lookUp(manager: EntityManager, { principal, operation, key, bodyHash }: AnswerKey): Promise<string | null> {
    const found = await manager.findOneBy(StoredAnswer, { principal, operation, key });
    if (found && found.bodyHash !== bodyHash) throw keyUsedForSomethingElse();
    return found?.reply ?? null;
  }
}
