import { Injectable } from '@nestjs/common';
import { subjectRequestNotFound } from '@tradewind/contracts/customers/data-subjects.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { DataSubjectRequest } from './domain/data-subject-request.js';

@Injectable()
export class DataSubjectRequestRepository extends AggregateRepository<DataSubjectRequest> {
  constructor(db: Database) {
    super(db, DataSubjectRequest, (requestId) => subjectRequestNotFound({ requestId }));
  }
}
