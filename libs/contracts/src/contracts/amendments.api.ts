import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { waitingForMe } from '../approvals/approvals.api.js';
import { customersApi } from '../customers/customers.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Id, ListOf, One, OneOf, OrgPath, Quantity, Text, UnitPrice } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { OPENING_FAULTS, REVIEW_FAULTS } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { DecideReview, ReviewView } from '../review.js';
import { ClauseDeviationView, clauseUnknown, DeviateContract, deviationIncomplete, deviationUnapproved } from './contract-deviations.js';
import { changeUnderWay, contractNotInEffect, orderMovedOn } from './contract-life.faults.js';
import { AgreedMilestone, milestoneDone, milestoneInThePast, milestonesUnwritten, milestoneTwice } from './contract-milestones.js';
import { mandateMissing, partySigned, PartySignatureView, SignForParty } from './contract-signatures.js';
import { templateSlotUnknown } from './contract-templates.api.js';
import {
  ContractId,
  contractNotFound,
  ContractTextView,
  dayOutOfOrder,
  deliveryInThePast,
  SealContract,
  sealedBySignatory,
  SealView,
  SignatureView,
  slotEmpty,
} from './contracts.api.js';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from './contracts.events.js';
import { COVERAGE_FAULTS } from './price-exceptions.faults.js';
import { productDiscontinued, productNotFound } from './products.api.js';
import { customerNotServed, notOnPriceList, priceOffList, QuotedItem, quotedTwice, quoteTooLarge } from './quotes.api.js';

/** `sealed`: signed and sealed, its order is being told; then `effective`, or `void` where the order could not follow. */
export const AMENDMENT_STATUSES = ['draft', 'in-review', 'approved', 'signed', 'sealed', 'effective', 'void'] as const;
export type AmendmentStatus = (typeof AMENDMENT_STATUSES)[number];

export class AmendmentId {
  @Id() readonly amendmentId!: string;
}

/** A line of the contract as it is to be. What was agreed keeps its price as long as it does not become more. */
export class ChangedLine {
  @Count({ min: 1, max: 1000, doc: 'Number of the line in the contract' }) readonly line!: number;
  @Quantity({ doc: 'From now on; 0 takes the goods out' }) readonly quantity!: string;
  @UnitPrice({ optional: true, doc: 'Only with a price exception that covers it; the list in force otherwise' }) readonly price?: string;
  @Id({ optional: true, doc: 'Price exception the whole line is under from now on' }) readonly priceExceptionId?: string;
}

/** What is to change; everything that is not named stays as it is. */
export class ProposeAmendment {
  @Text({ max: 500, doc: 'Why; those who approve read it' }) readonly reason!: string;
  @ListOf(() => ChangedLine, { optional: true }) readonly lines?: readonly ChangedLine[];
  @ListOf(() => QuotedItem, { optional: true, doc: 'New lines, priced like those of a quote' }) readonly add?: readonly QuotedItem[];
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind', optional: true }) readonly payment?: PaymentKind;
  @DateOnly({ optional: true }) readonly deliverBy?: string;
  @ListOf(() => AgreedMilestone, { optional: true, min: 0, max: 50, doc: 'All of them; those that are done stay as they are' })
  readonly milestones?: readonly AgreedMilestone[];
  @ListOf(() => DeviateContract, { optional: true, max: 100, doc: 'Clauses that are to say something else (CON-07)' })
  readonly clauses?: readonly DeviateContract[];
}

