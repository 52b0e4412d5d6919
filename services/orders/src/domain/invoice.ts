import { taxNumberWrong, type InvoiceStatus } from '@tradewind/contracts/orders/invoices.api';
import { invoiceRequested } from '@tradewind/contracts/orders/orders.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { LinePart } from './line-book.js';
import type { Order } from './order.js';

const next = stateMachine<InvoiceStatus>()({ issue: { from: ['requested'], to: 'issued' } });

export interface InvoiceLine {
  readonly line: number;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly quantity: string;
  readonly taxRate: string;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
}

/** A proper invoice for goods that were delivered (ORD-22, ORD-23); its own number has no gaps. */
@Entity('invoice')
@Index('invoice_no', ['no'], { unique: true })
@Index('invoice_tax_number', ['taxNumber'], { unique: true })
@Index('invoice_org', ['org'])
@Index('invoice_status', ['status'])
@Index('invoice_order', ['orderId'])
@Index('invoice_customer', ['customerId'])
export class Invoice extends Aggregate<Invoice> {
  static readonly life = { status: next };

  @Column('text') readonly status!: InvoiceStatus;
  @Column('uuid') readonly orderId!: string;
  @Column('text') readonly orderNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('text') readonly currency!: string;
  @Column('jsonb') readonly lines!: readonly InvoiceLine[];
  @Column('numeric', { precision: 18, scale: 2 }) readonly gross!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly net!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly tax!: string;
  @Column('date') readonly requestedOn!: string;
  @Column('uuid') readonly requestedBy!: string;
  @Column('text') readonly search!: string;
  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('text', { nullable: true }) readonly taxNumber: string | null = null;
  @Column('date', { nullable: true }) readonly issuedOn: string | null = null;
  @Column('uuid', { nullable: true }) readonly issuedBy: string | null = null;

  static request(order: Order, parts: readonly LinePart[], by: Actor, at: Date): Invoice {
    const { id: orderId, no: orderNo, customerId, customerName, currency, org, branch, ownerId } = order;
    const total = (of: 'gross' | 'net' | 'tax') =>
      Money.sum(
        parts.map((part) => part[of]),
        currency,
      ).toString();
    const invoice = Invoice.born(
      { org, branch, ownerId },
      {
        status: 'requested',
        ...{ orderId, orderNo, customerId, customerName, currency, lines: parts.map(invoiceLine) },
        ...{ gross: total('gross'), net: total('net'), tax: total('tax') },
        ...{ requestedOn: businessDate(at), requestedBy: by.id, search: searchKey(customerName, orderNo) },
      },
    );
    invoice.record(invoiceRequested, { invoiceId: invoice.id, orderId, customerId, amount: invoice.gross });
    return invoice;
  }

  /** Finance records the number of the tax system. */
  issue(taxNumber: string, no: string, by: Actor, at: Date): void {
    const status = next('issue', this.status);
    if (!/^\d{20}$/.test(taxNumber)) throw taxNumberWrong({ taxNumber });
    const search = searchKey(this.customerName, this.orderNo, no, taxNumber);
    this.change({ status, no, taxNumber, issuedOn: businessDate(at), issuedBy: by.id, search });
  }
}

function invoiceLine({ line, agreed, quantity, gross, net, tax }: LinePart): InvoiceLine {
  const { productId, sku, name, spec, unit, taxRate } = agreed;
  return { line, productId, sku, name, spec, unit, quantity, taxRate, gross: gross.toString(), net: net.toString(), tax: tax.toString() };
}
