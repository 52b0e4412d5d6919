import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { customersApi } from '../customers/customers.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, One, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from './contracts.events.js';
import { customerNotServed, PRICING_FAULTS, QuotedItem } from './quotes.api.js';
import { SpecialRequirement } from './requirements.js';

export const PROPOSAL_STATUSES = ['draft', 'presented', 'accepted', 'dropped'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

export const PRESENTATION_FORMS = ['meeting', 'video', 'call', 'written'] as const;
export type PresentationForm = (typeof PRESENTATION_FORMS)[number];

export class ProposalId {
  @Id() readonly proposalId!: string;
}

/** Product, price system, delivery, after-sales, for one customer (ORD-01). */
export class DraftProposal {
  @Id() readonly customerId!: string;
  @Id({ optional: true, doc: 'Opportunity it is for' }) readonly opportunityId?: string;
  @Text({ max: 120 }) readonly title!: string;
  @Text({ max: 2000, doc: 'What the customer needs, and how this serves it' }) readonly needs!: string;
  @ListOf(() => QuotedItem, { doc: 'At list prices of the day, or under price exceptions' }) readonly lines!: readonly QuotedItem[];
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind', optional: true, doc: 'Payment before goods when left out' }) readonly payment?: PaymentKind;
  @DateOnly({ optional: true }) readonly deliverBy?: string;
  @Text({ max: 2000, doc: 'How it is delivered' }) readonly delivery!: string;
  @Text({ max: 2000, doc: 'What happens after the sale' }) readonly afterSales!: string;
  @ListOf(() => SpecialRequirement, { min: 0, max: 50, optional: true }) readonly requirements?: readonly SpecialRequirement[];
}

/** What is left out stays as it was; prices are those in force on the day. */
export class ReviseProposal {
  @Text({ max: 120, optional: true }) readonly title?: string;
  @Text({ max: 2000, optional: true }) readonly needs?: string;
  @ListOf(() => QuotedItem, { optional: true, doc: 'All lines anew' }) readonly lines?: readonly QuotedItem[];
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind', optional: true }) readonly payment?: PaymentKind;
  @DateOnly({ optional: true }) readonly deliverBy?: string;
  @Text({ max: 2000, optional: true }) readonly delivery?: string;
  @Text({ max: 2000, optional: true }) readonly afterSales?: string;
  @ListOf(() => SpecialRequirement, { min: 0, max: 50, optional: true, doc: 'All anew' }) readonly requirements?: readonly SpecialRequirement[];
  @Text({ max: 500, optional: true, doc: 'What it answers; needed once it was presented' }) readonly because?: string;
}

export class PresentProposal {
  @DateOnly({ optional: true, doc: 'Today when left out' }) readonly presentedOn?: string;
  @OneOf(PRESENTATION_FORMS, { name: 'PresentationForm' }) readonly form!: PresentationForm;
  @Text({ max: 200, doc: 'To whom at the customer' }) readonly to!: string;
  @Text({ max: 2000, doc: 'What they said' }) readonly said!: string;
  @Texts({ optional: true, doc: 'What they asked for' }) readonly askedFor?: readonly string[];
}

export class AcceptProposal {
  @Text({ max: 100, doc: 'Who at the customer said so' }) readonly saidBy!: string;
  @DateOnly({ optional: true, doc: 'Today when left out' }) readonly saidOn?: string;
}

export class DropProposal {
  @Text({ max: 500, doc: 'Why' }) readonly reason!: string;
}

export class FindProposals extends SearchRequest {
  @AnyOf(PROPOSAL_STATUSES, { name: 'ProposalStatus' }) readonly status?: ProposalStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly opportunityId?: string;
}

export class ProposalEdition {
  @Count({ min: 1 }) readonly edition!: number;
  @Text({ max: 120 }) readonly title!: string;
  @Text({ max: 2000 }) readonly needs!: string;
  @DateOnly({ doc: 'Day whose price lists the prices are from' }) readonly pricedOn!: string;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly({ nullable: true }) readonly deliverBy!: string | null;
  @Text({ max: 2000 }) readonly delivery!: string;
  @Text({ max: 2000 }) readonly afterSales!: string;
  @ListOf(() => SpecialRequirement, { min: 0 }) readonly requirements!: readonly SpecialRequirement[];
  @Text({ max: 500, nullable: true, doc: 'What of the customer it answers' }) readonly because!: string | null;
  @Id() readonly writtenBy!: string;
  @Text({ max: 100 }) readonly writtenByName!: string;
  @Instant() readonly writtenAt!: string;
}

export class PresentationView {
  @Count({ min: 1, doc: 'Which was presented' }) readonly edition!: number;
  @DateOnly() readonly presentedOn!: string;
  @OneOf(PRESENTATION_FORMS, { name: 'PresentationForm' }) readonly form!: PresentationForm;
  @Text({ max: 200 }) readonly to!: string;
  @Text({ max: 2000 }) readonly said!: string;
  @Texts() readonly askedFor!: readonly string[];
  @Id() readonly presentedBy!: string;
  @Text({ max: 100 }) readonly presentedByName!: string;
}

export class ProposalView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(PROPOSAL_STATUSES, { name: 'ProposalStatus' }) readonly status!: ProposalStatus;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly ownerId!: string;
  @Id() readonly customerId!: string;
  @Code() readonly customerNo!: string;
  @Text() readonly customerName!: string;
  @Id({ nullable: true }) readonly opportunityId!: string | null;
  @One(() => ProposalEdition, { doc: 'As it is now' }) readonly current!: ProposalEdition;
  @ListOf(() => ProposalEdition, { min: 0, doc: 'Superseded, oldest first, as they were' }) readonly earlierEditions!: readonly ProposalEdition[];
  @ListOf(() => PresentationView, { min: 0, doc: 'Oldest first' }) readonly presentations!: readonly PresentationView[];
  @Text({ max: 100, nullable: true, doc: 'Who at the customer accepted' }) readonly saidBy!: string | null;
  @DateOnly({ nullable: true }) readonly saidOn!: string | null;
  @Id({ nullable: true, doc: 'Quote drafted from it' }) readonly quoteId!: string | null;
  @Text({ max: 500, nullable: true }) readonly droppedBecause!: string | null;
  @Instant() readonly updatedAt!: string;
}