export class VoidAmendment {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindAmendments extends SearchRequest {
  @AnyOf(AMENDMENT_STATUSES, { name: 'AmendmentStatus' }) readonly status?: AmendmentStatus[];
  @Id({ optional: true }) readonly contractId?: string;
  @Id({ optional: true }) readonly customerId?: string;
}

/** One difference between what holds and what is to hold. */
export class AmendmentChangeView {
  @Code({ doc: '`line.2`, `payment`, `deliverBy`, `milestone.M1`, `clause.3`, `total`' }) readonly field!: string;
  @Text({ max: 50_000, nullable: true }) readonly before!: string | null;
  @Text({ max: 50_000, nullable: true, doc: 'Null: nothing any more' }) readonly now!: string | null;
}

export class AmendmentView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given on first submission' }) readonly no!: string | null;
  @OneOf(AMENDMENT_STATUSES, { name: 'AmendmentStatus' }) readonly status!: AmendmentStatus;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Count({ doc: 'Version of the contract that it makes' }) readonly revision!: number;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @Text({ max: 500 }) readonly reason!: string;
  @ListOf(() => AmendmentChangeView, { doc: 'Computed: what holds against what is to hold' }) readonly changes!: readonly AmendmentChangeView[];
  @Code() readonly currency!: string;
  @ListOf(() => AgreedLine, { doc: 'All lines, as they are to be' }) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly totalBefore!: string;
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly() readonly deliverBy!: string;
  @ListOf(() => AgreedMilestone, { min: 0 }) readonly milestones!: readonly AgreedMilestone[];
  @ListOf(() => ClauseDeviationView, { min: 0 }) readonly deviations!: readonly ClauseDeviationView[];
  @Text({ doc: 'SHA-256 of what is agreed to' }) readonly contentHash!: string;
  @Id() readonly draftedBy!: string;
  @One(() => ReviewView, { nullable: true, doc: 'The latest review' }) readonly review!: ReviewView | null;
  @ListOf(() => ReviewView, { min: 0 }) readonly earlierReviews!: readonly ReviewView[];
  @ListOf(() => PartySignatureView, { min: 0 }) readonly signatures!: readonly PartySignatureView[];
  @One(() => SignatureView, { nullable: true }) readonly signature!: SignatureView | null;
  @One(() => SealView, { nullable: true }) readonly seal!: SealView | null;
  @DateOnly({ nullable: true }) readonly effectiveOn!: string | null;
  @Text({ max: 1000, nullable: true }) readonly voidBecause!: string | null;
}

/** The contract as it was agreed at one time. */
export class ContractVersionView {
  @Count() readonly revision!: number;
  @Code({ nullable: true, doc: 'The amendment that made it; null: the contract itself' }) readonly amendmentNo!: string | null;
  @DateOnly() readonly effectiveOn!: string;
  @DateOnly({ nullable: true, doc: 'When the next version took its place; null: it holds' }) readonly until!: string | null;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly() readonly deliverBy!: string;
  @ListOf(() => AgreedMilestone, { min: 0 }) readonly milestones!: readonly AgreedMilestone[];
  @ListOf(() => ClauseDeviationView, { min: 0 }) readonly deviations!: readonly ClauseDeviationView[];
  @Text({ max: 200_000 }) readonly text!: string;
  @Text({ doc: 'SHA-256 of these terms' }) readonly termsHash!: string;
}

export class ContractVersionsView {
  @ListOf(() => ContractVersionView, { doc: 'Oldest first' }) readonly versions!: readonly ContractVersionView[];
}

export const amendmentNotFound = defineFault('amendment.not-found', 'not-found', {
  en: (d: { amendmentId: string }) => `There is no amendment ${d.amendmentId}.`,
  zh: (d) => `没有补充协议 ${d.amendmentId}。`,
});

export const amendsNothing = defineFault('amendment.changes-nothing', 'invalid', {
  en: () => 'This would leave the contract as it is. Say what is to change.',
  zh: () => '此补充协议没有任何变更。请写明变更内容。',
});

export const amendedLineUnknown = defineFault('amendment.line-unknown', 'invalid', {
  en: (d: { line: number; lines: number }) => `Line ${d.line} cannot be named here: the contract has lines 1 to ${d.lines}, each once.`,
  zh: (d) => `行号 ${d.line} 无效：合同共 ${d.lines} 行，每行只能出现一次。`,
});

export const amendsAllAway = defineFault(
  'amendment.nothing-left',
  'refused',
  {
    en: (d: { contractNo: string }) => `Nothing of contract ${d.contractNo} would be left. That is its termination, which has a review of its own.`,
    zh: (d) => `变更后合同 ${d.contractNo} 将没有任何货物。请办理合同解除，解除有单独的审批。`,
  },
  { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [{ operation: 'contracts.requestTermination', whoMay: 'contract:write' }] },
);

