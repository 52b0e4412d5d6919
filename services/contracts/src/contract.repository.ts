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

  /** Contracts whose end is to be announced. */
  toRemindOn(day: string): Promise<readonly string[]> {
    return this.roundOf(`"remindOn" <= $1 AND "status" = 'effective'`, [day], 'remindOn');
  }

  /** Contracts whose last day has passed, and that nothing else is happening to. */
  overOn(day: string): Promise<readonly string[]> {
    return this.roundOf(`"validUntil" < $1 AND "status" = 'effective' AND "changeUnderWay" IS NULL`, [day], 'validUntil');
  }
}
