import { Injectable } from '@nestjs/common';
import { payoutNotFound } from '@tradewind/contracts/expenses/payouts.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Payout } from './domain/payout.js';

@Injectable()
export class PayoutRepository extends AggregateRepository<Payout> {
  constructor(db: Database) {
    super(db, Payout, (payoutId) => payoutNotFound({ payoutId }));
  }

  /** The payout of a request. Until the call ends nobody else can open one on it. */
  async ofRequest(requestId: string): Promise<Payout | null> {
    await this.db.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`payout ${requestId}`]);
    return this.findOne({ requestId });
  }
}
