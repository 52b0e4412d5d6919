import { Injectable } from '@nestjs/common';
import { cycleNotFound } from '@tradewind/contracts/performance/months.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Cycle } from './domain/cycle.js';

@Injectable()
export class CycleRepository extends AggregateRepository<Cycle> {
  constructor(db: Database) {
    super(db, Cycle, (cycleId) => cycleNotFound({ cycleId }));
  }
}
