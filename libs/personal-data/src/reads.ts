import type { Aggregate } from '@tradewind/domain/aggregate';
import type { Database } from '@tradewind/persistence/database';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';

/** What was read in full, and why. Never the values themselves. */
export interface Read {
  readonly subjectIds: readonly string[];
  readonly fields: readonly string[];
  readonly reason: string;
}

/** Reading personal data in full leaves a trace in the transaction of the call: without the trace there is no answer (S14, C-38). */
export class PersonalDataReads {
  constructor(private readonly db: Database) {}

  async record(row: Aggregate<unknown>, read: Read): Promise<void> {
    const { id: aggregateId, version, org, branch, ownerId } = row;
    const changes = { personalDataRead: { before: null, after: read } };
    await writeAudit(await this.db.writer(), [{ aggregateType: row.constructor.name, aggregateId, version, org, branch, ownerId, changes }]);
  }
}
