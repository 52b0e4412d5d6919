import { Injectable } from '@nestjs/common';
import { factorNotThere } from '@tradewind/contracts/identity/sign-in.faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { SecondFactor } from './domain/second-factor.js';

@Injectable()
export class SecondFactorRepository extends AggregateRepository<SecondFactor> {
  constructor(db: Database) {
    super(db, SecondFactor, () => factorNotThere(), 'company');
  }

  of(ownerId: string): Promise<SecondFactor | null> {
    return this.findOne({ ownerId });
  }
}
