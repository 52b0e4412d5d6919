import type { ProposalView } from '@tradewind/contracts/contracts/proposals.api';
import type { Proposal } from './domain/proposal.js';

export const proposalView = (proposal: Proposal): ProposalView => ({
  id: proposal.id,
  version: proposal.version,
  no: proposal.no,
  status: proposal.status,
  org: proposal.org,
  branch: proposal.branch,
  ownerId: proposal.ownerId,
  customerId: proposal.customerId,
  customerNo: proposal.customerNo,
  customerName: proposal.customerName,
  opportunityId: proposal.opportunityId,
  current: proposal.current,
  earlierEditions: proposal.earlier,
  presentations: proposal.presentations,
  saidBy: proposal.saidBy,
  saidOn: proposal.saidOn,
  quoteId: proposal.quoteId,
  droppedBecause: proposal.droppedBecause,
  updatedAt: proposal.updatedAt.toISOString(),
});
