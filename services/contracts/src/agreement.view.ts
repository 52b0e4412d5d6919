import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { CaseFact, CaseKind, WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { AgreementEndingView, AgreementView } from '@tradewind/contracts/contracts/agreements';
import type { Actor } from '@tradewind/kernel/actor';
import { contractReviewPolicy, terminationReviewPolicy } from '@tradewind/policies/kinds';
import type { Agreement, Ending } from './domain/agreement.js';

/** What agreements of both kinds show. */
export function agreementView<A>(agreement: Agreement<A>): AgreementView {
  const { id, version, no, status, org, branch, customerId, customer, customerName, ownerId: salesRepId, validFrom, validUntil, currency, total } = agreement;
  const { templateCode, templateVersion, title, draftedBy, renewsId, review, earlierReviews, signatures, signature, seal, effectiveOn } = agreement;
  const { ending, endedOn, voidBecause } = agreement;
  return {
    ...{ id, version, no, status, org, branch, customerId, customerNo: customer.no, customerName, salesRepId, validFrom, validUntil, currency, total },
    ...{ templateCode, templateVersion, title, draftedBy, renewsId, contentHash: agreement.contentHash(), review: reviewView(review) },
    earlierReviews: earlierReviews.flatMap((each) => reviewView(each) ?? []),
    ...{ signatures, signature, seal, effectiveOn, ending: ending && endingView(ending), endedOn, voidBecause },
  };
}

const endingView = ({ review, ...ending }: Ending): AgreementEndingView => ({ ...ending, review: reviewView(review) });

/** As it waits for a reviewer: what is agreed, or why it is to end. */
export function waitingAgreement<A>(agreement: Agreement<A>, terms: readonly CaseFact[], reviewer: Actor, at: Date): WaitingCase | null {
  const { id, version, no, org, ownerId, customerName: title, total: amount, currency, updatedAt, ending, status } = agreement;
  const isEnding = status === 'ending' && ending !== null;
  const kind: CaseKind = agreement.kind === 'service' ? 'service-contract' : 'partner-agreement';
  const about = { kind, id, version, no, title, org, ownerId, amount, currency, updatedAt, verbs: ['return-to-step', 'add-approver'] as const };
  const { requirements } = isEnding ? terminationReviewPolicy : contractReviewPolicy;
  const why = isEnding ? [fact('ground', ending.ground), fact('reason', ending.reason), fact('endsOn', ending.endsOn)] : [];
  const period = [fact('validFrom', agreement.validFrom), fact('validUntil', agreement.validUntil)];
  const facts = [...why, fact('template', `${agreement.templateCode} v${agreement.templateVersion}`), ...period, ...terms];
  return waitingCase(agreement.openReview(), { ...about, requirements, facts }, reviewer, { subject: agreement, involved: agreement.involved(), at });
}

export const fact = (name: string, now: string): CaseFact => ({ name, before: null, now });
