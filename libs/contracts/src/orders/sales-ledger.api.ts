import { defineApi, operation } from '@tradewind/kernel/operation';
import { PAYMENT_KINDS, type PaymentKind } from '../contracts/contracts.events.js';
import { Amount, Code, DateOnly, Id, OneOf, OrgPath, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { ORDER_STATUSES, type OrderStatus } from './orders.api.js';

export class FindLedgerEntries extends PageRequest {
  @Id({ optional: true }) readonly customerId?: string;
  @DateOnly({ optional: true, doc: 'Opened on this day or later' }) readonly openedFrom?: string;
  @DateOnly({ optional: true, doc: 'Opened on this day or earlier' }) readonly openedUntil?: string;
}

/** One order in the sales ledger 销售台帐 (ORD-10). */
export class LedgerEntryView {
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @OrgPath() readonly org!: string;
  @DateOnly() readonly openedOn!: string;
  @OneOf(ORDER_STATUSES, { name: 'OrderStatus' }) readonly status!: OrderStatus;
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @Code() readonly currency!: string;
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @Amount({ doc: 'Reported, not yet confirmed by finance' }) readonly reported!: string;
  @Amount({ doc: 'Confirmed receipts allocated to the order' }) readonly received!: string;
  @Amount({ doc: 'Value of what was delivered, tax included' }) readonly delivered!: string;
  @Amount({ doc: 'Open receivables' }) readonly receivable!: string;
  @Amount({ doc: 'Invoices requested or issued, tax included' }) readonly invoiced!: string;
  @DateOnly({ nullable: true }) readonly lastDispatchedOn!: string | null;
}

export const salesLedgerApi = defineApi('orders', {
  salesLedger: operation({
    http: 'GET /sales-ledger',
    allow: 'order:read',
    load: 'report',
    summary: 'Sales ledger: every order with what was received, delivered and invoiced, newest first (ORD-10)',
    query: FindLedgerEntries,
    reply: page(LedgerEntryView),
  }),
});
