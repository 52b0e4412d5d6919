import { Injectable } from '@nestjs/common';
import { supplementNotFound } from '@tradewind/contracts/expenses/supplements.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Supplement } from './domain/supplement.js';

@Injectable()
export class SupplementRepository extends AggregateRepository<Supplement> {
  constructor(db: Database) {
    super(db, Supplement, (supplementId) => supplementNotFound({ supplementId }));
  }
}
