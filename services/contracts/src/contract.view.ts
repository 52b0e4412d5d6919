import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { ContractClausesView } from '@tradewind/contracts/contracts/contract-deviations';
import type { ClauseExplanation } from '@tradewind/contracts/contracts/contract-templates.api';
import type { ContractView } from '@tradewind/contracts/contracts/contracts.api';
import type { Actor } from '@tradewind/kernel/actor';
import { contractReviewPolicy, deviationReviewPolicy } from '@tradewind/policies/kinds';
import { contractCopyView } from './contract-copy.view.js';
import { clausesOf } from './domain/clauses.js';
import type { ContractCopy } from './domain/contract-copy.js';
import type { Contract } from './domain/contract.js';

/** A contract with its tracking (CON-14); of `copies` only its own are shown. */
export const contractView = (contract: Contract, copies: readonly ContractCopy[]): ContractView => ({
  id: contract.id,
  version: contract.version,
  no: contract.no,
  status: contract.status,
  org: contract.org,
  branch: contract.branch,
  quoteId: contract.quoteId,
  quoteNo: contract.quoteNo,
  customerId: contract.customerId,
  customerNo: contract.customer.no,
  customerName: contract.customerName,
  opportunityId: contract.opportunityId,
  salesRepId: contract.ownerId,
  currency: contract.currency,
  lines: contract.lines,
  total: contract.total,
  net: contract.net,
  tax: contract.tax,
  payment: contract.payment,
  deliverBy: contract.deliverBy,
  templateCode: contract.templateCode,
  templateVersion: contract.templateVersion,
  title: contract.title,
  deviations: contract.deviations,
  contentHash: contract.contentHash(),
  draftedBy: contract.draftedBy,
  review: reviewView(contract.review),
  earlierReviews: contract.earlierReviews.flatMap((review) => reviewView(review) ?? []),
  milestones: contract.milestones,
  negotiations: contract.negotiations,
  requirements: contract.requirements,
  late: contract.late,
  signatures: contract.signatures,
  signature: contract.signature,
  seal: contract.seal,
  effectiveOn: contract.effectiveOn,
  orderClosedOn: contract.orderClosedOn,
  fulfilledOn: contract.fulfilledOn,
  terminationReason: contract.terminationReason,
  orderId: contract.orderId,
  orderNo: contract.orderNo,
  validUntil: contract.validUntil,
  renewsId: contract.renewsId,
  revision: contract.revision,
  changeUnderWay: contract.changeUnderWay,
  copies: copies.filter(({ contractId }) => contractId === contract.id).map(contractCopyView),
});

/** Clause by clause against the template; clauses that are gone stay in the list. */
export const contractClausesView = ({ wording, deviations }: Contract, explained: readonly ClauseExplanation[]): ContractClausesView => ({
  clauses: clausesOf(wording).map((template, i) => {
    const deviation = deviations.find(({ clause }) => clause === i + 1);
    const meaning = explained.find(({ clause }) => clause === i + 1)?.meaning ?? null;
    return { clause: i + 1, template, wording: deviation ? deviation.wording : template, deviates: deviation !== undefined, meaning };
  }),
});

/** Facts are read in a list; the clause in full is in the contract. */
const MOST_SHOWN = 2000;
const LEFT_OUT = '（删除此条 left out）';

/** A contract as it waits for a reviewer: price, term and payment that they agree to. */
export const waitingContract = (contract: Contract, reviewer: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    contract.review,
    {
      kind: 'contract',
      id: contract.id,
      version: contract.version,
      no: contract.no,
      title: contract.customerName,
      org: contract.org,
      ownerId: contract.ownerId,
      amount: contract.total,
      currency: contract.currency,
      updatedAt: contract.updatedAt,
      requirements: [...contractReviewPolicy.requirements, ...(contract.deviations.length > 0 ? deviationReviewPolicy.requirements : [])],
      verbs: ['return-to-step', 'add-approver'],
      facts: [
        { name: 'quote', before: null, now: contract.quoteNo },
        { name: 'template', before: null, now: `${contract.templateCode} v${contract.templateVersion}` },
        { name: 'payment', before: null, now: contract.payment },
        { name: 'deliverBy', before: null, now: contract.deliverBy },
        ...contract.milestones.map(({ code, name, dueOn, binds }) => ({ name: `milestone.${code}`, before: null, now: `${name}：${dueOn}，${binds}` })),
        ...contract.deviations.map(({ clause, template, wording }) => ({
          ...{ name: `clause.${clause}`, before: template.slice(0, MOST_SHOWN) },
          now: wording ?? LEFT_OUT,
        })),
        ...contract.negotiations.flatMap(({ round, points }) =>
          points.map(({ clause, asked, answer, outcome }, i) => ({
            ...{ name: `negotiation.${round}.${i + 1}`, before: null },
            now: `${clause === undefined ? '' : `${clause}. `}${asked} → ${answer} (${outcome})`.slice(0, MOST_SHOWN),
          })),
        ),
        ...(contract.requirements?.conditions ?? []).map(({ line, step, condition, saidByName }) => ({
          ...{ name: `requirement.${line}.${step}`, before: null },
          now: `${condition} (${saidByName})`,
        })),
        ...contract.lines.map(({ name, quantity, unit, unitPrice, gross }, i) => ({
          ...{ name: `line.${i + 1}`, before: null },
          now: `${name} ${quantity} ${unit} × ${unitPrice} = ${gross}`,
        })),
      ],
    },
    reviewer,
    { subject: contract, involved: contract.involved(), at },
  );
