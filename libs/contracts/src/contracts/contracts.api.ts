import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { customersApi } from '../customers/customers.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Flag, Id, ListOf, One, OneOf, OrgPath, Text } from '../fields.js';
import { waitingForMe } from '../approvals/approvals.api.js';
import { contractLawUntrained } from '../identity/trainings.api.js';
import { page, SearchRequest } from '../page.js';
import { OPENING_FAULTS, REVIEW_FAULTS } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { DecideReview, ReviewView } from '../review.js';
import { ContractCopyView } from './contract-copies.api.js';
import { ClauseDeviationView, clauseUnknown, ContractClausesView, DeviateContract, deviationIncomplete, deviationUnapproved } from './contract-deviations.js';
import {
  AgreeMilestones,
  MilestoneDone,
  milestoneDayWrong,
  milestoneDone,
  milestoneInThePast,
  milestonesUnwritten,
  milestoneTwice,
  milestoneUnknown,
  MilestoneView,
} from './contract-milestones.js';
import { negotiationDayWrong, negotiationOpen, NegotiationRound, RecordNegotiation } from './contract-negotiation.js';
import {
  FindSealUses,
  lotSignedByAnother,
  mandateMissing,
  PartySignatureView,
  partySigned,
  SealUseView,
  SignForParty,
  SIGNING_AUTHORITIES,
  type SigningAuthority,
} from './contract-signatures.js';
import { templateSlotUnknown } from './contract-templates.api.js';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from './contracts.events.js';
import { customerNotServed, priceNotCovered, quoteNotFound } from './quotes.api.js';
import { AgreedRequirements, requirementsUnreviewed } from './requirements.js';

