import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { waitingForMe } from '../approvals/approvals.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Id, ListOf, One, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { OPENING_FAULTS, REVIEW_FAULTS } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { DecideReview, ReviewView } from '../review.js';
import { changeUnderWay, contractNotInEffect } from './contract-life.faults.js';
import { ContractId, contractNotFound, dayOutOfOrder } from './contracts.api.js';

/** `ending`: concluded, its order is being ended; then `in-effect`, or `approved` again where goods are on their way. */
export const TERMINATION_STATUSES = ['in-review', 'returned', 'approved', 'ending', 'in-effect', 'void'] as const;
export type TerminationStatus = (typeof TERMINATION_STATUSES)[number];

/** 协议解除, or by one side on a ground that the law or the contract gives. */
export const TERMINATION_GROUNDS = ['agreement', 'customer-breach', 'company-breach', 'force-majeure'] as const;
export type TerminationGround = (typeof TERMINATION_GROUNDS)[number];

export class TerminationId {
  @Id() readonly terminationId!: string;
}

export class RequestTermination {
  @OneOf(TERMINATION_GROUNDS, { name: 'TerminationGround' }) readonly ground!: TerminationGround;
  @Text({ max: 500, doc: 'Why; those who approve read it' }) readonly reason!: string;
  @DateOnly({ doc: 'Day on which the contract ends' }) readonly endsOn!: string;
  @Text({ max: 500, optional: true, doc: 'How money is settled; needed where something was received in advance or is owed' }) readonly settlement?: string;
}

/** That it was signed by the customer as well, or that our notice arrived. */
export class ConcludeTermination {
  @DateOnly({ doc: 'Day on which the agreement was signed, or the notice arrived' }) readonly concludedOn!: string;
  @Code({ max: 60, doc: 'Number of the agreement or of the notice' }) readonly documentNo!: string;
  @Text({ max: 100, optional: true, doc: 'Who signed for the customer; needed for an agreement' }) readonly customerSignatory?: string;
}

export class VoidTermination {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindTerminations extends SearchRequest {
  @AnyOf(TERMINATION_STATUSES, { name: 'TerminationStatus' }) readonly status?: TerminationStatus[];
  @Id({ optional: true }) readonly contractId?: string;
  @Id({ optional: true }) readonly customerId?: string;
}

export class TerminationConclusionView {
  @DateOnly() readonly concludedOn!: string;
  @Code() readonly documentNo!: string;
  @Text({ nullable: true }) readonly customerSignatory!: string | null;
  @Id() readonly recordedBy!: string;
  @Text() readonly recordedByName!: string;
}

export class TerminationView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(TERMINATION_STATUSES, { name: 'TerminationStatus' }) readonly status!: TerminationStatus;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @OneOf(TERMINATION_GROUNDS, { name: 'TerminationGround' }) readonly ground!: TerminationGround;
  @Text({ max: 500 }) readonly reason!: string;
  @DateOnly() readonly endsOn!: string;
  @Text({ max: 500, nullable: true }) readonly settlement!: string | null;
  @Code() readonly currency!: string;
  @Amount({ doc: 'Of the contract, tax included' }) readonly total!: string;
  @Amount({ doc: 'Received for goods that were not delivered, when it was asked for' }) readonly advance!: string;
  @Amount({ doc: 'Owed for goods that were delivered, when it was asked for' }) readonly owed!: string;
  @Text({ doc: 'SHA-256 of what is agreed to' }) readonly contentHash!: string;
  @Id() readonly requestedBy!: string;
  @One(() => ReviewView, { nullable: true, doc: 'The latest review' }) readonly review!: ReviewView | null;
  @ListOf(() => ReviewView, { min: 0 }) readonly earlierReviews!: readonly ReviewView[];
  @One(() => TerminationConclusionView, { nullable: true }) readonly conclusion!: TerminationConclusionView | null;
  @Text({ max: 500, nullable: true, doc: 'Why its order could not be ended' }) readonly heldUpBy!: string | null;
  @DateOnly({ nullable: true, doc: 'Day on which contract and order had ended' }) readonly endedOn!: string | null;
  @Amount({ nullable: true, doc: 'What was delivered until then, tax included: it stays sold; the rest of the total is taken back' })
  readonly keptTotal!: string | null;
  @Text({ max: 500, nullable: true }) readonly voidBecause!: string | null;
}

export const terminationNotFound = defineFault('termination.not-found', 'not-found', {
  en: (d: { terminationId: string }) => `There is no termination ${d.terminationId}.`,
  zh: (d) => `没有合同解除 ${d.terminationId}。`,
});

export const goodsOnTheWay = defineFault(
  'termination.goods-on-the-way',
  'refused',
  {
    en: (d: { orderNo: string | null; shipments: readonly string[] }) =>
      d.orderNo === null
        ? 'The contract has no order yet; it opens by itself within a minute. Try again then.'
        : `Goods of order ${d.orderNo} are on their way (${d.shipments.join(', ')}): a contract does not end under them. Have them delivered, or brought back, first.`,
    zh: (d) =>
      d.orderNo === null
        ? '合同尚无订单，通常一分钟内自动开立，请稍后再试。'
        : `订单 ${d.orderNo} 有货物在途（${d.shipments.join('、')}），不能解除合同。请先签收或退回。`,
  },
  {
    requirement: 'CON-15',
    clause: '003-T §2.4e; 003-Q a7.5',
    waysForward: [{ operation: 'orders.deliverShipment', whoMay: 'shipment:write' }],
  },
);