export const proposalNotFound = defineFault('proposal.not-found', 'not-found', {
  en: (d: { proposalId: string }) => `There is no proposal ${d.proposalId}.`,
  zh: (d) => `没有销售方案 ${d.proposalId}。`,
});

export const proposalDayImpossible = defineFault('proposal.day-impossible', 'invalid', {
  en: (d: { on: string; earliest: string; today: string }) => `It cannot have been on ${d.on}: this edition is of ${d.earliest}, and today is ${d.today}.`,
  zh: (d) => `不可能是 ${d.on}：本版方案写于 ${d.earliest}，今天是 ${d.today}。`,
});

export const revisionUnexplained = defineFault(
  'proposal.revision-unexplained',
  'refused',
  {
    en: (d: { edition: number }) =>
      `Edition ${d.edition} was presented to the customer; a new one says what of their answer it takes up. Give \`because\`, or present what is there.`,
    zh: (d) => `第 ${d.edition} 版已向客户讲解；新版须说明回应了客户的哪些意见。请填写修订原因，或仍讲解现有版本。`,
  },
  { requirement: 'ORD-01', clause: '000 §3.3.3', waysForward: [{ operation: 'contracts.reviseProposal', whoMay: 'quote:write' }] },
);

export const proposalPricesOutdated = defineFault(
  'proposal.prices-outdated',
  'refused',
  {
    en: (d: { skus: readonly string[] }) =>
      `Since this was presented the price has changed: ${d.skus.join(', ')}. What the customer accepted can be quoted no more; revise the proposal and present it anew.`,
    zh: (d) => `方案讲解后价格已变更：${d.skus.join('、')}。客户接受的价格已不能报出，请修订方案并重新讲解。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.reviseProposal', whoMay: 'quote:write' }] },
);

export const proposalsApi = defineApi('contracts', {
  draftProposal: operation({
    http: 'POST /proposals',
    allow: 'quote:write',
    summary: 'Write a proposal for one customer: product, prices, delivery, after-sales',
    description: 'ORD-01, ORD-03: prices come from the lists in force or from price exceptions, as in a quote.',
    body: DraftProposal,
    reply: ProposalView,
    asks: [customersApi.getCustomer],
    faults: [...PRICING_FAULTS, customerNotServed],
  }),
  reviseProposal: operation({
    http: 'POST /proposals/:proposalId/revise',
    allow: 'quote:write',
    summary: 'Revise a proposal; once presented, that makes the next edition and the one before stays readable',
    params: ProposalId,
    body: ReviseProposal,
    reply: ProposalView,
    asks: [customersApi.getCustomer],
    faults: [proposalNotFound, revisionUnexplained, ...PRICING_FAULTS],
  }),
  presentProposal: operation({
    http: 'POST /proposals/:proposalId/present',
    allow: 'quote:write',
    summary: 'Record a presentation: when, to whom, what they said and asked for',
    params: ProposalId,
    body: PresentProposal,
    reply: ProposalView,
    faults: [proposalNotFound, proposalDayImpossible],
  }),
  acceptProposal: operation({
    http: 'POST /proposals/:proposalId/accept',
    allow: 'quote:write',
    summary: 'Record that the customer accepted what was presented; a quote is drafted from it',
    description: 'ORD-01, ORD-03: with all guards of a quote; at the prices that were presented, or not at all.',
    params: ProposalId,
    body: AcceptProposal,
    reply: ProposalView,
    asks: [customersApi.getCustomer],
    faults: [proposalNotFound, proposalDayImpossible, proposalPricesOutdated, customerNotServed, ...PRICING_FAULTS],
  }),
  dropProposal: operation({
    http: 'POST /proposals/:proposalId/drop',
    allow: 'quote:write',
    summary: 'Give a proposal up',
    params: ProposalId,
    body: DropProposal,
    reply: ProposalView,
    faults: [proposalNotFound],
  }),
  getProposal: operation({
    http: 'GET /proposals/:proposalId',
    allow: 'quote:read',
    summary: 'One proposal with its presentations',
    params: ProposalId,
    reply: ProposalView,
    faults: [proposalNotFound],
  }),
  findProposals: operation({
    http: 'GET /proposals',
    allow: 'quote:read',
    summary: 'Proposals, newest first',
    query: FindProposals,
    reply: page(ProposalView),
  }),
});