export const CONTRACT_STATUSES = ['draft', 'in-review', 'approved', 'signed', 'effective', 'fulfilled', 'expired', 'terminated'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

export class ContractId {
  @Id() readonly contractId!: string;
}

/** There is no free text: wording, lines and prices come from the template and the accepted quote (CON-06, CON-09). */
export class DraftContract {
  @Id() readonly quoteId!: string;
  @Code({ doc: 'Template whose version in force is used' }) readonly templateCode!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly({ doc: 'Delivery by this day' }) readonly deliverBy!: string;
}

export class ChangeTerms {
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind', optional: true }) readonly payment?: PaymentKind;
  @DateOnly({ optional: true }) readonly deliverBy?: string;
}

export class SignContract {
  @DateOnly({ doc: 'Day on which both parties signed' }) readonly signedOn!: string;
  @Text({ max: 100, doc: 'Who signed for the customer' }) readonly customerSignatory!: string;
  @Text({ max: 100, doc: 'Who signed for us' }) readonly ourSignatory!: string;
  @OneOf(SIGNING_AUTHORITIES, { name: 'SigningAuthority', optional: true, doc: 'By what right; default `legal-representative`' })
  readonly customerAuthority?: SigningAuthority;
  @Text({ max: 60, optional: true, holds: 'reference', doc: 'Number of the power of attorney; needed with `mandate`' }) readonly customerMandateNo?: string;
  @OneOf(SIGNING_AUTHORITIES, { name: 'SigningAuthority', optional: true, doc: 'By what right; default `legal-representative`' })
  readonly ourAuthority?: SigningAuthority;
  @Text({ max: 60, optional: true, holds: 'reference', doc: 'Number of the power of attorney; needed with `mandate`' }) readonly ourMandateNo?: string;
}

export class SealContract {
  @DateOnly({ doc: 'Day on which the contract seal was applied' }) readonly sealedOn!: string;
  @Text({ max: 40, doc: 'Number of the contract seal' }) readonly sealNo!: string;
  @Count({ min: 1, max: 100, doc: 'Sealed copies' }) readonly copies!: number;
}

export class TerminateContract {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindContracts extends SearchRequest {
  @AnyOf(CONTRACT_STATUSES, { name: 'ContractStatus' }) readonly status?: ContractStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Flag({ optional: true, doc: 'true: only those with a milestone that is late (CON-15)' }) readonly late?: boolean;
}

export class SignatureView {
  @DateOnly() readonly signedOn!: string;
  @Text() readonly customerSignatory!: string;
  @Text() readonly ourSignatory!: string;
  @Id({ doc: 'Who recorded it' }) readonly recordedBy!: string;
  @Text() readonly recordedByName!: string;
}

export class SealView {
  @DateOnly() readonly sealedOn!: string;
  @Text() readonly sealNo!: string;
  @Count() readonly copies!: number;
  @Id() readonly sealedBy!: string;
  @Text() readonly sealedByName!: string;
}

/** An amendment or a termination that is being dealt with; one at a time. */
export class ChangeUnderWayView {
  @OneOf(['amendment', 'termination'], { name: 'ContractChangeKind' }) readonly kind!: 'amendment' | 'termination';
  @Id() readonly id!: string;
  @Code({ nullable: true }) readonly no!: string | null;
}

/** The contract with its tracking form: reviews, signature, seal, copies (CON-14). */
export class ContractView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given on first submission' }) readonly no!: string | null;
  @OneOf(CONTRACT_STATUSES, { name: 'ContractStatus' }) readonly status!: ContractStatus;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly quoteId!: string;
  @Code() readonly quoteNo!: string;
  @Id() readonly customerId!: string;
  @Code() readonly customerNo!: string;
  @Text() readonly customerName!: string;
  @Id({ nullable: true }) readonly opportunityId!: string | null;
  @Id() readonly salesRepId!: string;
  @Code() readonly currency!: string;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly() readonly deliverBy!: string;
  @Code() readonly templateCode!: string;
  @Count() readonly templateVersion!: number;
  @Text() readonly title!: string;
  @ListOf(() => ClauseDeviationView, { min: 0, doc: 'Where it says something else than the template (CON-07)' })
  readonly deviations!: readonly ClauseDeviationView[];
  @Text({ doc: 'SHA-256 of the content as it is now' }) readonly contentHash!: string;
  @Id() readonly draftedBy!: string;
  @One(() => ReviewView, { nullable: true, doc: 'The latest review' }) readonly review!: ReviewView | null;
  @ListOf(() => ReviewView, { min: 0, doc: 'Reviews that were returned before it' }) readonly earlierReviews!: readonly ReviewView[];
  @ListOf(() => MilestoneView, { min: 0, doc: 'What binds both sides before delivery, in order (CON-16)' }) readonly milestones!: readonly MilestoneView[];
  @ListOf(() => NegotiationRound, { min: 0, doc: 'Rounds before it was submitted, oldest first (CON-18)' }) readonly negotiations!: readonly NegotiationRound[];
  @One(() => AgreedRequirements, { nullable: true, doc: 'What production, quality control and purchasing agreed to, its basis (CON-05)' })
  readonly requirements!: AgreedRequirements | null;
  @Flag({ doc: 'A milestone is late and not done (CON-15)' }) readonly late!: boolean;
  @ListOf(() => PartySignatureView, { min: 0, doc: 'By whom and by what right each party signed, where it was recorded (CON-12)' })
  readonly signatures!: readonly PartySignatureView[];
  @One(() => SignatureView, { nullable: true }) readonly signature!: SignatureView | null;
  @One(() => SealView, { nullable: true }) readonly seal!: SealView | null;
  @DateOnly({ nullable: true }) readonly effectiveOn!: string | null;
  @DateOnly({ nullable: true, doc: 'Day on which its order was closed' }) readonly orderClosedOn!: string | null;
  @DateOnly({ nullable: true, doc: 'Day on which its order was closed and every milestone done' }) readonly fulfilledOn!: string | null;
  @Text({ max: 500, nullable: true }) readonly terminationReason!: string | null;
  @Id({ nullable: true, doc: 'The order that was opened for it' }) readonly orderId!: string | null;
  @Code({ nullable: true }) readonly orderNo!: string | null;
  @DateOnly({ nullable: true, doc: 'Last day on which it holds; null: until it is fulfilled' }) readonly validUntil!: string | null;
  @Id({ nullable: true, doc: 'The contract that it follows' }) readonly renewsId!: string | null;
  @Count({ doc: 'Version of what is agreed: 1 is the contract itself, each amendment makes the next (CON-12)' }) readonly revision!: number;
  @One(() => ChangeUnderWayView, { nullable: true, doc: 'What it is being changed by' }) readonly changeUnderWay!: ChangeUnderWayView | null;
  @ListOf(() => ContractCopyView, { min: 0 }) readonly copies!: readonly ContractCopyView[];
}

export class ContractTextView {
  @Text({ max: 200_000, doc: 'Wording with every slot filled; from signing on it is what was signed' }) readonly text!: string;
}

export const contractNotFound = defineFault('contract.not-found', 'not-found', {
  en: (d: { contractId: string }) => `There is no contract ${d.contractId}.`,
  zh: (d) => `没有合同 ${d.contractId}。`,
});

export const quoteNotAccepted = defineFault(
  'contract.quote-not-accepted',
  'refused',
  {
    en: (d: { status: string }) => `The quote is ${d.status}; a contract is drafted only from what the customer accepted.`,
    zh: (d) => `报价单状态为“${d.status}”；只能依据客户已接受的报价起草合同。`,
  },
  { requirement: 'CON-12', clause: '000 §3.4.2', waysForward: [{ operation: 'contracts.acceptQuote', whoMay: 'quote:write' }] },
);

export const quoteAlreadyContracted = defineFault('contract.quote-already-contracted', 'conflict', {
  en: (d: { contractId: string }) => `Contract ${d.contractId} was already drafted from this quote.`,
  zh: (d) => `该报价单已起草合同 ${d.contractId}。`,
});

export const noEffectiveTemplate = defineFault(
  'contract.no-effective-template',
  'refused',
  {
    en: (d: { templateCode: string }) =>
      `No version of the template "${d.templateCode}" is in force, and contracts are made from company templates only. Have one approved first.`,
    zh: (d) => `范本“${d.templateCode}”没有生效版本；合同只能使用公司统一范本，请先批准一份。`,
  },
  { requirement: 'CON-06', clause: '003-T §10.5', waysForward: [{ operation: 'contracts.approveTemplate', whoMay: 'template:approve' }] },
);

export const slotEmpty = defineFault(
  'contract.slot-empty',
  'refused',
  {
    en: (d: { slots: readonly string[] }) =>
      `The contract would be incomplete: nothing to write for ${d.slots.join(', ')}. Complete the customer's file first.`,
    zh: (d) => `合同内容不完整，以下栏位无内容：${d.slots.join('、')}。请先补全客户档案。`,
  },
  { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [{ operation: 'customers.updateCustomer', whoMay: 'customer:write' }] },
);

export const deliveryInThePast = defineFault(
  'contract.delivery-in-the-past',
  'refused',
  {
    en: (d: { deliverBy: string; today: string }) => `Delivery by ${d.deliverBy} cannot be promised: today is ${d.today}. Agree a later day with the customer.`,
    zh: (d) => `今天是 ${d.today}，无法承诺在 ${d.deliverBy} 前交货。请与客户商定更晚的日期。`,
  },
  { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [{ operation: 'contracts.changeTerms', whoMay: 'contract:write' }] },
);

export const templateOutdated = defineFault(
  'contract.template-outdated',
  'refused',
  {
    en: (d: { templateCode: string; used: number; inForce: number }) =>
      `The draft uses version ${d.used} of template "${d.templateCode}"; version ${d.inForce} is in force. Terminate this draft and draft the contract again.`,
    zh: (d) => `草稿使用范本“${d.templateCode}”第 ${d.used} 版，现行为第 ${d.inForce} 版。请终止此草稿并重新起草。`,
  },
  {
    requirement: 'CON-06',
    clause: '003-T §10.5',
    waysForward: [
      { operation: 'contracts.terminateContract', whoMay: 'contract:write' },
      { operation: 'contracts.draftContract', whoMay: 'contract:write' },
    ],
  },
);

export const termsFixed = defineFault(
  'contract.terms-fixed',
  'refused',
  {
    en: (d: { status: string }) =>
      `The contract is ${d.status}; its terms change only while it is a draft. A reviewer can return it, or it is terminated and drafted anew.`,
    zh: (d) => `合同状态为“${d.status}”，条款只能在草稿状态修改。可由会审人退回，或终止后重新起草。`,
  },
  {
    requirement: 'CON-06',
    clause: '003-T §10.5',
    waysForward: [
      { operation: 'contracts.decideContract', whoMay: 'contract:review' },
      { operation: 'contracts.terminateContract', whoMay: 'contract:write' },
    ],
  },
);

export const notAgreedByAll = defineFault(
  'contract.not-agreed-by-all',
  'refused',
  {
    en: () => 'Not every reviewer agreed to exactly this content; it cannot be signed or sealed. Have it reviewed.',
    zh: () => '并非所有会审人均同意当前内容，不得签订或盖章。请先完成会审。',
  },
  {
    requirement: 'CON-03',
    clause: '003-T §10.2',
    waysForward: [
      { operation: 'contracts.decideContract', whoMay: 'contract:review' },
      { operation: 'contracts.submitContract', whoMay: 'contract:write' },
    ],
  },
);

export const dayOutOfOrder = defineFault(
  'contract.day-out-of-order',
  'refused',
  {
    en: (d: { what: string; on: string; earliest: string; today: string }) =>
      `The contract cannot have been ${d.what} on ${d.on}: the step before was done on ${d.earliest}, and today is ${d.today}. Give the true day.`,
    zh: (d) => `合同不可能在 ${d.on} 完成此步骤：上一步于 ${d.earliest} 完成，今天是 ${d.today}。请填写真实日期。`,
  },
  {
    requirement: 'CON-12',
    clause: '000 §3.4.2',
    waysForward: [
      { operation: 'contracts.signContract', whoMay: 'contract:sign' },
      { operation: 'contracts.sealContract', whoMay: 'contract:seal' },
    ],
  },
);

export const sealedBySignatory = defineFault(
  'contract.sealed-by-signatory',
  'refused',
  {
    en: () => 'Whoever signed the contract does not apply the seal; the keeper of the contract seal must.',
    zh: () => '签订人不得加盖合同章，须由合同章保管人盖章。',
  },
  { requirement: 'CON-08', clause: '003-T §10.3', waysForward: [{ operation: 'contracts.sealContract', whoMay: 'contract:seal' }] },
);

const REVIEWED = { params: ContractId, reply: ContractView, missing: contractNotFound };

export const contractsApi = defineApi('contracts', {
  draftContract: operation({
    http: 'POST /contracts',
    allow: 'contract:write',
    summary: 'Have the system draft a contract from an accepted quote and the template in force',
    description: 'CON-06, CON-09, CON-11: no free text; lines, prices and parties come from the quote.',
    body: DraftContract,
    reply: ContractView,
    asks: [customersApi.getCustomer],
    faults: [
      ...[quoteNotFound, quoteNotAccepted, quoteAlreadyContracted, priceNotCovered],
      ...[noEffectiveTemplate, slotEmpty, deliveryInThePast, customerNotServed, contractLawUntrained],
    ],
  }),
  changeTerms: operation({
    http: 'POST /contracts/:contractId/change-terms',
    allow: 'contract:write',
    summary: 'Change payment or delivery day of a draft',
    params: ContractId,
    body: ChangeTerms,
    reply: ContractView,
    faults: [contractNotFound, termsFixed, deliveryInThePast],
  }),
  deviateContract: operation({
    http: 'POST /contracts/:contractId/deviate',
    allow: 'contract:write',
    summary: 'Propose that one clause of a draft says something else than the template',
    description: 'CON-06, CON-07: any difference is approved by sales vice president and head office besides the usual review; none without a difference is.',
    params: ContractId,
    body: DeviateContract,
    reply: ContractView,
    faults: [contractNotFound, termsFixed, clauseUnknown, templateSlotUnknown, deviationIncomplete, slotEmpty],
  }),
  agreeMilestones: operation({
    http: 'POST /contracts/:contractId/milestones',
    allow: 'contract:write',
    summary: 'Say which milestones are agreed with the customer, while the contract is a draft',
    description: 'CON-16: part of what is reviewed and signed, and said by the contract where its wording has {{milestones}}.',
    params: ContractId,
    body: AgreeMilestones,
    reply: ContractView,
    faults: [contractNotFound, termsFixed, milestoneTwice, milestoneInThePast, milestonesUnwritten],
  }),
  recordNegotiation: operation({
    http: 'POST /contracts/:contractId/negotiations',
    allow: 'contract:write',
    summary: 'Record a round of negotiation: with whom, what the customer asked, what we answered, about which clause',
    description:
      'CON-18: while the contract is a draft. What stays open keeps it from being submitted; different words of a clause are proposed with `deviate`.',
    params: ContractId,
    body: RecordNegotiation,
    reply: ContractView,
    faults: [contractNotFound, termsFixed, clauseUnknown, negotiationDayWrong],
  }),
  submitContract: operation({
    http: 'POST /contracts/:contractId/submit',
    allow: 'contract:write',
    summary: 'Submit a contract for review; it gets its number',
    description: 'CON-01..CON-05: who reviews, in which order, is the policy `contract-review`; when requirements are reviewed first, `requirement-need`.',
    params: ContractId,
    reply: ContractView,
    asks: [customersApi.getCustomer],
    faults: [
      ...[contractNotFound, templateOutdated, deliveryInThePast, milestoneInThePast, milestonesUnwritten],
      ...[deviationUnapproved, requirementsUnreviewed, negotiationOpen, ...OPENING_FAULTS],
    ],
  }),
  decideContract: operation({
    http: 'POST /contracts/:contractId/decide',
    allow: 'contract:review',
    summary: 'Agree to a contract or return it, for one step of the review',
    params: ContractId,
    body: DecideReview,
    reply: ContractView,
    faults: [contractNotFound, ...REVIEW_FAULTS],
  }),
  returnContractToStep: returningToStep('POST /contracts/:contractId/return-to-step', 'contract:review', REVIEWED),
  addContractApprover: addingApprover('POST /contracts/:contractId/add-approver', 'contract:review', REVIEWED),
  withdrawContract: withdrawing('POST /contracts/:contractId/withdraw', 'contract:write', REVIEWED),
  urgeContract: urging('POST /contracts/:contractId/urge', 'contract:write', REVIEWED),
  contractsWaitingForMe: waitingForMe('/contracts/waiting-for-me', 'contract:review'),
  signContract: operation({
    http: 'POST /contracts/:contractId/sign',
    allow: 'contract:sign',
    summary: 'Record that both parties signed',
    params: ContractId,
    body: SignContract,
    reply: ContractView,
    faults: [contractNotFound, notAgreedByAll, deviationUnapproved, dayOutOfOrder, partySigned, mandateMissing, lotSignedByAnother, contractLawUntrained],
  }),
  signForParty: operation({
    http: 'POST /contracts/:contractId/signatures',
    allow: 'contract:sign',
    summary: 'Record that one party signed, by whom and by what right',
    description: 'CON-12: the contract is signed once both parties have.',
    params: ContractId,
    body: SignForParty,
    reply: ContractView,
    faults: [contractNotFound, notAgreedByAll, deviationUnapproved, dayOutOfOrder, partySigned, mandateMissing, lotSignedByAnother, contractLawUntrained],
  }),
  sealContract: operation({
    http: 'POST /contracts/:contractId/seal',
    allow: 'contract:seal',
    summary: 'Apply the contract seal: the contract takes effect and copies go out',
    params: ContractId,
    body: SealContract,
    reply: ContractView,
    faults: [contractNotFound, notAgreedByAll, deviationUnapproved, sealedBySignatory, dayOutOfOrder],
  }),
  milestoneDone: operation({
    http: 'POST /contracts/:contractId/milestone-done',
    allow: 'contract:track',
    summary: 'Record that a milestone was done; the contract is fulfilled when all are and its order is closed',
    params: ContractId,
    body: MilestoneDone,
    reply: ContractView,
    faults: [contractNotFound, milestoneUnknown, milestoneDone, milestoneDayWrong],
  }),
  terminateContract: operation({
    http: 'POST /contracts/:contractId/terminate',
    allow: 'contract:write',
    summary: 'Give a contract up before it takes effect',
    params: ContractId,
    body: TerminateContract,
    reply: ContractView,
    faults: [contractNotFound],
  }),
  findSealUses: operation({
    http: 'GET /contracts/seal-register',
    allow: 'contract:read',
    summary: 'The seal register: who sealed, when, with which seal, how many copies (CON-08)',
    query: FindSealUses,
    reply: page(SealUseView),
  }),
  getContract: operation({
    http: 'GET /contracts/:contractId',
    allow: 'contract:read',
    summary: 'One contract with its tracking',
    params: ContractId,
    reply: ContractView,
    faults: [contractNotFound],
  }),
  contractText: operation({
    http: 'GET /contracts/:contractId/text',
    allow: 'contract:read',
    summary: 'The wording of a contract',
    params: ContractId,
    reply: ContractTextView,
    faults: [contractNotFound],
  }),
  contractClauses: operation({
    http: 'GET /contracts/:contractId/clauses',
    allow: 'contract:read',
    summary: 'A contract against its template, clause by clause',
    params: ContractId,
    reply: ContractClausesView,
    faults: [contractNotFound],
  }),
  findContracts: operation({
    http: 'GET /contracts',
    allow: 'contract:read',
    summary: 'The archive of contracts, newest first',
    query: FindContracts,
    reply: page(ContractView),
  }),
});
