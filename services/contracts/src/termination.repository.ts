import { Injectable } from '@nestjs/common';
import { terminationNotFound } from '@tradewind/contracts/contracts/terminations.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Termination } from './domain/termination.js';

/** Locks are taken in one order by everybody: contract, termination. */
@Injectable()
export class TerminationRepository extends AggregateRepository<Termination> {
  constructor(db: Database) {
    super(db, Termination, (terminationId) => terminationNotFound({ terminationId }));
  }
}
