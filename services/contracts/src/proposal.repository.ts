import { Injectable } from '@nestjs/common';
import { proposalNotFound } from '@tradewind/contracts/contracts/proposals.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Proposal } from './domain/proposal.js';

@Injectable()
export class ProposalRepository extends AggregateRepository<Proposal> {
  constructor(db: Database) {
    super(db, Proposal, (proposalId) => proposalNotFound({ proposalId }));
  }
}
