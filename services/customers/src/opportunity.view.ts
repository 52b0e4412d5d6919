import type { OpportunityView } from '@tradewind/contracts/customers/opportunities.api';
import type { Opportunity } from './domain/opportunity.js';

export const opportunityView = (opportunity: Opportunity): OpportunityView => {
  const { id, version, no, org, branch, ownerId, customerId, customerName, title, stage, createdAt, updatedAt } = opportunity;
  const { expectedAmount, expectedOn, needs, intent, lostReason, contractId } = opportunity;
  return {
    id,
    version,
    no,
    org,
    branch,
    ownerId,
    customerId,
    customerName,
    title,
    stage,
    expectedAmount,
    expectedOn,
    needs,
    intent,
    lostReason,
    contractId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};
