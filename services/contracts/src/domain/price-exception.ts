import {
  exceptionAlreadyPast,
  exceptionNotBelowList,
  nobodyBearsLoss,
  type LossBearer,
  type PriceExceptionKind,
  type PriceExceptionStatus,
  type PriceExceptionUse,
  type RequestPriceException,
  type RequestPriceExceptionAgain,
} from '@tradewind/contracts/contracts/price-exceptions.api';
import {
  priceBelowFloor,
  priceExceptionNotInForce,
  priceExceptionOfOther,
  priceExceptionUsedUp,
  storePricesUniform,
} from '@tradewind/contracts/contracts/price-exceptions.faults';
import { reviewOver } from '@tradewind/contracts/review-faults';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { agreedTo, decidersOf, nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { Quantity } from '@tradewind/domain/quantity';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { inWhoseName, reachOf, type Actor, type Principal } from '@tradewind/kernel/actor';
import { Decimal } from 'decimal.js';
import type { FactsFor, priceExceptionReviewPolicy } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import { CURRENCY } from './currency.js';
import { assertServed, type CustomerFacts } from './customer-facts.js';
import { decimalText } from './decimal-text.js';
import { assertWithin, type LimitOfKind } from './price-limits.js';
import type { Product } from './product.js';

const next = stateMachine<PriceExceptionStatus>()({
  'request again': { from: ['returned'], to: 'in-review' },
  decide: { from: ['in-review'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'returned' },
  reopen: { from: ['in-review', 'approved'], to: 'returned' },
  end: { from: ['returned', 'approved'], to: 'withdrawn' },
  expire: { from: ['in-review', 'returned', 'approved'], to: 'expired' },
});

/** What the asking needs to know besides the wish. */
export interface ExceptionGrounds {
  /** The price in force, below which the exception is to go. */
  readonly listPrice: string;
  /** Heads of the department, unit by unit upwards. */
  readonly heads: readonly (readonly Principal[])[];
  readonly limit: LimitOfKind | null;
  /** The store it would be for. */
  readonly store: string | null;
  readonly review: ReviewRules;
}

/** A line of a quote, as far as an exception is concerned with it. */
interface CoveredLine {
  readonly productId: string;
  readonly sku: string;
  readonly unitPrice: string;
  readonly quantity: string;
}

/**
 * Leave to quote one customer one product below the list: down to a floor, up to a quantity in all, until a day, at the risk of
 * named people (ORD-03, ORD-04). What quotes take of it is counted here, under the lock of this row, so that it is never exceeded.
 */
@Entity('price_exception')
@Index('price_exception_no', ['no'], { unique: true })
@Index('price_exception_status', ['status', 'validUntil'])
@Index('price_exception_customer', ['customerId', 'productId'])
@Index('price_exception_org', ['org'])
@Index('price_exception_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
export class PriceException extends Aggregate<PriceException> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: PriceExceptionStatus;
  @Column('text') readonly kind!: PriceExceptionKind;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerNo!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid') readonly productId!: string;
  @Column('text') readonly sku!: string;
  @Column('text') readonly productName!: string;
  @Column('text') readonly unit!: string;
  /** When it was last asked for. */
  @Column('numeric', { precision: 18, scale: 6 }) readonly listPrice!: string;
  @Column('numeric', { precision: 18, scale: 6 }) readonly floorPrice!: string;
  @Column('numeric', { precision: 18, scale: 6 }) readonly maxQuantity!: string;
  /** Last day. */
  @Column('date') readonly validUntil!: string;
  @Column('text') readonly reason!: string;
  @Column('jsonb') readonly lossBorneBy!: readonly LossBearer[];
  @Column('jsonb') readonly uses: readonly PriceExceptionUse[] = [];
  @Column('uuid') readonly requestedBy!: string;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  /** Reviews that were returned or taken back, oldest first. */
  @Column('jsonb') readonly earlierReviews: readonly Review[] = [];
  @Column('text', { nullable: true }) readonly endedBecause: string | null = null;
  @Column('text') readonly search!: string;

  /** Asked for and under review at once: a wish that nobody reviews is of no use to anybody. */
  static request(
    wish: RequestPriceException,
    about: { readonly no: string; readonly customer: CustomerFacts; readonly product: Product },
    grounds: ExceptionGrounds,
    by: Actor,
    at: Date,
  ): PriceException {
    const { no, customer, product } = about;
    assertServed(customer);
    const { org, branch, ownerId } = customer;
    const exception = PriceException.born(
      { org, branch, ownerId },
      {
        ...{ no, status: 'in-review', kind: wish.kind ?? 'discount', requestedBy: by.id },
        ...{ customerId: customer.id, customerNo: customer.no, customerName: customer.name },
        ...{ productId: product.id, sku: product.sku, productName: product.name, unit: product.unit },
        search: searchKey(customer.name, customer.no, no, product.sku, product.name),
      },
    );
    exception.ask(wish, grounds, by, at);
    return exception;
  }

  /** After it was returned, changed or not. What quotes took under other terms is held to the new ones when the customer accepts. */
  requestAgain(changes: RequestPriceExceptionAgain, grounds: ExceptionGrounds, by: Actor, at: Date): void {
    const earlierReviews = this.review ? [...this.earlierReviews, this.review] : this.earlierReviews;
    this.change({ status: next('request again', this.status), requestedBy: by.id, earlierReviews });
    const { floorPrice = this.floorPrice, maxQuantity = this.maxQuantity, validUntil = this.validUntil, reason = this.reason } = changes;
    this.ask({ floorPrice, maxQuantity, validUntil, reason }, grounds, by, at);
  }

  decide(decision: Decision, by: Actor, at: Date): void {
    if (decision.approve) assertNotPast(this.validUntil, at);
    this.underReview((review, given) => decide(review, decision, by, given), at);
  }

  /** Whatever is done to the review while it is open; where it ends, so does this state. */
  underReview(verb: ReviewVerb, at: Date): void {
    if (this.status !== 'in-review' || this.review === null) throw reviewOver({ outcome: this.status });
    const { id, no, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, involved: this.involved(), at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('contracts', { kind: 'price-exception', id, no, ownerId }, open, review)) this.record(event, payload);
    if (agreedTo(review, this.content())) this.change({ status: next('approve', this.status) });
    else if (outcomeOf(review) !== 'open') this.change({ status: next('return', this.status) });
  }

  /** Before its last day, for good. What a customer has accepted under it stays: the company gave its word. */
  end(reason: string): void {
    this.change({ status: next('end', this.status), endedBecause: reason, reviewDueAt: null });
  }

  /** Marks what its last day already says. */
  expire(): void {
    this.change({ status: next('expire', this.status), reviewDueAt: null });
  }

  /** Its last day is judged at the moment of use, whether or not the watch has been here. */
  statusOn(day: string): PriceExceptionStatus {
    return this.status !== 'withdrawn' && this.validUntil < day ? 'expired' : this.status;
  }

  /** That this line may be quoted to this customer on this day; throws what is missing, with what was allowed. */
  assertCovers({ productId, sku, unitPrice, quantity }: CoveredLine, customerId: string, day: string): void {
    const { no: exceptionNo, maxQuantity } = this;
    this.assertInForce(day);
    if (customerId !== this.customerId || productId !== this.productId)
      throw priceExceptionOfOther({ exceptionNo, forCustomer: this.customerName, forSku: this.sku, sku });
    if (!Quantity.of(unitPrice).covers(Quantity.of(this.floorPrice)))
      throw priceBelowFloor({ exceptionNo, sku, given: unitPrice, floor: decimalText(this.floorPrice), listed: decimalText(this.listPrice) });
    if (!Quantity.of(maxQuantity).covers(Quantity.of(quantity)))
      throw priceExceptionUsedUp({ exceptionNo, sku, quantity, left: this.left(), maxQuantity: decimalText(maxQuantity) });
  }

  /** A quote is issued: its quantity is set aside, or it is not issued. */
  take(quoteId: string, line: CoveredLine, customerId: string, day: string): void {
    this.assertCovers(line, customerId, day);
    const { no: exceptionNo, sku, maxQuantity } = this;
    const { quantity } = line;
    const left = this.left(quoteId);
    if (!Quantity.of(left).covers(Quantity.of(quantity)))
      throw priceExceptionUsedUp({ exceptionNo, sku, quantity, left, maxQuantity: decimalText(maxQuantity) });
    this.change({ uses: [...this.uses.filter((use) => use.quoteId !== quoteId), { quoteId, quantity, unitPrice: line.unitPrice, sold: false }] });
  }

  /** The customer accepts: only what was set aside, and only while it is covered. */
  sell(quoteId: string, day: string): void {
    const { no: exceptionNo, productId, sku, customerId, maxQuantity } = this;
    const use = this.uses.find((each) => each.quoteId === quoteId);
    if (!use || use.sold) return;
    const { quantity, unitPrice } = use;
    this.assertCovers({ productId, sku, unitPrice, quantity }, customerId, day);
    if (!Quantity.of(maxQuantity).covers(Quantity.of(this.used())))
      throw priceExceptionUsedUp({ exceptionNo, sku, quantity, left: this.left(quoteId), maxQuantity: decimalText(maxQuantity) });
    this.change({ uses: this.uses.map((each) => (each === use ? { quoteId, quantity, unitPrice, sold: true } : each)) });
  }

  /** Declined, expired, superseded or sent back: what was set aside is free again; what was sold is sold. */
  giveBack(quoteId: string): void {
    this.change({ uses: this.uses.filter((use) => use.quoteId !== quoteId || use.sold) });
  }

  /** What it was sold for fell before it took effect, so nobody bought it: its quantity is free again. */
  takeBack(quoteId: string): void {
    this.change({ uses: this.uses.filter((use) => use.quoteId !== quoteId) });
  }

  /** True when exactly this line of a quote is set aside, or sold, under it. */
  hasTaken(quoteId: string, line: CoveredLine): boolean {
    return this.useFor(quoteId, line) !== undefined;
  }

  hasSold(quoteId: string, line: CoveredLine): boolean {
    return this.useFor(quoteId, line)?.sold === true;
  }

  used(): string {
    return this.takenBy(() => true).toString();
  }

  /** Share off the list at the floor. */
  discount(): string {
    return new Decimal(1).minus(new Decimal(this.floorPrice).div(this.listPrice)).toDecimalPlaces(6).toFixed();
  }

  /** What is given away against the list when all of it is sold at the floor; who decides is asked by this amount. */
  mostLost(): string {
    return Money.of(new Decimal(this.listPrice).minus(this.floorPrice).times(this.maxQuantity).toFixed(), CURRENCY).toString();
  }

  /** The customer is looked after by somebody else now (CUS-14); when they decided on it, it is their own matter and is reviewed anew (ORG-14). */
  follow({ org, branch, ownerId }: Belonging): void {
    this.change({ org, branch, ownerId });
    const theirOwn = this.review !== null && decidersOf(this.review).includes(ownerId);
    if (theirOwn && (this.status === 'in-review' || this.status === 'approved')) this.change({ status: next('reopen', this.status), reviewDueAt: null });
  }

  /** Neither who asked, nor the rep whose customer it is, decides on it (ORG-14). */
  involved(): string[] {
    return [this.requestedBy, this.ownerId];
  }

  private ask(terms: Required<RequestPriceExceptionAgain>, { listPrice, limit, heads, store, review: rules }: ExceptionGrounds, by: Actor, at: Date): void {
    if (store !== null) throw storePricesUniform({ store });
    const { validUntil, reason } = terms;
    const floorPrice = decimalText(terms.floorPrice);
    if (Quantity.of(floorPrice).covers(Quantity.of(listPrice))) throw exceptionNotBelowList({ sku: this.sku, floor: floorPrice, listed: listPrice });
    assertNotPast(validUntil, at);
    assertWithin(limit, { sku: this.sku, listPrice, floorPrice, validUntil }, businessDate(at));
    const submittedFor = inWhoseName(reachOf(by, 'price-exception:request'), this);
    const lossBorneBy = lossBearers(submittedFor ?? by, heads, this.org);
    this.change({ listPrice, floorPrice, maxQuantity: decimalText(terms.maxQuantity), validUntil, reason, lossBorneBy });
    const facts: FactsFor<typeof priceExceptionReviewPolicy> = {
      discount: this.discount(),
      amount: this.mostLost(),
      quantity: this.maxQuantity,
      branch: this.branch,
    };
    const given = { ...rules, involved: this.involved(), content: this.content(), amount: facts.amount, facts, at };
    const review = openReview({ ...given, submittedBy: by.id, submittedFor: submittedFor?.id ?? null });
    this.change({ review, reviewDueAt: nextDueOf(review) });
  }

  private content(): object {
    const { customerId, productId, kind, validUntil, reason, lossBorneBy } = this;
    const prices = { listPrice: decimalText(this.listPrice), floorPrice: decimalText(this.floorPrice), maxQuantity: decimalText(this.maxQuantity) };
    return { customerId, productId, kind, ...prices, validUntil, reason, lossBorneBy };
  }

  private assertInForce(day: string): void {
    const status = this.statusOn(day);
    if (status !== 'approved') throw priceExceptionNotInForce({ exceptionNo: this.no, status, validUntil: this.validUntil, on: day });
  }

  private useFor(quoteId: string, { productId, unitPrice, quantity }: CoveredLine): PriceExceptionUse | undefined {
    if (productId !== this.productId) return undefined;
    return this.uses.find((use) => use.quoteId === quoteId && use.unitPrice === unitPrice && use.quantity === quantity);
  }

  /** What is left for one quote, whatever it has taken already. */
  private left(quoteId?: string): string {
    const taken = this.takenBy((use) => use.quoteId !== quoteId);
    return Quantity.of(this.maxQuantity).minus(taken).toString();
  }

  private takenBy(counts: (use: PriceExceptionUse) => boolean): Quantity {
    return this.uses.filter(counts).reduce((sum, { quantity }) => sum.plus(Quantity.of(quantity)), Quantity.zero);
  }
}

/** The person who wants it, and the nearest department head who is somebody else (ORD-04). */
function lossBearers(person: Principal, heads: readonly (readonly Principal[])[], org: string): LossBearer[] {
  const [nearest] = heads.map((level) => level.filter(({ id }) => id !== person.id)).filter((level) => level.length > 0);
  if (!nearest) throw nobodyBearsLoss({ org });
  const bearer = ({ id: personId, name }: Principal, as: LossBearer['as']): LossBearer => ({ personId, name, as });
  return [bearer(person, 'person'), ...nearest.map((head) => bearer(head, 'department-head'))];
}

function assertNotPast(validUntil: string, at: Date): void {
  const today = businessDate(at);
  if (validUntil < today) throw exceptionAlreadyPast({ validUntil, today });
}
