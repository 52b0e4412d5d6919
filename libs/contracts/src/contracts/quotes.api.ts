import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { customersApi } from '../customers/customers.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Id, ListOf, OneOf, OrgPath, Quantity, Text, UnitPrice } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from './contracts.events.js';
import { ASK_FOR_EXCEPTION, COVERAGE_FAULTS } from './price-exceptions.faults.js';
import { productDiscontinued, productNotFound } from './products.api.js';
import { SpecialRequirement } from './requirements.js';

export const QUOTE_STATUSES = ['draft', 'issued', 'accepted', 'declined', 'expired', 'superseded'] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

export class QuoteId {
  @Id() readonly quoteId!: string;
}

export class QuotedItem {
  @Id() readonly productId!: string;
  @Quantity({ min: '0.000001' }) readonly quantity!: string;
  @UnitPrice({ optional: true, doc: 'Need not be given; refused when it differs from the price list and no price exception covers it' })
  readonly price?: string;
  @Id({ optional: true, doc: 'Price exception it is quoted under; at its floor price where no price is given' }) readonly priceExceptionId?: string;
}

export class DraftQuote {
  @Id() readonly customerId!: string;
  @Id({ optional: true, doc: 'Opportunity it is for' }) readonly opportunityId?: string;
  @ListOf(() => QuotedItem) readonly lines!: readonly QuotedItem[];
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind', optional: true, doc: 'Way of payment offered; payment before goods when left out' })
  readonly payment?: PaymentKind;
  @DateOnly({ optional: true, doc: 'Delivery offered by this day' }) readonly deliverBy?: string;
  @ListOf(() => SpecialRequirement, { min: 0, max: 50, optional: true, doc: 'What the customer wants beyond the catalogue (CON-04)' })
  readonly requirements?: readonly SpecialRequirement[];
}

export class ReviseQuote {
  @ListOf(() => QuotedItem, { optional: true, doc: 'All lines anew; left out, the lines stay and are priced from the list in force' })
  readonly lines?: readonly QuotedItem[];
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind', optional: true }) readonly payment?: PaymentKind;
  @DateOnly({ optional: true }) readonly deliverBy?: string;
  @ListOf(() => SpecialRequirement, { min: 0, max: 50, optional: true, doc: 'All anew' }) readonly requirements?: readonly SpecialRequirement[];
}

/** The customer's word on a quote: who gave it and when. */
export class AnswerQuote {
  @Text({ max: 100, doc: 'Who at the customer said so' }) readonly saidBy!: string;
  @DateOnly({ optional: true, doc: 'When they said so; today when left out' }) readonly saidOn?: string;
  @Text({ max: 500, optional: true, doc: 'How, or why' }) readonly note?: string;
}

export class FindQuotes extends SearchRequest {
  @AnyOf(QUOTE_STATUSES, { name: 'QuoteStatus' }) readonly status?: QuoteStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly opportunityId?: string;
}

/** The list that a line was priced from; what an exception allows is below it. */
export class PriceSource {
  @Id() readonly productId!: string;
  @Id() readonly priceListId!: string;
  @Text() readonly priceListName!: string;
  @Count({ doc: 'Version among the lists of this name' }) readonly listVersion!: number;
  @OrgPath({ nullable: true, doc: 'Whose customers the list is for; null: all' }) readonly region!: string | null;
  @Code({ nullable: true, doc: 'The tier the list is for; null: all' }) readonly tier!: string | null;
}

export class QuoteView {
  @Id({ nullable: true, doc: 'The contract that it is to renew' }) readonly renewsId!: string | null;
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given when issued' }) readonly no!: string | null;
  @OneOf(QUOTE_STATUSES, { name: 'QuoteStatus' }) readonly status!: QuoteStatus;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly customerId!: string;
  @Code() readonly customerNo!: string;
  @Text() readonly customerName!: string;
  @Id({ nullable: true }) readonly opportunityId!: string | null;
  @Id() readonly salesRepId!: string;
  @DateOnly({ doc: 'Day whose price lists the prices are from' }) readonly pricedOn!: string;
  @ListOf(() => PriceSource, { min: 0, doc: 'Which list each line is priced from; quotes from before decision 54 do not say' })
  readonly pricedFrom!: readonly PriceSource[];
  @Code() readonly currency!: string;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly({ nullable: true }) readonly deliverBy!: string | null;
  @ListOf(() => SpecialRequirement, { min: 0, doc: 'What the customer wants beyond the catalogue' }) readonly requirements!: readonly SpecialRequirement[];
  @DateOnly({ nullable: true }) readonly issuedOn!: string | null;
  @DateOnly({ nullable: true, doc: 'Last day on which it can be accepted' }) readonly validUntil!: string | null;
  @Text({ max: 100, nullable: true, doc: 'Who at the customer accepted or declined' }) readonly saidBy!: string | null;
  @DateOnly({ nullable: true }) readonly saidOn!: string | null;
  @Text({ max: 500, nullable: true }) readonly note!: string | null;
  @Id({ nullable: true, doc: 'Quote this one was copied from and replaces when issued' }) readonly replacesId!: string | null;
  @Id({ nullable: true, doc: 'Contract drafted from it' }) readonly contractId!: string | null;
}

