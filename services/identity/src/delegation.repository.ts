import { Injectable } from '@nestjs/common';
import { delegationNotFound } from '@tradewind/contracts/identity/delegations.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Delegation } from './domain/delegation.js';

/** Delegations within reach: one's own, and those of the people one manages. */
@Injectable()
export class DelegationRepository extends AggregateRepository<Delegation> {
  constructor(db: Database) {
    super(db, Delegation, (delegationId) => delegationNotFound({ delegationId }));
  }
}

/** Everybody's: for what a token says, and for the checks before the organisation changes. */
@Injectable()
export class AllDelegations extends AggregateRepository<Delegation> {
  constructor(db: Database) {
    super(db, Delegation, (delegationId) => delegationNotFound({ delegationId }), 'company');
  }

  /** Running, or to come. */
  notOver(): Promise<Delegation[]> {
    return this.findAll({ status: ['scheduled', 'active'] });
  }
}