export const moneyUnsettled = defineFault(
  'termination.money-unsettled',
  'refused',
  {
    en: (d: { advance: string; owed: string; undecided: readonly string[] }) =>
      `Money is not settled: received in advance ${d.advance}, owed ${d.owed}, waiting for finance: ${d.undecided.join(', ') || 'nothing'}. Have finance decide on the receipts, and say how the rest is settled.`,
    zh: (d) => `款项未结清：预收 ${d.advance}，应收 ${d.owed}，待财务确认的到款：${d.undecided.join('、') || '无'}。请由财务先行确认，并写明其余款项如何结算。`,
  },
  {
    requirement: 'ORD-26',
    clause: '000 §2.3.3',
    waysForward: [
      { operation: 'orders.confirmReceipt', whoMay: 'receipt:confirm' },
      { operation: 'contracts.requestTerminationAgain', whoMay: 'contract:write' },
    ],
  },
);

export const terminationNotAgreed = defineFault(
  'termination.not-agreed-by-all',
  'refused',
  {
    en: () => 'Not every reviewer agreed to exactly this termination. Have it reviewed.',
    zh: () => '并非所有会审人均同意当前解除内容，请先完成会审。',
  },
  { requirement: 'CON-03', clause: '003-T §10.2', waysForward: [{ operation: 'contracts.decideTermination', whoMay: 'contract:review' }] },
);

export const terminationTooEarly = defineFault(
  'termination.too-early',
  'refused',
  {
    en: (d: { endsOn: string; today: string }) => `The contract ends on ${d.endsOn}; today is ${d.today}. Conclude it on that day, or ask for an earlier one.`,
    zh: (d) => `合同于 ${d.endsOn} 终止，今天是 ${d.today}。请届时办理，或申请提前。`,
  },
  { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [{ operation: 'contracts.concludeTermination', whoMay: 'contract:sign' }] },
);

export const agreementUnsigned = defineFault(
  'termination.agreement-unsigned',
  'refused',
  {
    en: () => 'A contract that ends by agreement is ended by both sides: say who signed for the customer.',
    zh: () => '协议解除须双方签字：请填写需方签字人。',
  },
  { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [{ operation: 'contracts.concludeTermination', whoMay: 'contract:sign' }] },
);

const REVIEWED = { params: TerminationId, reply: TerminationView, missing: terminationNotFound };
const REQUESTING_FAULTS = [contractNotInEffect, goodsOnTheWay, moneyUnsettled, ...OPENING_FAULTS];

/** 解除: a contract in effect ends before it is fulfilled in no other way (CON-12, CON-15). */
export const terminationsApi = defineApi('contracts', {
  requestTermination: operation({
    http: 'POST /contracts/:contractId/terminations',
    allow: 'contract:write',
    summary: 'Ask to end a contract that is in effect',
    description: 'CON-01, CON-02, CON-12: reviewed by the policy `termination-review`. Refused while goods are on their way, or money is not settled.',
    params: ContractId,
    body: RequestTermination,
    reply: TerminationView,
    faults: [contractNotFound, changeUnderWay, ...REQUESTING_FAULTS],
  }),
  requestTerminationAgain: operation({
    http: 'POST /terminations/:terminationId/request-again',
    allow: 'contract:write',
    summary: 'Ask again after it was returned or withdrawn',
    params: TerminationId,
    body: RequestTermination,
    reply: TerminationView,
    faults: [terminationNotFound, ...REQUESTING_FAULTS],
  }),
  decideTermination: operation({
    http: 'POST /terminations/:terminationId/decide',
    allow: 'contract:review',
    summary: 'Agree to a termination or return it, for one step of the review',
    params: TerminationId,
    body: DecideReview,
    reply: TerminationView,
    faults: [terminationNotFound, ...REVIEW_FAULTS],
  }),
  returnTerminationToStep: returningToStep('POST /terminations/:terminationId/return-to-step', 'contract:review', REVIEWED),
  addTerminationApprover: addingApprover('POST /terminations/:terminationId/add-approver', 'contract:review', REVIEWED),
  withdrawTermination: withdrawing('POST /terminations/:terminationId/withdraw', 'contract:write', REVIEWED),
  urgeTermination: urging('POST /terminations/:terminationId/urge', 'contract:write', REVIEWED),
  terminationsWaitingForMe: waitingForMe('/terminations/waiting-for-me', 'contract:review'),
  concludeTermination: operation({
    http: 'POST /terminations/:terminationId/conclude',
    allow: 'contract:sign',
    summary: 'Record that it was signed by both, or that our notice arrived: order and contract end',
    description: 'CON-12: the order ends first, then the contract. Where goods left meanwhile it stays approved and says why.',
    params: TerminationId,
    body: ConcludeTermination,
    reply: TerminationView,
    faults: [terminationNotFound, terminationNotAgreed, terminationTooEarly, agreementUnsigned, dayOutOfOrder, goodsOnTheWay, moneyUnsettled],
  }),
  voidTermination: operation({
    http: 'POST /terminations/:terminationId/void',
    allow: 'contract:write',
    summary: 'Give it up; the contract goes on',
    params: TerminationId,
    body: VoidTermination,
    reply: TerminationView,
    faults: [terminationNotFound],
  }),
  getTermination: operation({
    http: 'GET /terminations/:terminationId',
    allow: 'contract:read',
    summary: 'One termination',
    params: TerminationId,
    reply: TerminationView,
    faults: [terminationNotFound],
  }),
  findTerminations: operation({
    http: 'GET /terminations',
    allow: 'contract:read',
    summary: 'Terminations, newest first',
    query: FindTerminations,
    reply: page(TerminationView),
  }),
});
