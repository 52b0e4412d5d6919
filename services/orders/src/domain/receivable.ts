import { receivableOpened, receivableOverdue, receivablePaid } from '@tradewind/contracts/orders/orders.events';
import type { ReceivableStatus } from '@tradewind/contracts/orders/receivables.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { Column, Entity, Index } from 'typeorm';
import type { Order } from './order.js';

const next = stateMachine<ReceivableStatus>()({
  'part-pay': { from: ['open', 'part-paid'], to: 'part-paid' },
  'part-pay late': { from: ['overdue'], to: 'overdue' },
  pay: { from: ['open', 'part-paid', 'overdue'], to: 'paid' },
  'fall due': { from: ['open', 'part-paid'], to: 'overdue' },
});

/** Money set off against a receivable; without a receipt it was received before delivery. */
export interface ReceivablePayment {
  readonly receiptId: string | null;
  readonly amount: string;
  readonly on: string;
}

/** What the customer owes for one delivery (ORD-26): opened in the transaction of the delivery. */
@Entity('receivable')
@Index('receivable_org', ['org'])
@Index('receivable_status', ['status', 'dueOn'])
@Index('receivable_order', ['orderId'])
@Index('receivable_customer', ['customerId'])
export class Receivable extends Aggregate<Receivable> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: ReceivableStatus;
  @Column('uuid') readonly orderId!: string;
  @Column('text') readonly orderNo!: string;
  @Column('uuid') readonly shipmentId!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid') readonly salesRepId!: string;
  @Column('text') readonly currency!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly paid!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly open!: string;
  @Column('date') readonly openedOn!: string;
  @Column('date') readonly dueOn!: string;
  @Column('jsonb') readonly payments!: readonly ReceivablePayment[];
  @Column('text') readonly search!: string;
  @Column('date', { nullable: true }) readonly paidOn: string | null = null;

  /** Due so many days after delivery as the order was confirmed with. */
  static openFor(order: Order, delivery: { readonly shipmentId: string; readonly amount: Money; readonly deliveredOn: string }, no: string): Receivable {
    const { id: orderId, no: orderNo, customerId, customerName, salesRepId, currency, org, branch, ownerId } = order;
    const amount = delivery.amount.toString();
    const receivable = Receivable.born(
      { org, branch, ownerId },
      {
        no,
        status: 'open',
        ...{ orderId, orderNo, customerId, customerName, salesRepId, currency, shipmentId: delivery.shipmentId },
        ...{ amount, open: amount, paid: '0.00', payments: [] },
        openedOn: delivery.deliveredOn,
        dueOn: addDays(delivery.deliveredOn, order.dueDays ?? 0),
        search: searchKey(customerName, no, orderNo),
      },
    );
    receivable.record(receivableOpened, receivable.fact());
    return receivable;
  }

  /** Takes at most what is open and says how much that was. */
  settle(money: Money, receiptId: string | null, at: Date): Money {
    const taken = money.atMost(this.owed);
    const open = this.owed.minus(taken);
    if (taken.isZero() && !open.isZero()) return taken;
    const on = businessDate(at);
    const part = this.status === 'overdue' ? 'part-pay late' : 'part-pay';
    const status = next(open.isZero() ? 'pay' : part, this.status);
    const paid = this.money(this.paid).plus(taken).toString();
    this.change({
      status,
      paid,
      open: open.toString(),
      payments: [...this.payments, { receiptId, amount: taken.toString(), on }],
      paidOn: open.isZero() ? on : null,
    });
    if (open.isZero()) this.record(receivablePaid, this.fact());
    return taken;
  }

  /** CUS-36: the due date has passed. Asked twice, it says so once. */
  fallDue(at: Date): void {
    if (this.dueOn >= businessDate(at) || (this.status !== 'open' && this.status !== 'part-paid')) return;
    this.change({ status: next('fall due', this.status) });
    this.record(receivableOverdue, this.fact());
  }

  get owed(): Money {
    return this.money(this.open);
  }

  private fact() {
    const { id: receivableId, orderId, customerId, salesRepId, amount, open, dueOn } = this;
    return { receivableId, orderId, customerId, salesRepId, amount, open, dueOn };
  }

  private money(amount: string): Money {
    return Money.of(amount, this.currency);
  }
}