export const quoteNotFound = defineFault('quote.not-found', 'not-found', {
  en: (d: { quoteId: string }) => `There is no quote ${d.quoteId}.`,
  zh: (d) => `没有报价单 ${d.quoteId}。`,
});

export const quotedTwice = defineFault('quote.product-twice', 'invalid', {
  en: (d: { sku: string }) => `Product ${d.sku} is quoted twice; put the whole quantity on one line.`,
  zh: (d) => `产品 ${d.sku} 出现两次，请合并为一行。`,
});

export const quoteTooLarge = defineFault('quote.too-large', 'invalid', {
  en: (d: { total: string; most: string }) => `The quote would total ${d.total}; at most ${d.most} can be quoted at once.`,
  zh: (d) => `报价合计为 ${d.total}，一次最多可报 ${d.most}。`,
});

export const saidOnImpossible = defineFault('quote.said-on-impossible', 'invalid', {
  en: (d: { saidOn: string; issuedOn: string; today: string }) =>
    `The customer cannot have answered on ${d.saidOn}: the quote was issued on ${d.issuedOn}, and today is ${d.today}.`,
  zh: (d) => `客户不可能在 ${d.saidOn} 答复：报价单于 ${d.issuedOn} 发出，今天是 ${d.today}。`,
});

/** ORD-04: quoting off the list on one's own is blocked, not merely recorded. */
export const priceOffList = defineFault(
  'quote.price-off-list',
  'refused',
  {
    en: (d: { sku: string; given: string; listed: string; list: string }) =>
      `The price list says ${d.listed} for ${d.sku} to this customer at this quantity ("${d.list}"), not ${d.given}; nobody may quote on their own. Quote the list price, leave the price out, or ask for a price exception to go below it.`,
    zh: (d) =>
      `产品 ${d.sku} 对该客户、该数量的价目表价格为 ${d.listed}（“${d.list}”），而非 ${d.given}；任何人不得擅自报价。请按价目表报价、不填价格，或申请低于价目表的价格例外。`,
  },
  {
    requirement: 'ORD-03',
    clause: '003-T §5.3',
    waysForward: [
      { operation: 'contracts.getEffectivePrices', whoMay: 'product:read' },
      ASK_FOR_EXCEPTION,
      { operation: 'contracts.draftPriceList', whoMay: 'product:manage' },
    ],
  },
);

