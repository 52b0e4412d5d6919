import { Injectable } from '@nestjs/common';
import { contractEffective, type ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { BEFORE_WON } from '../domain/opportunity.js';
import { OpportunityRepository } from '../opportunity.repository.js';

/** A contract in force wins the opportunity it came from (CUS-16, stage signing). */
@Injectable()
export class WinOpportunity {
  constructor(private readonly opportunities: OpportunityRepository) {}

  @Consumes(contractEffective)
  async win({ opportunityId, contractId }: ContractEffectivePayload): Promise<void> {
    if (opportunityId === null) return;
    await this.opportunities.updateWhere({ id: opportunityId, stage: BEFORE_WON }, (opportunity) => {
      opportunity.win(contractId);
    });
  }
}
