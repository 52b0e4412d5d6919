import { Injectable } from '@nestjs/common';
import { contractNotFound } from '@tradewind/contracts/contracts/contracts.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Contract } from './domain/contract.js';

@Injectable()
export class ContractRepository extends AggregateRepository<Contract> {
  constructor(db: Database) {
    super(db, Contract, (contractId) => contractNotFound({ contractId }));
  }

  /** Contracts with a milestone whose day has passed, and of which nobody was warned. */
  lateOn(day: string): Promise<readonly string[]> {
    return this.roundOf(`"milestoneDueOn" < $1 AND "status" = 'effective'`, [day], 'milestoneDueOn');
  }
}
