import { Injectable } from '@nestjs/common';
import { bonusNotFound } from '@tradewind/contracts/performance/bonuses.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Bonus } from './domain/bonus.js';

@Injectable()
export class BonusRepository extends AggregateRepository<Bonus> {
  constructor(db: Database) {
    super(db, Bonus, (bonusId) => bonusNotFound({ bonusId }));
  }
}
