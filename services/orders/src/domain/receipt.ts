import { nothingLeft, orderIsOver, ownReceipt, receivedInFuture } from '@tradewind/contracts/orders/receipts.api';
import type { PaymentMethod, ReceiptStatus, ReportReceipt } from '@tradewind/contracts/orders/receipts.api';
import { receiptConfirmed } from '@tradewind/contracts/orders/orders.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Order } from './order.js';

const next = stateMachine<ReceiptStatus>()({
  confirm: { from: ['reported'], to: 'confirmed' },
  reject: { from: ['reported'], to: 'rejected' },
  'allocate part of': { from: ['confirmed'], to: 'confirmed' },
  'allocate the rest of': { from: ['confirmed'], to: 'allocated' },
  free: { from: ['confirmed', 'allocated'], to: 'confirmed' },
});

/** A part of a receipt that pays an order. */
export interface Allocation {
  readonly orderId: string;
  readonly amount: string;
}

/**
 * Money that came in (ORD-27): reported by sales, confirmed by somebody else in finance (ORD-07, ORG-14), allocated to orders,
 * never more than it is. A voucher counts once in a branch, unless it was rejected (C-29).
 */
@Entity('receipt')
@Index('receipt_voucher', ['branch', 'method', 'voucherNo'], { unique: true, where: `"status" <> 'rejected'` })
@Index('receipt_org', ['org'])
@Index('receipt_status', ['status'])
@Index('receipt_order', ['orderId'])
@Index('receipt_customer', ['customerId'])
export class Receipt extends Aggregate<Receipt> {
  static readonly life = { status: next };
  static readonly unaudited = ['paidBy', 'search'] as const;

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: ReceiptStatus;
  @Column('uuid') readonly orderId!: string;
  @Column('text') readonly orderNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid') readonly salesRepId!: string;
  @Column('text') readonly currency!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly unallocated!: string;
  @Column('jsonb') readonly allocations!: readonly Allocation[];
  @Column('text') readonly paidBy!: string;
  @Column('text') readonly method!: PaymentMethod;
  @Column('date') readonly receivedOn!: string;
  @Column('text') readonly voucherNo!: string;
  @Column('uuid') readonly reportedBy!: string;
  @Column('text') readonly search!: string;
  @Column('uuid', { nullable: true }) readonly decidedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly decidedAt: Date | null = null;
  @Column('text', { nullable: true }) readonly rejectReason: string | null = null;

  static report({ paidBy, method, receivedOn, voucherNo, ...report }: ReportReceipt, order: Order, no: string, reporter: Actor, at: Date): Receipt {
    const today = businessDate(at);
    if (order.isOver) throw orderIsOver({ orderNo: order.no, status: order.status });
    if (receivedOn > today) throw receivedInFuture({ receivedOn, today });
    const { id: orderId, no: orderNo, customerId, customerName, salesRepId, currency, org, branch, ownerId } = order;
    return Receipt.born(
      { org, branch, ownerId },
      {
        no,
        status: 'reported',
        ...{ orderId, orderNo, customerId, customerName, salesRepId, currency },
        amount: Money.of(report.amount, currency).toString(),
        ...{ paidBy, method, receivedOn, voucherNo, unallocated: '0.00', allocations: [] },
        reportedBy: reporter.id,
        search: searchKey(customerName, paidBy, no, orderNo, voucherNo),
      },
    );
  }

  /** Finance has seen the money (ORD-07). Nobody confirms what they reported (ORG-14). */
  confirm(by: Actor, at: Date): void {
    const status = next('confirm', this.status);
    if (speaksFor(by, this.reportedBy)) throw ownReceipt();
    this.change({ status, unallocated: this.amount, decidedBy: by.id, decidedAt: at });
    const { id: receiptId, orderId, customerId, salesRepId, amount, receivedOn } = this;
    this.record(receiptConfirmed, { receiptId, orderId, customerId, salesRepId, amount, receivedOn });
  }

  reject(rejectReason: string, by: Actor, at: Date): void {
    this.change({ status: next('reject', this.status), rejectReason, decidedBy: by.id, decidedAt: at });
  }

  /** What the order takes; nothing taken leaves the receipt as it is, visible as not allocated. */
  allocate(orderId: string, amount: Money): void {
    if (amount.isZero()) return;
    const rest = this.rest.minus(amount);
    if (rest.isNegative()) throw nothingLeft({ unallocated: this.rest.toString(), owed: amount.toString() });
    const status = next(rest.isZero() ? 'allocate the rest of' : 'allocate part of', this.status);
    this.change({ status, unallocated: rest.toString(), allocations: [...this.allocations, { orderId, amount: amount.toString() }] });
  }

  /** The order was cancelled: its money is free for another order of the customer. */
  free(orderId: string): void {
    const status = next('free', this.status);
    const freed = this.allocations.filter((allocation) => allocation.orderId === orderId).map(({ amount }) => this.money(amount));
    const allocations = this.allocations.filter((allocation) => allocation.orderId !== orderId);
    this.change({ status, allocations, unallocated: this.rest.plus(Money.sum(freed, this.currency)).toString() });
  }

  /** The order became smaller: up to so much of what it got is free again. Says how much that is. */
  freePart(orderId: string, most: Money): Money {
    const status = next('free', this.status);
    let rest = most;
    const allocations = this.allocations.flatMap((allocation) => {
      const freed = allocation.orderId === orderId ? this.money(allocation.amount).atMost(rest) : this.money('0');
      rest = rest.minus(freed);
      const amount = this.money(allocation.amount).minus(freed);
      return amount.isZero() ? [] : [{ orderId: allocation.orderId, amount: amount.toString() }];
    });
    const freed = most.minus(rest);
    this.change({ status, allocations, unallocated: this.rest.plus(freed).toString() });
    return freed;
  }

  /** Confirmed and not allocated to any order. */
  get rest(): Money {
    return this.money(this.unallocated);
  }

  private money(amount: string): Money {
    return Money.of(amount, this.currency);
  }
}
