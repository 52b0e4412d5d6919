import { Injectable } from '@nestjs/common';
import { disputeNotFound } from '@tradewind/contracts/contracts/disputes.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Dispute } from './domain/dispute.js';

@Injectable()
export class DisputeRepository extends AggregateRepository<Dispute> {
  constructor(db: Database) {
    super(db, Dispute, (disputeId) => disputeNotFound({ disputeId }));
  }
}