export const amendmentFixed = defineFault(
  'amendment.fixed',
  'refused',
  {
    en: (d: { status: string }) =>
      `The amendment is ${d.status}; what it says changes only while it is a draft. A reviewer can return it, or it is given up and drawn up anew.`,
    zh: (d) => `补充协议状态为“${d.status}”，内容只能在草稿状态修改。可由会审人退回，或放弃后重新拟定。`,
  },
  {
    requirement: 'CON-06',
    clause: '003-T §10.5',
    waysForward: [
      { operation: 'contracts.decideAmendment', whoMay: 'contract:review' },
      { operation: 'contracts.voidAmendment', whoMay: 'contract:write' },
    ],
  },
);

export const amendmentOutdated = defineFault(
  'amendment.outdated',
  'refused',
  {
    en: (d: { contractNo: string; skus: readonly string[] }) =>
      d.skus.length > 0
        ? `The prices of ${d.skus.join(', ')} are not those in force any more. Propose the amendment again: it takes the prices in force.`
        : `Contract ${d.contractNo} is not as it was when this amendment was drawn up. Propose it again on what holds now.`,
    zh: (d) =>
      d.skus.length > 0
        ? `${d.skus.join('、')} 的价格已不是现行价格。请重新提出变更，按现行价格计算。`
        : `合同 ${d.contractNo} 与拟定补充协议时不同。请按现行内容重新提出。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.changeAmendment', whoMay: 'contract:write' }] },
);

export const amendmentNotAgreed = defineFault(
  'amendment.not-agreed-by-all',
  'refused',
  {
    en: () => 'Not every reviewer agreed to exactly this amendment; it cannot be signed, sealed or take effect. Have it reviewed.',
    zh: () => '并非所有会审人均同意此补充协议的当前内容，不得签订、盖章或生效。请先完成会审。',
  },
  {
    requirement: 'CON-03',
    clause: '003-T §10.2',
    waysForward: [
      { operation: 'contracts.decideAmendment', whoMay: 'contract:review' },
      { operation: 'contracts.submitAmendment', whoMay: 'contract:write' },
    ],
  },
);

const REVIEWED = { params: AmendmentId, reply: AmendmentView, missing: amendmentNotFound };
const PROPOSING_FAULTS = [
  ...[amendsNothing, amendedLineUnknown, amendsAllAway, contractNotInEffect, deliveryInThePast, slotEmpty],
  ...[milestoneTwice, milestoneInThePast, milestoneDone, milestonesUnwritten, clauseUnknown, templateSlotUnknown, deviationIncomplete],
  ...[...COVERAGE_FAULTS, notOnPriceList, priceOffList, productDiscontinued, productNotFound, quotedTwice, quoteTooLarge],
];

/** 补充协议: a contract in effect is changed by nothing else (CON-03, CON-06, CON-12). */
export const amendmentsApi = defineApi('contracts', {
  draftAmendment: operation({
    http: 'POST /contracts/:contractId/amendments',
    allow: 'contract:write',
    summary: 'Propose to change a contract that is in effect',
    description:
      'CON-06, CON-12, ORD-03: one change at a time. What was agreed keeps its price while it does not become more, unless it leaves a band of the price list; what becomes more or is new takes the price in force, or one under a price exception. Nothing else of the contract can be typed in.',
    params: ContractId,
    body: ProposeAmendment,
    reply: AmendmentView,
    asks: [customersApi.getCustomer],
    faults: [contractNotFound, changeUnderWay, ...PROPOSING_FAULTS],
  }),
  changeAmendment: operation({
    http: 'POST /amendments/:amendmentId/change',
    allow: 'contract:write',
    summary: 'Propose something else instead, while it is a draft',
    params: AmendmentId,
    body: ProposeAmendment,
    reply: AmendmentView,
    asks: [customersApi.getCustomer],
    faults: [amendmentNotFound, amendmentFixed, ...PROPOSING_FAULTS],
  }),
  submitAmendment: operation({
    http: 'POST /amendments/:amendmentId/submit',
    allow: 'contract:write',
    summary: 'Submit an amendment for review; it gets its number',
    description:
      'CON-01, CON-02, CON-03, CON-07: reviewed by the policy `contract-review`, where clauses change by `deviation-review` besides. Refused where the order could not follow (ORD-16), or a price is not in force any more.',
    params: AmendmentId,
    reply: AmendmentView,
    asks: [customersApi.getCustomer],
    faults: [
      ...[amendmentNotFound, amendmentFixed, amendmentOutdated, orderMovedOn, deviationUnapproved, customerNotServed],
      ...[...PROPOSING_FAULTS, ...OPENING_FAULTS],
    ],
  }),
  decideAmendment: operation({
    http: 'POST /amendments/:amendmentId/decide',
    allow: 'contract:review',
    summary: 'Agree to an amendment or return it, for one step of the review',
    params: AmendmentId,
    body: DecideReview,
    reply: AmendmentView,
    faults: [amendmentNotFound, ...REVIEW_FAULTS],
  }),
  returnAmendmentToStep: returningToStep('POST /amendments/:amendmentId/return-to-step', 'contract:review', REVIEWED),
  addAmendmentApprover: addingApprover('POST /amendments/:amendmentId/add-approver', 'contract:review', REVIEWED),
  withdrawAmendment: withdrawing('POST /amendments/:amendmentId/withdraw', 'contract:write', REVIEWED),
  urgeAmendment: urging('POST /amendments/:amendmentId/urge', 'contract:write', REVIEWED),
  amendmentsWaitingForMe: waitingForMe('/amendments/waiting-for-me', 'contract:review'),
  signAmendment: operation({
    http: 'POST /amendments/:amendmentId/signatures',
    allow: 'contract:sign',
    summary: 'Record that one party signed, by whom and by what right',
    description: 'CON-12: signed once both parties have, like the contract itself.',
    params: AmendmentId,
    body: SignForParty,
    reply: AmendmentView,
    faults: [amendmentNotFound, amendmentNotAgreed, deviationUnapproved, dayOutOfOrder, partySigned, mandateMissing],
  }),
  sealAmendment: operation({
    http: 'POST /amendments/:amendmentId/seal',
    allow: 'contract:seal',
    summary: 'Apply the contract seal; it takes effect as soon as its order has taken it over',
    description:
      'CON-08, ORD-16: refused where the order could not follow. The order is told at once; where goods left meanwhile, the amendment is void and says why.',
    params: AmendmentId,
    body: SealContract,
    reply: AmendmentView,
    faults: [
      amendmentNotFound,
      amendmentNotAgreed,
      deviationUnapproved,
      sealedBySignatory,
      dayOutOfOrder,
      orderMovedOn,
      contractNotInEffect,
      amendmentOutdated,
      ...COVERAGE_FAULTS,
    ],
  }),
  voidAmendment: operation({
    http: 'POST /amendments/:amendmentId/void',
    allow: 'contract:write',
    summary: 'Give an amendment up before it is sealed; the contract stays as it is',
    params: AmendmentId,
    body: VoidAmendment,
    reply: AmendmentView,
    faults: [amendmentNotFound],
  }),
  getAmendment: operation({
    http: 'GET /amendments/:amendmentId',
    allow: 'contract:read',
    summary: 'One amendment, with what it changes',
    params: AmendmentId,
    reply: AmendmentView,
    faults: [amendmentNotFound],
  }),
  amendmentText: operation({
    http: 'GET /amendments/:amendmentId/text',
    allow: 'contract:read',
    summary: 'The wording of an amendment, made by the system from what changes (CON-09)',
    params: AmendmentId,
    reply: ContractTextView,
    faults: [amendmentNotFound],
  }),
  findAmendments: operation({
    http: 'GET /amendments',
    allow: 'contract:read',
    summary: 'Amendments, newest first',
    query: FindAmendments,
    reply: page(AmendmentView),
  }),
  contractVersions: operation({
    http: 'GET /contracts/:contractId/versions',
    allow: 'contract:read',
    summary: 'Every version of a contract that ever held, oldest first (CON-14)',
    params: ContractId,
    reply: ContractVersionsView,
    faults: [contractNotFound],
  }),
});
