import { Injectable } from '@nestjs/common';
import { opportunityNotFound } from '@tradewind/contracts/customers/opportunities.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Opportunity } from './domain/opportunity.js';

@Injectable()
export class OpportunityRepository extends AggregateRepository<Opportunity> {
  constructor(db: Database) {
    super(db, Opportunity, (opportunityId) => opportunityNotFound({ opportunityId }));
  }
}
