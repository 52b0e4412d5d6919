import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { waitingForMe } from '../approvals/approvals.api.js';
import { customersApi } from '../customers/customers.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Flag, Id, Instant, ListOf, One, OneOf, OrgPath, Quantity, Rate, Text, UnitPrice } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { OPENING_FAULTS, REVIEW_FAULTS, reviewOver } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { DecideReview, ReviewView } from '../review.js';
import { ASK_FOR_EXCEPTION, priceBelowLowest, priceExceptionNotFound, priceExceptionTooLong, storePricesUniform } from './price-exceptions.faults.js';
import { productDiscontinued, productNotFound } from './products.api.js';
import { customerNotServed, notOnPriceList } from './quotes.api.js';

/** `damaged-lot` and `exclusive-lot` have a review of their own (处理产品、包销, CON-10). */
export const PRICE_EXCEPTION_KINDS = ['discount', 'damaged-lot', 'exclusive-lot'] as const;
export type PriceExceptionKind = (typeof PRICE_EXCEPTION_KINDS)[number];

/** `returned`: by who decides, or taken back while under review; can be asked for again. `withdrawn`: for good. */
export const PRICE_EXCEPTION_STATUSES = ['in-review', 'returned', 'approved', 'withdrawn', 'expired'] as const;
export type PriceExceptionStatus = (typeof PRICE_EXCEPTION_STATUSES)[number];

export class PriceExceptionId {
  @Id() readonly priceExceptionId!: string;
}

export class RequestPriceException {
  @Id() readonly customerId!: string;
  @Id() readonly productId!: string;
  @OneOf(PRICE_EXCEPTION_KINDS, { name: 'PriceExceptionKind', optional: true, doc: 'A discount where nothing is said' }) readonly kind?: PriceExceptionKind;
  @UnitPrice({ doc: 'No price below this one, per unit, tax included' }) readonly floorPrice!: string;
  @Quantity({ min: '0.000001', doc: 'All quotes under it together' }) readonly maxQuantity!: string;
  @DateOnly({ doc: 'Last day on which a quote under it can be issued or accepted' }) readonly validUntil!: string;
  @Text({ max: 2000 }) readonly reason!: string;
}

/** Asked again after it was returned; what is left out stays as it was. */
export class RequestPriceExceptionAgain {
  @UnitPrice({ optional: true }) readonly floorPrice?: string;
  @Quantity({ min: '0.000001', optional: true }) readonly maxQuantity?: string;
  @DateOnly({ optional: true }) readonly validUntil?: string;
  @Text({ max: 2000, optional: true }) readonly reason?: string;
}

export class EndPriceException {
  @Text({ max: 500, doc: 'Why' }) readonly reason!: string;
}

export class FindPriceExceptions extends SearchRequest {
  @AnyOf(PRICE_EXCEPTION_STATUSES, { name: 'PriceExceptionStatus' }) readonly status?: PriceExceptionStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly productId?: string;
}

/** Who bears the loss and the consequence of a price off the list (ORD-04). */
export class LossBearer {
  @Id() readonly personId!: string;
  @Text({ max: 100 }) readonly name!: string;
  @OneOf(['person', 'department-head'], { name: 'LossBearerAs' }) readonly as!: 'person' | 'department-head';
}

/** What one quote takes of it: from the day it is issued; given back when it is declined, expires or is superseded. */
export class PriceExceptionUse {
  @Id() readonly quoteId!: string;
  @Quantity() readonly quantity!: string;
  @UnitPrice() readonly unitPrice!: string;
  @Flag({ doc: 'The customer has accepted: it is not given back any more' }) readonly sold!: boolean;
}

export class PriceExceptionView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(PRICE_EXCEPTION_STATUSES, { name: 'PriceExceptionStatus' }) readonly status!: PriceExceptionStatus;
  @OneOf(PRICE_EXCEPTION_KINDS, { name: 'PriceExceptionKind' }) readonly kind!: PriceExceptionKind;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly ownerId!: string;
  @Id() readonly customerId!: string;
  @Code() readonly customerNo!: string;
  @Text() readonly customerName!: string;
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly productName!: string;
  @Text({ max: 20 }) readonly unit!: string;
  @UnitPrice({ doc: 'List price on the day it was asked for' }) readonly listPrice!: string;
  @UnitPrice() readonly floorPrice!: string;
  @Rate({ doc: 'Share off the list at the floor' }) readonly discount!: string;
  @Quantity() readonly maxQuantity!: string;
  @Quantity({ doc: 'Set aside by quotes that are issued or accepted' }) readonly usedQuantity!: string;
  @Amount({ doc: 'At the floor, all of it: what is given away against the list' }) readonly mostLost!: string;
  @DateOnly() readonly validUntil!: string;
  @Text({ max: 2000 }) readonly reason!: string;
  @ListOf(() => LossBearer) readonly lossBorneBy!: readonly LossBearer[];
  @ListOf(() => PriceExceptionUse, { min: 0 }) readonly uses!: readonly PriceExceptionUse[];
  @Id() readonly requestedBy!: string;
  @One(() => ReviewView, { nullable: true }) readonly review!: ReviewView | null;
  @ListOf(() => ReviewView, { min: 0, doc: 'Reviews that were returned or taken back, oldest first' }) readonly earlierReviews!: readonly ReviewView[];
  @Text({ max: 500, nullable: true }) readonly endedBecause!: string | null;
  @Instant() readonly updatedAt!: string;
}

