import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { AmendmentView, ContractVersionsView, ContractVersionView } from '@tradewind/contracts/contracts/amendments.api';
import type { Actor } from '@tradewind/kernel/actor';
import { contractReviewPolicy, deviationReviewPolicy } from '@tradewind/policies/kinds';
import { hashOfTerms, termsOf, type AgreedTerms } from './domain/agreed-terms.js';
import type { Amendment } from './domain/amendment.js';
import type { Contract } from './domain/contract.js';

export const amendmentView = (amendment: Amendment): AmendmentView => ({
  id: amendment.id,
  version: amendment.version,
  no: amendment.no,
  status: amendment.status,
  org: amendment.org,
  branch: amendment.branch,
  contractId: amendment.contractId,
  contractNo: amendment.contractNo,
  revision: amendment.revision,
  customerId: amendment.customerId,
  customerName: amendment.customerName,
  salesRepId: amendment.ownerId,
  reason: amendment.reason,
  changes: amendment.changes,
  currency: amendment.currency,
  totalBefore: amendment.before.total,
  ...shown(amendment.after),
  contentHash: amendment.contentHash(),
  draftedBy: amendment.draftedBy,
  review: reviewView(amendment.review),
  earlierReviews: amendment.earlierReviews.flatMap((review) => reviewView(review) ?? []),
  signatures: amendment.signatures,
  signature: amendment.signature,
  seal: amendment.seal,
  effectiveOn: amendment.effectiveOn,
  voidBecause: amendment.voidBecause,
});

/** Facts are read in a list; the clause in full is in the amendment. */
const MOST_SHOWN = 2000;

/** An amendment as it waits for a reviewer: what holds, and what would. */
export const waitingAmendment = (amendment: Amendment, reviewer: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    amendment.review,
    {
      kind: 'amendment',
      id: amendment.id,
      version: amendment.version,
      no: amendment.no,
      title: amendment.customerName,
      org: amendment.org,
      ownerId: amendment.ownerId,
      amount: amendment.after.total,
      currency: amendment.currency,
      updatedAt: amendment.updatedAt,
      requirements: [...contractReviewPolicy.requirements, ...(amendment.deviating.length > 0 ? deviationReviewPolicy.requirements : [])],
      verbs: ['return-to-step', 'add-approver'],
      facts: [
        { name: 'contract', before: null, now: amendment.contractNo },
        { name: 'reason', before: null, now: amendment.reason },
        ...amendment.changes.map(({ field, before, now }) => ({
          ...{ name: field, before: before?.slice(0, MOST_SHOWN) ?? null },
          now: (now ?? '（无 nothing）').slice(0, MOST_SHOWN),
        })),
      ],
    },
    reviewer,
    { subject: amendment, involved: amendment.involved(), at },
  );

/** Every version that ever held: each amendment keeps what it found, the contract says what holds (CON-14). */
export function contractVersionsView(contract: Contract, amendments: readonly Amendment[]): ContractVersionsView {
  const made = amendments.filter(({ status }) => status === 'effective').toSorted((a, b) => a.revision - b.revision);
  const terms = [...made.map(({ before }) => before), termsOf(contract)];
  const versions = terms.map((of, i): ContractVersionView => {
    const by = made[i - 1];
    return {
      ...{ revision: i + 1, amendmentNo: by?.no ?? null, effectiveOn: by?.effectiveOn ?? contract.effectiveOn ?? '', until: made[i]?.effectiveOn ?? null },
      ...{ ...shown(of), text: of.text, termsHash: hashOfTerms(of) },
    };
  });
  return { versions };
}

const shown = ({ lines, total, net, tax, payment, deliverBy, milestones, deviations }: AgreedTerms): Omit<AgreedTerms, 'text'> => ({
  ...{ lines, total, net, tax, payment, deliverBy, milestones, deviations },
});
