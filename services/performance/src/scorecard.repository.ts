import { Injectable } from '@nestjs/common';
import { scorecardNotFound, type ScorecardStatus } from '@tradewind/contracts/performance/scorecards.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Scorecard } from './domain/scorecard.js';

@Injectable()
export class ScorecardRepository extends AggregateRepository<Scorecard> {
  constructor(db: Database) {
    super(db, Scorecard, (scorecardId) => scorecardNotFound({ scorecardId }));
  }

  /** Its status, kept from changing until the transaction ends: no dispute slips in between. */
  async heldStatus(scorecardId: string): Promise<ScorecardStatus> {
    const [row] = await this.db.execute<{ status: ScorecardStatus }>('SELECT "status" FROM "scorecard" WHERE "id" = $1 FOR SHARE', [scorecardId]);
    if (!row) throw scorecardNotFound({ scorecardId });
    return row.status;
  }

  ofCycle(cycleId: string): Promise<Scorecard[]> {
    return this.findAll({ cycleId });
  }
}
