import type { AgreedLine, PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { quoteAlreadyContracted, quoteNotAccepted } from '@tradewind/contracts/contracts/contracts.api';
import {
  priceNotCovered,
  quoteExpired,
  quotePricesOutdated,
  quoteTooLarge,
  saidOnImpossible,
  type AnswerQuote,
  type DraftQuote,
  type PriceSource,
  type QuotedItem,
  type QuoteStatus,
  type ReviseQuote,
} from '@tradewind/contracts/contracts/quotes.api';
import type { SpecialRequirement } from '@tradewind/contracts/contracts/requirements';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { itemsOf } from './agreed-line.js';
import { CURRENCY } from './currency.js';
import { assertServed, type CustomerFacts } from './customer-facts.js';
import type { PriceException } from './price-exception.js';
import { priced, sourcesOf, type PricesInForce } from './prices-in-force.js';
import { totalsOf } from './totals.js';

const next = stateMachine<QuoteStatus>()({
  revise: { from: ['draft'], to: 'draft' },
  issue: { from: ['draft'], to: 'issued' },
  accept: { from: ['issued'], to: 'accepted' },
  decline: { from: ['issued'], to: 'declined' },
  expire: { from: ['issued'], to: 'expired' },
  supersede: { from: ['issued'], to: 'superseded' },
});

/** The largest amount the published language carries. */
const MOST = '999999999999.99';

/** What of a contract begins its next one. */
interface Renewed {
  readonly id: string;
  readonly payment: PaymentKind;
  readonly opportunityId: string | null;
  goods(): QuotedItem[];
}

/** What the company offers a customer, at list prices or under an exception from them, until a day (ORD-02, ORD-03). */
@Entity('quote')
@Index('quote_no', ['no'], { unique: true })
@Index('quote_status', ['status', 'validUntil'])
@Index('quote_customer', ['customerId'])
@Index('quote_opportunity', ['opportunityId'])
@Index('quote_org', ['org'])
export class Quote extends Aggregate<Quote> {
  static readonly life = { status: next };

  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('text') readonly status!: QuoteStatus;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerNo!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid', { nullable: true }) readonly opportunityId: string | null = null;
  @Column('uuid') readonly draftedBy!: string;
  /** Day whose price lists the prices are from. */
  @Column('date') readonly pricedOn!: string;
  /** The list that each line is priced from: for this customer, as they were then. */
  @Column('jsonb', { default: [] }) readonly pricedFrom: readonly PriceSource[] = [];
  @Column('text') readonly currency!: string;
  @Column('jsonb') readonly lines!: readonly AgreedLine[];
  /** Tax included. */
  @Column('numeric', { precision: 18, scale: 2 }) readonly total!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly net!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly tax!: string;
  @Column('text') readonly payment!: PaymentKind;
  @Column('date', { nullable: true }) readonly deliverBy: string | null = null;
  /** What the customer wants beyond the catalogue (CON-04). */
  @Column('jsonb', { default: [] }) readonly requirements: readonly SpecialRequirement[] = [];
  @Column('date', { nullable: true }) readonly issuedOn: string | null = null;
  /** Last day on which it can be accepted. */
  @Column('date', { nullable: true }) readonly validUntil: string | null = null;
  @Column('text', { nullable: true }) readonly saidBy: string | null = null;
  @Column('date', { nullable: true }) readonly saidOn: string | null = null;
  @Column('text', { nullable: true }) readonly note: string | null = null;
  @Column('uuid', { nullable: true }) readonly replacesId: string | null = null;
  /** The contract that it is to renew. */
  @Column('uuid', { nullable: true }) readonly renewsId: string | null = null;
  @Column('uuid', { nullable: true }) readonly contractId: string | null = null;
  @Column('text') readonly search!: string;

  static readonly unaudited = ['saidBy'];

  static draft(
    { lines, payment, deliverBy, opportunityId, requirements = [] }: Omit<DraftQuote, 'customerId'>,
    customer: CustomerFacts,
    prices: PricesInForce,
    author: Actor,
  ): Quote {
    assertServed(customer);
    const { id: customerId, no: customerNo, name: customerName, org, branch, ownerId } = customer;
    const quote = Quote.born(
      { org, branch, ownerId },
      {
        status: 'draft',
        customerId,
        customerNo,
        customerName,
        opportunityId: opportunityId ?? null,
        draftedBy: author.id,
        payment: payment ?? 'prepay',
        deliverBy: deliverBy ?? null,
        requirements: asSaid(requirements),
        search: searchKey(customerName, customerNo),
      },
    );
    quote.price(lines, prices);
    return quote;
  }

  /** The goods of a contract again, for the customer as they are now and at the prices in force; nothing that was approved is carried over (C-09). */
  static renewing(contract: Renewed, customer: CustomerFacts, prices: PricesInForce, author: Actor): Quote {
    const { id: renewsId, payment, opportunityId } = contract;
    const quote = Quote.draft({ lines: contract.goods(), payment, ...(opportunityId !== null && { opportunityId }) }, customer, prices, author);
    quote.change({ renewsId });
    return quote;
  }

  /** Whatever is revised, every line takes the price in force: editing never keeps an old price, and an exception must cover it still. */
  revise({ lines, payment, deliverBy, requirements }: ReviseQuote, prices: PricesInForce): void {
    if (requirements) this.change({ requirements: asSaid(requirements) });
    this.change({ status: next('revise', this.status), payment: payment ?? this.payment, deliverBy: deliverBy ?? this.deliverBy });
    this.price(lines ?? this.items(), prices);
  }

  /** The same products, priced anew for the customer as they are now; issued, it supersedes this quote. */
  copy(customer: CustomerFacts, prices: PricesInForce, author: Actor): Quote {
    const { payment, deliverBy, opportunityId, requirements } = this;
    const terms = { payment, requirements, ...(deliverBy !== null && { deliverBy }), ...(opportunityId !== null && { opportunityId }) };
    const copy = Quote.draft({ lines: this.items(), ...terms }, customer, prices, author);
    copy.change({ replacesId: this.id });
    return copy;
  }

  /**
   * `validDays` is how long the quote policy keeps an offer open; an exception from the list ends it earlier, and is
   * asked for its quantity first (ORD-03).
   */
  issue(no: string, validDays: number, prices: PricesInForce, at: Date): void {
    const status = next('issue', this.status);
    this.assertPricesInForce(prices);
    this.assertCovered(prices.exceptions, (exception, line) => exception.hasTaken(this.id, line));
    const issuedOn = businessDate(at);
    const search = searchKey(this.customerName, this.customerNo, no);
    const named = prices.exceptions.filter(({ id }) => this.exceptionIds().includes(id));
    const [validUntil = issuedOn] = [addDays(issuedOn, validDays), ...named.map((exception) => exception.validUntil)].sort();
    this.change({ status, no, issuedOn, validUntil, search });
  }

  /** What is below the list is accepted only where its exception has sold it (ORD-03). */
  accept(word: AnswerQuote, at: Date, exceptions: readonly PriceException[] = []): void {
    const status = next('accept', this.status);
    const answer = this.answered(word, at);
    this.assertCovered(exceptions, (exception, line) => exception.hasSold(this.id, line));
    this.change({ status, ...answer });
  }

  decline(word: AnswerQuote, at: Date): void {
    this.change({ status: next('decline', this.status), ...this.answered(word, at) });
  }

  /** Marks what its validity already says. */
  expire(): void {
    this.change({ status: next('expire', this.status) });
  }

  supersede(): void {
    this.change({ status: next('supersede', this.status) });
  }

  /** One contract at a time is made of it (CON-12), and of no price that its exception does not know (ORD-03). */
  becomeContract(contractId: string, exceptions: readonly PriceException[] = []): void {
    if (this.status !== 'accepted') throw quoteNotAccepted({ status: this.status });
    if (this.contractId !== null) throw quoteAlreadyContracted({ contractId: this.contractId });
    this.assertCovered(exceptions, (exception, line) => exception.hasSold(this.id, line));
    this.change({ contractId });
  }

  /** Its contract was given up; another can be drafted. */
  freeFromContract(): void {
    this.change({ contractId: null });
  }

  /** The customer is looked after by somebody else now (CUS-14). */
  follow({ org, branch, ownerId }: Belonging): void {
    this.change({ org, branch, ownerId });
  }

  /** Validity is judged at the moment of use, whether or not the watch has been here. */
  statusAt(at: Date): QuoteStatus {
    return this.status === 'issued' && this.validUntil !== null && this.validUntil < businessDate(at) ? 'expired' : this.status;
  }

  /** Products of the quote, without prices; with them where an exception allows one below the list. */
  items(): QuotedItem[] {
    return itemsOf(this.lines);
  }

  /** The exceptions its prices rest on. */
  exceptionIds(): string[] {
    return this.lines.flatMap(({ priceExceptionId }) => priceExceptionId ?? []);
  }

  private price(items: DraftQuote['lines'], prices: PricesInForce): void {
    const lines = priced(items, prices, this.customerId);
    const totals = totalsOf(lines, CURRENCY);
    if (Money.of(totals.total, CURRENCY).exceeds(Money.of(MOST, CURRENCY))) throw quoteTooLarge({ total: totals.total, most: MOST });
    this.change({ lines, currency: CURRENCY, pricedOn: prices.on, pricedFrom: sourcesOf(lines, prices), ...totals });
  }

  private assertPricesInForce(prices: PricesInForce): void {
    const now = priced(this.items(), prices, this.customerId);
    const outdated = this.lines.filter(({ unitPrice, taxRate }, i) => {
      const current = now[i];
      return unitPrice !== current?.unitPrice || taxRate !== current.taxRate;
    });
    if (outdated.length > 0) throw quotePricesOutdated({ skus: outdated.map(({ sku }) => sku) });
  }

  /** Whatever is below the list has an exception that says so. */
  private assertCovered(exceptions: readonly PriceException[], covers: (exception: PriceException, line: AgreedLine) => boolean): void {
    for (const line of this.lines.filter(({ priceExceptionId }) => priceExceptionId !== undefined)) {
      const exception = exceptions.find(({ id }) => id === line.priceExceptionId);
      if (!exception || !covers(exception, line)) throw priceNotCovered({ sku: line.sku, price: line.unitPrice });
    }
  }

  private answered({ saidBy, saidOn, note }: AnswerQuote, at: Date): Partial<Quote> {
    const today = businessDate(at);
    const on = saidOn ?? today;
    const { validUntil, issuedOn } = this;
    if (validUntil !== null && this.statusAt(at) === 'expired') throw quoteExpired({ validUntil });
    if (issuedOn !== null && (on < issuedOn || on > today)) throw saidOnImpossible({ saidOn: on, issuedOn, today });
    return { saidBy, saidOn: on, note: note ?? null };
  }
}

const asSaid = (requirements: readonly SpecialRequirement[]): SpecialRequirement[] => requirements.map(({ about, text }) => ({ about, text }));