export const exceptionNotBelowList = defineFault(
  'price-exception.not-below-list',
  'refused',
  {
    en: (d: { sku: string; floor: string; listed: string }) =>
      `The list price of ${d.sku} is ${d.listed}; a floor of ${d.floor} is no exception from it. Quote the list price; nobody quotes above it.`,
    zh: (d) => `产品 ${d.sku} 的价目表价格为 ${d.listed}；${d.floor} 不低于价目表，无需例外。请按价目表报价；任何人不得高于价目表报价。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.draftQuote', whoMay: 'quote:write' }] },
);

export const exceptionAlreadyPast = defineFault(
  'price-exception.already-past',
  'refused',
  {
    en: (d: { validUntil: string; today: string }) => `A price exception until ${d.validUntil} would be over today (${d.today}). Ask for one with a later day.`,
    zh: (d) => `有效期 ${d.validUntil} 早于今天（${d.today}）。请以更晚的日期申请。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [ASK_FOR_EXCEPTION] },
);

export const nobodyBearsLoss = defineFault(
  'price-exception.nobody-bears-loss',
  'refused',
  {
    en: (d: { org: string }) =>
      `The loss of a price off the list is borne by the person and the department head, and no department head other than the person was found from ${d.org} upwards. Have somebody given that post first.`,
    zh: (d) => `价目表外价格的损失由部门负责人和当事人承担；自 ${d.org} 向上未找到当事人以外的部门负责人。请先安排部门负责人。`,
  },
  { requirement: 'ORD-04', clause: '003-T §5.3', waysForward: [{ operation: 'identity.assignPosts', whoMay: 'org:manage' }] },
);

const REVIEWED = { params: PriceExceptionId, reply: PriceExceptionView, missing: priceExceptionNotFound };
const TERMS_FAULTS = [
  ...[...OPENING_FAULTS, exceptionNotBelowList, exceptionAlreadyPast, nobodyBearsLoss],
  ...[priceBelowLowest, priceExceptionTooLong, storePricesUniform, notOnPriceList, productDiscontinued, productNotFound],
];

export const priceExceptionsApi = defineApi('contracts', {
  requestPriceException: operation({
    http: 'POST /price-exceptions',
    allow: 'price-exception:request',
    summary: 'Ask for a price below the list for a customer and a product; it goes under review at once',
    description:
      'ORD-03, ORD-04, CON-10: with floor, greatest quantity, last day and reason; who bears the loss is found in the organisation and cannot be said.',
    body: RequestPriceException,
    reply: PriceExceptionView,
    asks: [customersApi.getCustomer],
    faults: [...TERMS_FAULTS, customerNotServed],
  }),
  requestPriceExceptionAgain: operation({
    http: 'POST /price-exceptions/:priceExceptionId/request-again',
    allow: 'price-exception:request',
    summary: 'Ask again for what was returned or taken back, changed or not; a new review begins',
    params: PriceExceptionId,
    body: RequestPriceExceptionAgain,
    reply: PriceExceptionView,
    asks: [customersApi.getCustomer],
    faults: [priceExceptionNotFound, ...TERMS_FAULTS],
  }),
  decidePriceException: operation({
    http: 'POST /price-exceptions/:priceExceptionId/decide',
    allow: 'price-exception:decide',
    summary: 'Decide a step of a price exception',
    params: PriceExceptionId,
    body: DecideReview,
    reply: PriceExceptionView,
    faults: [priceExceptionNotFound, exceptionAlreadyPast, reviewOver, ...REVIEW_FAULTS],
  }),
  returnPriceExceptionToStep: returningToStep('POST /price-exceptions/:priceExceptionId/return-to-step', 'price-exception:decide', REVIEWED),
  addPriceExceptionApprover: addingApprover('POST /price-exceptions/:priceExceptionId/add-approver', 'price-exception:decide', REVIEWED),
  withdrawPriceException: withdrawing('POST /price-exceptions/:priceExceptionId/withdraw', 'price-exception:request', REVIEWED),
  urgePriceException: urging('POST /price-exceptions/:priceExceptionId/urge', 'price-exception:request', REVIEWED),
  endPriceException: operation({
    http: 'POST /price-exceptions/:priceExceptionId/end',
    allow: 'price-exception:request',
    summary: 'End an exception before its last day',
    description: 'No quote under it is issued or accepted from then on; what a customer has accepted already stays.',
    params: PriceExceptionId,
    body: EndPriceException,
    reply: PriceExceptionView,
    faults: [priceExceptionNotFound],
  }),
  priceExceptionsWaitingForMe: waitingForMe('/price-exceptions/waiting-for-me', 'price-exception:decide'),
  getPriceException: operation({
    http: 'GET /price-exceptions/:priceExceptionId',
    allow: 'price-exception:read',
    summary: 'One price exception, with what is used of it',
    params: PriceExceptionId,
    reply: PriceExceptionView,
    faults: [priceExceptionNotFound],
  }),
  findPriceExceptions: operation({
    http: 'GET /price-exceptions',
    allow: 'price-exception:read',
    summary: 'Price exceptions, newest first',
    query: FindPriceExceptions,
    reply: page(PriceExceptionView),
  }),
});
