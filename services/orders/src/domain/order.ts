import type { AgreedLine, ContractEffectivePayload, PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { alreadyPrepay, consentBeforeCheck, consentInFuture, creditUnavailable, notPaid, notReleased } from '@tradewind/contracts/orders/orders.api';
import type { ConsentChannel, OrderStatus, RecordConsent } from '@tradewind/contracts/orders/orders.api';
import { orderAmended } from '@tradewind/contracts/orders/order-changes.events';
import { orderClosed, orderConfirmed, orderOpened, orderReleased, shipmentDelivered, type ShippedLine } from '@tradewind/contracts/orders/orders.events';
import type { LineQuantity } from '@tradewind/contracts/orders/shipments.api';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { CreditStanding } from './credit-account.js';
import { assertServedAt, type CustomerRisk } from './customer-risk.js';
import { LineBook, type LinePart } from './line-book.js';
import { NOTHING_YET, type LineProgress } from './line-progress.js';
import { changesGoods, deliveredOnly, isReleased, type AmendedTerms } from './order-amendment.js';
import { costOf } from './portion.js';
import { assertPaid, prepayment } from './prepayment.js';

const next = stateMachine<OrderStatus>()({
  'check the stock of': { from: ['draft', 'stock-checked', 'customer-confirmed'], to: 'stock-checked' },
  'record consent to': { from: ['stock-checked', 'customer-confirmed'], to: 'customer-confirmed' },
  confirm: { from: ['customer-confirmed'], to: 'confirmed' },
  'await payment for': { from: ['confirmed'], to: 'awaiting-payment' },
  'switch to prepayment': { from: ['draft', 'stock-checked', 'customer-confirmed', 'confirmed', 'credit-hold'], to: 'awaiting-payment' },
  'hold credit of': { from: ['confirmed'], to: 'credit-hold' },
  'free credit of': { from: ['credit-hold'], to: 'confirmed' },
  release: { from: ['confirmed', 'awaiting-payment', 'credit-hold'], to: 'released' },
  'ship part of': { from: ['released', 'partly-shipped'], to: 'partly-shipped' },
  'ship all of': { from: ['released', 'partly-shipped'], to: 'shipped' },
  deliver: { from: ['shipped'], to: 'delivered' },
  close: { from: ['delivered'], to: 'closed' },
  'take back': { from: ['draft', 'stock-checked', 'customer-confirmed', 'confirmed', 'awaiting-payment', 'credit-hold'], to: 'draft' },
  cancel: { from: ['draft', 'stock-checked', 'customer-confirmed', 'confirmed', 'awaiting-payment', 'credit-hold', 'released'], to: 'cancelled' },
});

/** Where credit or required receipts stand behind the order. */
const CONFIRMED: readonly OrderStatus[] = ['confirmed', 'awaiting-payment', 'credit-hold', 'released', 'partly-shipped', 'shipped', 'delivered', 'closed'];
const MAY_SHIP: readonly OrderStatus[] = ['released', 'partly-shipped'];
const OVER: readonly OrderStatus[] = ['closed', 'cancelled'];

/** The customer's consent: who, how, when (ORD-09, ORD-16). Names a person, so it stays out of audit and events. */
export interface Consent {
  readonly who: string;
  readonly how: ConsentChannel;
  readonly agreedAt: string;
  readonly note: string | null;
  readonly recordedBy: string;
}

/** Terms of payment as they are in force when the order is confirmed. */
export interface PaymentTerms {
  /** Share of the total to be received before release; `0` on credit. */
  readonly prepaidShare: string;
  /** Days from delivery until payment is due. */
  readonly dueDays: number;
  /** Policy version, or the credit account, they come from. */
  readonly from: string;
}

/** What a receivable gets of a payment. */
export interface Share {
  readonly id: string;
  readonly amount: Money;
}

/** The part of a shipment that an order needs to know. */
export interface Delivered {
  readonly id: string;
  readonly no: string;
  readonly lines: readonly LineQuantity[];
}

/**
 * One order per effective contract, with the contract's lines (ORD-16). It is the account of what the customer agreed to, paid and got:
 * whatever moves money or goods of an order goes through it, under its lock.
 */
@Entity('sales_order')
@Index('sales_order_contract', ['contractId'], { unique: true })
@Index('sales_order_org', ['org'])
@Index('sales_order_status', ['status'])
@Index('sales_order_customer', ['customerId'])
@Index('sales_order_opened', ['openedOn'])
export class Order extends Aggregate<Order> {
  static readonly life = { status: next };
  static readonly unaudited = ['consent'] as const;

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: OrderStatus;
  @Column('uuid') readonly contractId!: string;
  @Column('text') readonly contractNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid') readonly salesRepId!: string;
  @Column('text') readonly currency!: string;
  @Column('jsonb') readonly lines!: readonly AgreedLine[];
  @Column('jsonb') readonly progress!: readonly LineProgress[];
  @Column('numeric', { precision: 18, scale: 2 }) readonly total!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly net!: string;
  @Column('text') readonly payment!: PaymentKind;
  @Column('date') readonly deliverBy!: string;
  @Column('date') readonly openedOn!: string;
  @Column('text') readonly search!: string;
  /** Σ allocations of confirmed receipts. */
  @Column('numeric', { precision: 18, scale: 2 }) readonly received!: string;
  /** Part of `received` that has been set off against receivables; the rest is an advance. */
  @Column('numeric', { precision: 18, scale: 2 }) readonly applied!: string;
  @Column('numeric', { precision: 9, scale: 6, nullable: true }) readonly prepaidShare: string | null = null;
  @Column('integer', { nullable: true }) readonly dueDays: number | null = null;
  @Column('text', { nullable: true }) readonly paymentTerms: string | null = null;
  /** How the customer stood when it was confirmed; null before, and where the company has no bands. */
  @Column('jsonb', { nullable: true }) readonly risk: CustomerRisk | null = null;
  @Column('timestamptz', { nullable: true }) readonly stockCheckedAt: Date | null = null;
  @Column('uuid', { nullable: true }) readonly stockCheckedBy: string | null = null;
  @Column('jsonb', { nullable: true }) readonly consent: Consent | null = null;
  @Column('timestamptz', { nullable: true }) readonly confirmedAt: Date | null = null;
  @Column('uuid', { nullable: true }) readonly confirmedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly releasedAt: Date | null = null;
  @Column('uuid', { nullable: true }) readonly releasedBy: string | null = null;
  @Column('text', { nullable: true }) readonly cancelReason: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly endedAt: Date | null = null;
  /** What its contract says, where the order ended with less because the contract did. */
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) readonly contractTotal: string | null = null;

  static open(contract: ContractEffectivePayload, where: Belonging, no: string, at: Date): Order {
    const { contractId, contractNo, customerId, customerName, salesRepId, currency, lines, total, net, payment, deliverBy } = contract;
    const order = Order.born(where, {
      no,
      status: 'draft',
      ...{ contractId, contractNo, customerId, customerName, salesRepId, currency, lines, total, net, payment, deliverBy },
      progress: lines.map(() => NOTHING_YET),
      openedOn: businessDate(at),
      search: searchKey(customerName, no, contractNo),
      received: '0.00',
      applied: '0.00',
    });
    order.record(orderOpened, order.fact());
    return order;
  }

  /** ORD-09: what is there, line by line. A consent given to an earlier check lapses. */
  checkStock(available: readonly string[], clerk: Actor, at: Date): void {
    const progress = this.progress.map((line, i) => ({ ...line, available: available[i] ?? '0' }));
    this.change({ status: next('check the stock of', this.status), progress, stockCheckedAt: at, stockCheckedBy: clerk.id, consent: null });
  }

  recordConsent({ who, how, agreedAt = '', note }: RecordConsent, clerk: Actor, at: Date): void {
    const status = next('record consent to', this.status);
    const agreed = agreedAt ? new Date(agreedAt) : at;
    if (agreed > at) throw consentInFuture({ agreedAt: agreed.toISOString() });
    if (this.stockCheckedAt && agreed < this.stockCheckedAt)
      throw consentBeforeCheck({ agreedAt: agreed.toISOString(), checkedAt: this.stockCheckedAt.toISOString() });
    this.change({ status, consent: { who, how, agreedAt: agreed.toISOString(), note: note ?? null, recordedBy: clerk.id } });
  }

  /** On these terms, and not beyond what the risk of the customer allows (CUS-36); the caller reserves stock and credit in the same transaction (C-05). */
  confirm({ prepaidShare, dueDays, from }: PaymentTerms, clerk: Actor, at: Date, risk: CustomerRisk | null): void {
    const status = next('confirm', this.status);
    if (risk) assertServedAt(risk, this);
    this.change({ status, risk, prepaidShare, dueDays, paymentTerms: from, confirmedAt: at, confirmedBy: clerk.id });
    if (!this.required.isZero()) this.change({ status: next('await payment for', this.status) });
    this.record(orderConfirmed, this.fact());
  }

  /** The way forward where credit does not reach: payment before goods, on the terms in force. */
  switchToPrepay({ prepaidShare, dueDays, from }: PaymentTerms): void {
    if (this.payment === 'prepay') throw alreadyPrepay({ no: this.no });
    const status = next('switch to prepayment', this.status);
    this.change({ payment: 'prepay' });
    if (this.isConfirmed) this.change({ prepaidShare, dueDays, paymentTerms: from, status });
  }

  /** CUS-36: the customer's credit is held; what is not released yet waits. */
  holdCredit(): void {
    this.change({ status: next('hold credit of', this.status) });
  }

  freeCredit(): void {
    this.change({ status: next('free credit of', this.status) });
  }

  /** ORD-06, ORD-07: only with the money confirmed, or credit that carries what is open. */
  release(credit: CreditStanding | null, clerk: Actor, at: Date): void {
    const status = next('release', this.status);
    if (this.payment === 'credit') this.assertCarriedBy(credit);
    this.assertPaidEnough();
    this.change({ status, releasedAt: at, releasedBy: clerk.id });
    const { lines, deliverBy } = this;
    this.record(orderReleased, { ...this.fact(), lines, deliverBy });
  }

  /** Puts quantities into a planned shipment; without lines, everything that is left. */
  planShipment(wanted: readonly LineQuantity[] | undefined): readonly LineQuantity[] {
    this.assertMayShip();
    const lines = this.book.toShip(wanted);
    this.change({ progress: this.book.moved(lines, { to: 'planned' }) });
    return lines;
  }

  dropPlanned(lines: readonly LineQuantity[]): void {
    this.change({ progress: this.book.moved(lines, { from: 'planned' }) });
  }

  /** ORD-06: the guard is asked again when the goods leave, whatever happened since they were planned (C-07). */
  dispatch(lines: readonly LineQuantity[]): void {
    this.assertMayShip();
    this.change({ progress: this.book.moved(lines, { from: 'planned', to: 'shipped' }) });
    this.change({ status: next(this.book.isFull('shipped') ? 'ship all of' : 'ship part of', this.status) });
  }

  /** The customer signed for it. Says what it is worth and costs, for service, billing and appraisal; gives the worth, tax included. */
  deliver({ id: shipmentId, no: shipmentNo, lines }: Delivered, deliveredOn: string): Money {
    const parts = this.book.parts(lines, 'delivered');
    this.change({ progress: this.book.moved(lines, { to: 'delivered' }) });
    if (this.book.isFull('delivered')) this.change({ status: next('deliver', this.status) });
    this.record(shipmentDelivered, { ...this.fact(), shipmentId, shipmentNo, lines: parts.map((part) => this.shippedLine(part)), deliveredOn });
    return Money.sum(
      parts.map(({ gross }) => gross),
      this.currency,
    );
  }

  /** ORD-22, ORD-23: never more than was delivered; without lines, everything delivered and not invoiced. */
  invoice(wanted: readonly LineQuantity[] | undefined): readonly LinePart[] {
    const lines = this.book.toInvoice(wanted);
    const parts = this.book.parts(lines, 'invoiced');
    this.change({ progress: this.book.moved(lines, { to: 'invoiced' }) });
    return parts;
  }

  /** Takes of a confirmed amount what is owed, and says how much that was. */
  receive(amount: Money): Money {
    const taken = amount.atMost(this.owed);
    this.change({ received: this.money(this.received).plus(taken).toString() });
    return taken;
  }

  /** Sets off up to `wanted` of the advance against a receivable, and says how much that was. */
  applyAdvance(wanted: Money): Money {
    const applied = wanted.atMost(this.unapplied);
    this.change({ applied: this.money(this.applied).plus(applied).toString() });
    return applied;
  }

  /** Sets off the advance against receivables, in their order. */
  setOff(due: readonly { readonly id: string; readonly owed: Money }[]): readonly Share[] {
    const shares = due.map(({ id, owed }) => ({ id, amount: this.applyAdvance(owed) }));
    return shares.filter(({ amount }) => !amount.isZero());
  }

  /** The last payment and the last delivery, whichever comes later, close the order by themselves. */
  closeIfPaid(at: Date): void {
    if (this.status === 'delivered' && this.owed.isZero()) this.close(at);
  }

  close(at: Date): void {
    const status = next('close', this.status);
    if (!this.owed.isZero()) throw notPaid({ no: this.no, open: this.owed.toString() });
    this.change({ status, endedAt: at });
    this.record(orderClosed, this.fact());
  }

  /** Before anything was shipped. The caller frees stock, exposure and receipts in the same transaction. */
  cancel(cancelReason: string, at: Date): void {
    const progress = this.progress.map((line) => ({ ...line, planned: '0' }));
    this.change({ status: next('cancel', this.status), cancelReason, endedAt: at, progress, received: '0.00' });
  }

  /**
   * Its contract was amended, and {@link objectionTo} has nothing against it. Not released yet it begins anew: stock check, consent and
   * confirmation were about something else (ORD-09). Gives what was received above what is owed now.
   */
  amend(terms: AmendedTerms, at: Date): Money {
    const { amendmentNo, lines, total, net, payment, deliverBy } = terms;
    const taken = { lines, total, net, payment, deliverBy };
    if (!changesGoods(this, terms)) this.change({ deliverBy });
    else if (isReleased(this)) this.change(taken);
    else {
      this.change({ ...taken, status: next('take back', this.status), progress: lines.map(() => NOTHING_YET), stockCheckedAt: null, stockCheckedBy: null });
      this.change({ consent: null, prepaidShare: null, dueDays: null, paymentTerms: null, confirmedAt: null, confirmedBy: null });
    }
    const tooMuch = this.money(this.received).minus(this.money(this.received).atMost(this.money(this.total)));
    this.change({ received: this.money(this.received).minus(tooMuch).toString() });
    this.record(orderAmended, { ...this.fact(), amendmentNo, lines, payment, deliverBy });
    this.goOnWithLess(at);
    return tooMuch;
  }

  /** Its contract ends: what was delivered stays ordered and owed, nothing more is shipped. Gives what was received above it. */
  endWithDelivered(at: Date): Money {
    this.change({ contractTotal: this.contractTotal ?? this.total });
    return this.amend(deliveredOnly(this, 'ended'), at);
  }

  /** Payment before goods: what finance must have confirmed before the order leaves. Zero on credit. */
  get required(): Money {
    return prepayment(this.total, this.prepaidShare, this.currency);
  }

  /** What is still to be received; nothing on what is cancelled. */
  get owed(): Money {
    return this.status === 'cancelled' ? Money.zero(this.currency) : this.money(this.total).minus(this.money(this.received));
  }

  /** Lines that stay sold once its contract has ended. */
  get kept(): readonly AgreedLine[] {
    return this.status === 'cancelled' ? [] : this.lines;
  }

  /** What the order takes of the customer's credit: reserved goods and open receivables together. */
  get exposure(): Money {
    return this.payment === 'credit' && this.isConfirmed ? this.owed : Money.zero(this.currency);
  }

  /** Received for goods that are not delivered yet. */
  get unapplied(): Money {
    return this.money(this.received).minus(this.money(this.applied));
  }

  get isConfirmed(): boolean {
    return CONFIRMED.includes(this.status);
  }

  get isOver(): boolean {
    return OVER.includes(this.status);
  }

  get isPaymentSecured(): boolean {
    return this.isConfirmed && this.status !== 'credit-hold' && this.money(this.received).covers(this.required);
  }

  /** The lines with how far they have come. */
  get book(): LineBook {
    return new LineBook(this.lines, this.progress, this.currency);
  }

  /** What is left may all be shipped, delivered and paid already. */
  private goOnWithLess(at: Date): void {
    if (this.status === 'partly-shipped' && this.book.isFull('shipped')) this.change({ status: next('ship all of', this.status) });
    if (this.status === 'shipped' && this.book.isFull('delivered')) this.change({ status: next('deliver', this.status) });
    this.closeIfPaid(at);
  }

  private fact() {
    const { id: orderId, no: orderNo, contractId, customerId, customerName, salesRepId, total } = this;
    return { orderId, orderNo, contractId, customerId, customerName, salesRepId, total };
  }

  private shippedLine({ agreed, quantity, net, gross }: LinePart): ShippedLine {
    const { productId, sku, name } = agreed;
    return { productId, sku, name, quantity, net: net.toString(), cost: costOf(agreed, quantity, this.currency).toString(), gross: gross.toString() };
  }

  private assertCarriedBy(credit: CreditStanding | null): void {
    const needs = this.owed.toString();
    if (!credit) throw creditUnavailable({ needs, available: '0.00', because: 'not-granted' });
    if (credit.held) throw creditUnavailable({ needs, available: '0.00', because: 'held' });
    if (!credit.reserved.covers(this.owed)) throw creditUnavailable({ needs, available: credit.reserved.toString(), because: 'exceeded' });
  }

  private assertPaidEnough(): void {
    assertPaid(this.money(this.received), this.required);
  }

  private assertMayShip(): void {
    if (MAY_SHIP.includes(this.status) && this.money(this.received).covers(this.required)) return;
    throw notReleased({ no: this.no, status: this.status, required: this.required.toString(), confirmed: this.money(this.received).toString() });
  }

  private money(amount: string): Money {
    return Money.of(amount, this.currency);
  }
}
