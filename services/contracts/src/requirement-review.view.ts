import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { RequirementReviewView } from '@tradewind/contracts/contracts/requirement-reviews.api';
import type { Actor } from '@tradewind/kernel/actor';
import { requirementReviewPolicy } from '@tradewind/policies/kinds';
import { CURRENCY } from './domain/currency.js';
import type { RequirementReview } from './domain/requirement-review.js';

export function requirementReviewView(asked: RequirementReview): RequirementReviewView {
  const answers = asked.answersInForce();
  return {
    id: asked.id,
    version: asked.version,
    no: asked.no,
    status: asked.status,
    verdict: asked.verdict(),
    org: asked.org,
    branch: asked.branch,
    ownerId: asked.ownerId,
    quoteId: asked.quoteId,
    quoteNo: asked.quoteNo,
    customerId: asked.customerId,
    customerName: asked.customerName,
    total: asked.total,
    deliverBy: asked.deliverBy,
    lines: asked.lines().map(({ about, text }, i) => ({
      ...{ line: i + 1, about, text },
      answers: answers.filter(({ line }) => line === i + 1).map(({ step, verdict, condition, byName, at }) => ({ step, verdict, condition, byName, at })),
    })),
    resultHash: asked.status === 'agreed' ? asked.resultHash() : null,
    agreedOn: asked.agreedOn,
    requestedBy: asked.requestedBy,
    review: reviewView(asked.review),
    earlierReviews: asked.earlier.flatMap(({ review }) => reviewView(review) ?? []),
    updatedAt: asked.updatedAt.toISOString(),
  };
}

/** As it waits for a department: what the customer wants, line by line. */
export const waitingRequirementReview = (asked: RequirementReview, by: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    asked.review,
    {
      kind: 'requirements',
      id: asked.id,
      version: asked.version,
      no: asked.no,
      title: asked.customerName,
      org: asked.org,
      ownerId: asked.ownerId,
      amount: asked.total,
      currency: CURRENCY,
      updatedAt: asked.updatedAt,
      requirements: requirementReviewPolicy.requirements,
      verbs: ['return-to-step', 'add-approver'],
      facts: asked.lines().map(({ about, text }, i) => ({ name: `line.${i + 1}.${about}`, before: null, now: text })),
    },
    by,
    { subject: asked, involved: asked.involved(), at },
  );
