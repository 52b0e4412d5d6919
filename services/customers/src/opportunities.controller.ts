import { Controller } from '@nestjs/common';
import {
  opportunitiesApi,
  type AdvanceOpportunity,
  type FindOpportunities,
  type LoseOpportunity,
  type OpenOpportunity,
  type OpportunityId,
  type OpportunityView,
  type RecordOpportunityNeeds,
} from '@tradewind/contracts/customers/opportunities.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { CustomerRepository } from './customer.repository.js';
import { Opportunity } from './domain/opportunity.js';
import { OpportunityRepository } from './opportunity.repository.js';
import { opportunityView } from './opportunity.view.js';

@Controller()
export class OpportunitiesController {
  constructor(
    private readonly opportunities: OpportunityRepository,
    private readonly customers: CustomerRepository,
    private readonly numbers: Numbers,
  ) {}

  @Handles(opportunitiesApi.openOpportunity)
  async openOpportunity({ customerId, ...about }: OpenOpportunity, _: Actor, at: Date): Promise<OpportunityView> {
    const customer = await this.customers.get(customerId);
    const no = await this.numbers.next(customer.branch, 'SJ', at);
    return opportunityView(await this.opportunities.add(Opportunity.open(about, no, customer)));
  }

  @Handles(opportunitiesApi.getOpportunity)
  async getOpportunity({ opportunityId }: OpportunityId): Promise<OpportunityView> {
    return opportunityView(await this.opportunities.get(opportunityId));
  }

  @Handles(opportunitiesApi.findOpportunities)
  findOpportunities({ limit, cursor, ...filters }: FindOpportunities): Promise<Page<OpportunityView>> {
    return this.opportunities.page({ limit, cursor }, filters, opportunityView);
  }

  @Handles(opportunitiesApi.recordNeeds)
  async recordNeeds({ opportunityId, ...analysis }: OpportunityId & RecordOpportunityNeeds): Promise<OpportunityView> {
    return opportunityView(
      await this.opportunities.update(opportunityId, (opportunity) => {
        opportunity.recordNeeds(analysis);
      }),
    );
  }

  @Handles(opportunitiesApi.advanceOpportunity)
  async advanceOpportunity({ opportunityId, to }: OpportunityId & AdvanceOpportunity): Promise<OpportunityView> {
    return opportunityView(
      await this.opportunities.update(opportunityId, (opportunity) => {
        opportunity.advance(to);
      }),
    );
  }

  @Handles(opportunitiesApi.loseOpportunity)
  async loseOpportunity({ opportunityId, reason }: OpportunityId & LoseOpportunity): Promise<OpportunityView> {
    return opportunityView(
      await this.opportunities.update(opportunityId, (opportunity) => {
        opportunity.lose(reason);
      }),
    );
  }
}
