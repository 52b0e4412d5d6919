import { Injectable } from '@nestjs/common';
import { claimNotFound } from '@tradewind/contracts/expenses/claims.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Claim } from './domain/claim.js';

@Injectable()
export class ClaimRepository extends AggregateRepository<Claim> {
  constructor(db: Database) {
    super(db, Claim, (claimId) => claimNotFound({ claimId }));
  }
}
