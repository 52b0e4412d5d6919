import { Injectable } from '@nestjs/common';
import { leadNotFound } from '@tradewind/contracts/customers/leads.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Lead } from './domain/lead.js';

@Injectable()
export class LeadRepository extends AggregateRepository<Lead> {
  protected override readonly searchedByPairs = true;

  constructor(db: Database) {
    super(db, Lead, (leadId) => leadNotFound({ leadId }));
  }
}
