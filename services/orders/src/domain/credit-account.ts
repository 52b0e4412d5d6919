import type { CreditGrantedPayload } from '@tradewind/contracts/customers/customers.events';
import { creditUnavailable, type CreditObstacle } from '@tradewind/contracts/orders/orders.api';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { Column, Entity, Index } from 'typeorm';

/** What one order takes of the credit: confirmed on credit and not received yet. */
export interface ExposureEntry {
  readonly orderId: string;
  readonly orderNo: string;
  readonly amount: string;
}

/** How the credit stands behind one order. */
export interface CreditStanding {
  readonly held: boolean;
  readonly reserved: Money;
}

/**
 * The credit of a customer, company-wide: the limit is granted in customers, and used here, under lock,
 * in the transaction that confirms the order (C-05). Exposure = Σ entries, one per order, recomputable from the orders (C-07).
 */
@Entity('credit_account')
@Index('credit_account_customer', ['customerId'], { unique: true })
@Index('credit_account_org', ['org'])
export class CreditAccount extends Aggregate<CreditAccount> {
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly currency!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly limit!: string;
  @Column('integer') readonly termDays!: number;
  @Column('date', { nullable: true }) readonly validUntil: string | null = null;
  @Column('boolean') readonly held!: boolean;
  @Column('jsonb') readonly entries!: readonly ExposureEntry[];
  @Column('numeric', { precision: 18, scale: 2 }) readonly exposure!: string;

  static open(customerId: string, where: Belonging, currency = 'CNY'): CreditAccount {
    return CreditAccount.born(where, { customerId, currency, limit: '0.00', termDays: 0, held: false, entries: [], exposure: '0.00' });
  }

  /** A new grant replaces the old one; what is used stays used, even above a lower limit. */
  grant({ limit, currency, termDays, validUntil }: Omit<CreditGrantedPayload, 'customerId'>): void {
    this.change({ limit, currency, termDays, validUntil });
  }

  /** Belongs where its customer belongs. */
  belongTo(where: Belonging): void {
    this.change(where);
  }

  hold(held: boolean): void {
    this.change({ held });
  }

  /** Refused when not granted, held, expired or exceeded. Asked twice for an order it takes the amount once. */
  reserve(order: { readonly id: string; readonly no: string }, amount: Money, at: Date): void {
    const own = this.standing(order.id).reserved;
    const available = this.availableAt(at).plus(own);
    const because = this.obstacle(amount.exceeds(available), at);
    if (because) throw creditUnavailable({ needs: amount.toString(), available: this.availableAt(at).toString(), because });
    this.put(order.id, order.no, amount);
  }

  /** What the order still takes: less after each payment, nothing when paid, cancelled or paid before delivery. */
  settle(orderId: string, open: Money): void {
    const entry = this.entries.find((known) => known.orderId === orderId);
    if (entry) this.put(orderId, entry.orderNo, open.atMost(this.money(entry.amount)));
  }

  standing(orderId: string): CreditStanding {
    const entry = this.entries.find((known) => known.orderId === orderId);
    return { held: this.held, reserved: this.money(entry?.amount ?? '0') };
  }

  /** What new orders may use: nothing while held or expired. */
  availableAt(at: Date): Money {
    const rest = this.money(this.limit).minus(this.money(this.exposure));
    return rest.isNegative() || this.obstacle(false, at) ? this.money('0') : rest;
  }

  private obstacle(exceeded: boolean, at: Date): CreditObstacle | null {
    if (this.validUntil === null) return 'not-granted';
    if (this.held) return 'held';
    if (businessDate(at) > this.validUntil) return 'expired';
    return exceeded ? 'exceeded' : null;
  }

  private put(orderId: string, orderNo: string, amount: Money): void {
    const others = this.entries.filter((entry) => entry.orderId !== orderId);
    const entries = amount.isZero() ? others : [...others, { orderId, orderNo, amount: amount.toString() }];
    const exposure = Money.sum(
      entries.map((entry) => this.money(entry.amount)),
      this.currency,
    );
    this.change({ entries, exposure: exposure.toString() });
  }

  private money(amount: string): Money {
    return Money.of(amount, this.currency);
  }
}
