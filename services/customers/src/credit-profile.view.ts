import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { CreditProfileView } from '@tradewind/contracts/customers/credit.api';
import type { Actor } from '@tradewind/kernel/actor';
import { creditReviewPolicy } from '@tradewind/policies/kinds';
import type { CreditProfile } from './domain/credit-profile.js';

export const creditProfileView = (profile: CreditProfile): CreditProfileView => {
  const { id, version, customerId, customerNo, customerName, org, branch, ownerId, status, held, overdueReceivables, application, granted, review, updatedAt } =
    profile;
  return {
    id,
    version,
    customerId,
    customerNo,
    customerName,
    org,
    branch,
    ownerId,
    status,
    held,
    overdueReceivables,
    application,
    granted,
    review: reviewView(review),
    updatedAt: updatedAt.toISOString(),
  };
};

/** An application as it waits: what is asked for, beside what is granted now. */
export const waitingCredit = (profile: CreditProfile, by: Actor, at: Date): WaitingCase | null => {
  const { application, granted } = profile;
  if (!application) return null;
  const asked = (name: 'limit' | 'termDays' | 'validUntil' | 'guarantee') => ({
    name,
    before: granted && granted[name] !== null ? String(granted[name]) : null,
    now: String(application[name] ?? '–'),
  });
  return waitingCase(
    profile.review,
    {
      kind: 'credit',
      id: profile.customerId,
      version: profile.version,
      no: profile.customerNo,
      title: profile.customerName,
      org: profile.org,
      ownerId: profile.ownerId,
      amount: application.limit,
      currency: 'CNY',
      updatedAt: profile.updatedAt,
      requirements: creditReviewPolicy.requirements,
      verbs: ['return-to-step', 'add-approver'],
      facts: [asked('limit'), asked('termDays'), asked('validUntil'), asked('guarantee'), { name: 'grounds', before: null, now: application.grounds }],
    },
    by,
    { subject: profile, at },
  );
};
