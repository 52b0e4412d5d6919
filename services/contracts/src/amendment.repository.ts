import { Injectable } from '@nestjs/common';
import { amendmentNotFound } from '@tradewind/contracts/contracts/amendments.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Amendment } from './domain/amendment.js';
import type { Contract } from './domain/contract.js';

/** Locks are taken in one order by everybody: exceptions, contract, amendment. */
@Injectable()
export class AmendmentRepository extends AggregateRepository<Amendment> {
  constructor(db: Database) {
    super(db, Amendment, (amendmentId) => amendmentNotFound({ amendmentId }));
  }

  async of(contracts: readonly Pick<Contract, 'id'>[]): Promise<Amendment[]> {
    return contracts.length === 0 ? [] : this.findAll({ contractId: contracts.map(({ id }) => id) });
  }
}
