import { processNotFound } from '@tradewind/contracts/processes/processes.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import type { Database } from '@tradewind/persistence/database';
import { Process } from './process.js';

/** So many in one round; the next round takes the others. */
const ROUND = 50;

export class ProcessRepository extends AggregateRepository<Process> {
  constructor(db: Database) {
    super(db, Process, (processId) => processNotFound({ processId }));
  }

  idsToAct(at: Date): Promise<readonly string[]> {
    return this.ids('"nextAttempt" <= $1 ORDER BY "nextAttempt"', at);
  }

  idsOutOfPatience(at: Date): Promise<readonly string[]> {
    return this.ids('"deadline" <= $1 ORDER BY "deadline"', at);
  }

  /** Locks the process if it is still due; false when another instance, a fact or an operator was quicker. */
  async isStillDue(id: string, by: 'nextAttempt' | 'deadline', at: Date): Promise<boolean> {
    const rows = await this.db.execute(`SELECT 1 FROM "process" WHERE "id" = $1 AND "${by}" <= $2 FOR UPDATE SKIP LOCKED`, [id, at]);
    return rows.length > 0;
  }

  /** Locks the process until the transaction ends, and gives it as it is then. */
  async hold(id: string): Promise<Process> {
    await this.db.execute('SELECT 1 FROM "process" WHERE "id" = $1 FOR UPDATE', [id]);
    return this.get(id);
  }

  private async ids(due: string, at: Date): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(`SELECT "id" FROM "process" WHERE ${due} LIMIT ${ROUND}`, [at]);
    return rows.map(({ id }) => id);
  }
}
