import { Injectable } from '@nestjs/common';
import { cycleNotFound } from '@tradewind/contracts/performance/months.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Cycle } from './domain/cycle.js';

@Injectable()
export class CycleRepository extends AggregateRepository<Cycle> {
  constructor(db: Database) {
    super(db, Cycle, (cycleId) => cycleNotFound({ cycleId }));
  }

  /** Who closed the month of a scorecard: the handler of what follows from it (ORG-14). */
  async closerOf(scorecardId: string): Promise<string> {
    const [row] = await this.db.query<{ ownerId: string }>('SELECT c."ownerId" FROM "cycle" c JOIN "scorecard" s ON s."cycleId" = c."id" WHERE s."id" = $1', [
      scorecardId,
    ]);
    if (!row) throw cycleNotFound({ cycleId: scorecardId });
    return row.ownerId;
  }
}
