import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { TerminationView } from '@tradewind/contracts/contracts/terminations.api';
import type { Actor } from '@tradewind/kernel/actor';
import { terminationReviewPolicy } from '@tradewind/policies/kinds';
import type { Termination } from './domain/termination.js';

export const terminationView = (termination: Termination): TerminationView => ({
  id: termination.id,
  version: termination.version,
  no: termination.no,
  status: termination.status,
  org: termination.org,
  branch: termination.branch,
  contractId: termination.contractId,
  contractNo: termination.contractNo,
  customerId: termination.customerId,
  customerName: termination.customerName,
  salesRepId: termination.ownerId,
  ground: termination.ground,
  reason: termination.reason,
  endsOn: termination.endsOn,
  settlement: termination.settlement,
  currency: termination.currency,
  total: termination.total,
  advance: termination.advance,
  owed: termination.owed,
  contentHash: termination.contentHash(),
  requestedBy: termination.requestedBy,
  review: reviewView(termination.review),
  earlierReviews: termination.earlierReviews.flatMap((review) => reviewView(review) ?? []),
  conclusion: termination.conclusion,
  heldUpBy: termination.heldUpBy,
  endedOn: termination.endedOn,
  keptTotal: termination.keptTotal,
  voidBecause: termination.voidBecause,
});

/** A termination as it waits: which contract, on what ground, and what of its money is open. */
export const waitingTermination = (termination: Termination, reviewer: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    termination.review,
    {
      kind: 'termination',
      id: termination.id,
      version: termination.version,
      no: termination.no,
      title: termination.customerName,
      org: termination.org,
      ownerId: termination.ownerId,
      amount: termination.total,
      currency: termination.currency,
      updatedAt: termination.updatedAt,
      requirements: terminationReviewPolicy.requirements,
      verbs: ['return-to-step', 'add-approver'],
      facts: [
        { name: 'contract', before: null, now: termination.contractNo },
        { name: 'ground', before: null, now: termination.ground },
        { name: 'reason', before: null, now: termination.reason },
        { name: 'endsOn', before: null, now: termination.endsOn },
        { name: 'advance', before: null, now: termination.advance },
        { name: 'owed', before: null, now: termination.owed },
        ...(termination.settlement === null ? [] : [{ name: 'settlement', before: null, now: termination.settlement }]),
      ],
    },
    reviewer,
    { subject: termination, involved: termination.involved(), at },
  );