export const notOnPriceList = defineFault(
  'quote.not-on-price-list',
  'refused',
  {
    en: (d: { sku: string; on: string }) =>
      `Product ${d.sku} is on no price list in force for this customer on ${d.on}; what has no list price is not quoted. Have it priced first.`,
    zh: (d) => `${d.on} 没有对该客户生效的价目表包含产品 ${d.sku}；没有价目表价格的产品不得报价，请先定价。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.draftPriceList', whoMay: 'product:manage' }] },
);

export const quotePricesOutdated = defineFault(
  'quote.prices-outdated',
  'refused',
  {
    en: (d: { skus: readonly string[] }) =>
      `The price list, or the tier or unit of the customer, has changed since the draft: ${d.skus.join(', ')}. Revise the quote; it then takes the prices in force.`,
    zh: (d) => `起草后价目表（或客户等级、所属单位）已变更：${d.skus.join('、')}。请修改报价单以采用现行价格。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.reviseQuote', whoMay: 'quote:write' }] },
);

export const quoteExpired = defineFault(
  'quote.expired',
  'refused',
  {
    en: (d: { validUntil: string }) => `The quote was valid until ${d.validUntil}. Copy it at the prices in force and issue it anew.`,
    zh: (d) => `报价单有效期至 ${d.validUntil}，已过期。请按现行价格复制并重新报价。`,
  },
  { requirement: 'ORD-02', clause: '000 §3.3.4', waysForward: [{ operation: 'contracts.copyQuote', whoMay: 'quote:write' }] },
);

export const customerNotServed = defineFault(
  'quote.customer-not-served',
  'refused',
  {
    en: (d: { customer: string; status: string }) => `Customer ${d.customer} is ${d.status}; nothing is offered until that is settled in the customer's file.`,
    zh: (d) => `客户 ${d.customer} 的状态为“${d.status}”，在客户档案处理完毕前不得报价。`,
  },
  { requirement: 'CUS-36', clause: '000 §7.1.3', waysForward: [{ operation: 'customers.getCustomer', whoMay: 'customer:read' }] },
);

/** The guard of last resort: whatever path led here, nothing off the list goes on without its exception. */
export const priceNotCovered = defineFault(
  'quote.price-not-covered',
  'refused',
  {
    en: (d: { sku: string; price: string }) =>
      `The price ${d.price} of ${d.sku} is off the list, and no price exception in force has set the quantity aside for this quote.`,
    zh: (d) => `产品 ${d.sku} 的价格 ${d.price} 偏离价目表，且没有生效的价格例外为本报价单预留数量。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [ASK_FOR_EXCEPTION, { operation: 'contracts.copyQuote', whoMay: 'quote:write' }] },
);

/** What every operation that prices lines may refuse. */
export const PRICING_FAULTS = [...COVERAGE_FAULTS, notOnPriceList, priceOffList, productDiscontinued, productNotFound, quotedTwice, quoteTooLarge];

export const quotesApi = defineApi('contracts', {
  draftQuote: operation({
    http: 'POST /quotes',
    allow: 'quote:write',
    summary: 'Draft a quote for a customer at the prices in force',
    body: DraftQuote,
    reply: QuoteView,
    asks: [customersApi.getCustomer],
    faults: [...PRICING_FAULTS, customerNotServed],
  }),
  reviseQuote: operation({
    http: 'POST /quotes/:quoteId/revise',
    allow: 'quote:write',
    summary: 'Change a draft; every line is priced from the list in force',
    params: QuoteId,
    body: ReviseQuote,
    reply: QuoteView,
    asks: [customersApi.getCustomer],
    faults: [quoteNotFound, ...PRICING_FAULTS],
  }),
  copyQuote: operation({
    http: 'POST /quotes/:quoteId/copy',
    allow: 'quote:write',
    summary: 'A new draft with the same products at the prices in force; issued, it supersedes the original',
    params: QuoteId,
    reply: QuoteView,
    asks: [customersApi.getCustomer],
    faults: [quoteNotFound, ...PRICING_FAULTS, customerNotServed],
  }),
  issueQuote: operation({
    http: 'POST /quotes/:quoteId/issue',
    allow: 'quote:write',
    summary: 'Issue a quote: it gets its number and the day until which it is valid',
    params: QuoteId,
    reply: QuoteView,
    asks: [customersApi.getCustomer],
    faults: [quoteNotFound, quotePricesOutdated, priceNotCovered, ...PRICING_FAULTS],
  }),
  acceptQuote: operation({
    http: 'POST /quotes/:quoteId/accept',
    allow: 'quote:write',
    summary: 'Record that the customer accepted',
    params: QuoteId,
    body: AnswerQuote,
    reply: QuoteView,
    faults: [quoteNotFound, quoteExpired, saidOnImpossible, ...COVERAGE_FAULTS, priceNotCovered],
  }),
  declineQuote: operation({
    http: 'POST /quotes/:quoteId/decline',
    allow: 'quote:write',
    summary: 'Record that the customer declined',
    params: QuoteId,
    body: AnswerQuote,
    reply: QuoteView,
    faults: [quoteNotFound, quoteExpired, saidOnImpossible],
  }),
  getQuote: operation({ http: 'GET /quotes/:quoteId', allow: 'quote:read', summary: 'One quote', params: QuoteId, reply: QuoteView, faults: [quoteNotFound] }),
  findQuotes: operation({ http: 'GET /quotes', allow: 'quote:read', summary: 'Quotes, newest first', query: FindQuotes, reply: page(QuoteView) }),
});
