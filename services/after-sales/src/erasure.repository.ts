import { Injectable } from '@nestjs/common';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { subjectRequestNotFound } from '@tradewind/contracts/customers/data-subjects.api';
import { Erasure } from './domain/erasure.js';

@Injectable()
export class ErasureRepository extends AggregateRepository<Erasure> {
  constructor(db: Database) {
    super(db, Erasure, (requestId) => subjectRequestNotFound({ requestId }));
  }
}
