import { reviewView } from '@tradewind/approvals/review.view';
import type { ClaimView } from '@tradewind/contracts/expenses/claims.api';
import type { Claim } from './domain/claim.js';

export const claimView = (claim: Claim): ClaimView => ({
  id: claim.id,
  version: claim.version,
  no: claim.no,
  budgetId: claim.budgetId,
  org: claim.org,
  claimantId: claim.ownerId,
  claimantName: claim.claimantName,
  status: claim.status,
  lines: claim.lines,
  total: claim.total,
  review: reviewView(claim.review),
  submittedAt: claim.submittedAt?.toISOString() ?? null,
  paidBy: claim.paidBy,
  paidAt: claim.paidAt?.toISOString() ?? null,
  paymentReference: claim.paymentReference,
  createdAt: claim.createdAt.toISOString(),
  updatedAt: claim.updatedAt.toISOString(),
});
