import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { SupplementView } from '@tradewind/contracts/expenses/supplements.api';
import type { Actor } from '@tradewind/kernel/actor';
import { budgetReviewPolicy } from '@tradewind/policies/kinds';
import type { Supplement } from './domain/supplement.js';

export const supplementView = ({
  id,
  version,
  budgetId,
  org,
  category,
  amount,
  reason,
  status,
  ownerId,
  review,
  createdAt,
  updatedAt,
}: Supplement): SupplementView => ({
  id,
  version,
  budgetId,
  org,
  category,
  amount,
  reason,
  status,
  requestedBy: ownerId,
  review: reviewView(review),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const waitingSupplement = (supplement: Supplement, by: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    supplement.review,
    {
      kind: 'supplement',
      id: supplement.id,
      version: supplement.version,
      no: null,
      title: supplement.category,
      org: supplement.org,
      ownerId: supplement.ownerId,
      amount: supplement.amount,
      currency: 'CNY',
      updatedAt: supplement.updatedAt,
      requirements: budgetReviewPolicy.requirements,
      verbs: ['return-to-step', 'add-approver'],
      facts: [{ name: 'reason', before: null, now: supplement.reason }],
    },
    by,
    { subject: supplement, at },
  );
