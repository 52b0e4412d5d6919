import { Injectable } from '@nestjs/common';
import { handOverNotFound } from '@tradewind/contracts/identity/hand-overs.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { HandOver } from './domain/hand-over.js';

@Injectable()
export class HandOverRepository extends AggregateRepository<HandOver> {
  constructor(db: Database) {
    super(db, HandOver, (handOverId) => handOverNotFound({ handOverId }));
  }
}
