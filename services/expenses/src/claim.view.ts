import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { ClaimView } from '@tradewind/contracts/expenses/claims.api';
import type { Actor } from '@tradewind/kernel/actor';
import { claimReviewPolicy } from '@tradewind/policies/kinds';
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

/** A claim as it waits for whoever checks it: every voucher. */
export const waitingClaim = (claim: Claim, by: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    claim.review,
    {
      kind: 'claim',
      id: claim.id,
      version: claim.version,
      no: claim.no,
      title: claim.claimantName,
      org: claim.org,
      ownerId: claim.ownerId,
      amount: claim.total,
      currency: 'CNY',
      updatedAt: claim.updatedAt,
      requirements: claimReviewPolicy.requirements,
      verbs: ['reject', 'return-to-step', 'add-approver'],
      facts: claim.lines.map(({ category, amount, reason, spentOn, voucherNo }, i) => ({
        ...{ name: `line.${i + 1}`, before: null },
        now: `${category} ${amount} ${spentOn} ${voucherNo} ${reason}`,
      })),
    },
    by,
    { subject: claim, at },
  );
