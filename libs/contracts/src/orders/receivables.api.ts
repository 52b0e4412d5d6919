import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Id, ListOf, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';

export const RECEIVABLE_STATUSES = ['open', 'part-paid', 'overdue', 'paid'] as const;
export type ReceivableStatus = (typeof RECEIVABLE_STATUSES)[number];

export class ReceivableId {
  @Id() readonly receivableId!: string;
}

export class FindReceivables extends SearchRequest {
  @AnyOf(RECEIVABLE_STATUSES, { name: 'ReceivableStatus' }) readonly status?: ReceivableStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly orderId?: string;
}

export class ReceivablePaymentView {
  @Id({ nullable: true, doc: 'Null: set off against what was received before delivery' }) readonly receiptId!: string | null;
  @Amount() readonly amount!: string;
  @DateOnly() readonly on!: string;
}

export class ReceivableView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OrgPath() readonly org!: string;
  @OneOf(RECEIVABLE_STATUSES, { name: 'ReceivableStatus' }) readonly status!: ReceivableStatus;
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Id() readonly shipmentId!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @Code() readonly currency!: string;
  @Amount() readonly amount!: string;
  @Amount() readonly paid!: string;
  @Amount() readonly open!: string;
  @DateOnly() readonly openedOn!: string;
  @DateOnly() readonly dueOn!: string;
  @Count({ doc: 'Days since it was opened, until today or until it was paid' }) readonly ageDays!: number;
  @Count({ doc: 'Days past the due date while something is open; 0 when not due or paid' }) readonly overdueDays!: number;
  @DateOnly({ nullable: true }) readonly paidOn!: string | null;
  @ListOf(() => ReceivablePaymentView, { min: 0 }) readonly payments!: readonly ReceivablePaymentView[];
}

export const receivableNotFound = defineFault('receivable.not-found', 'not-found', {
  en: (d: { receivableId: string }) => `There is no receivable ${d.receivableId}.`,
  zh: (d) => `没有应收款 ${d.receivableId}。`,
});

export const receivablesApi = defineApi('orders', {
  getReceivable: operation({
    http: 'GET /receivables/:receivableId',
    allow: 'receivable:read',
    summary: 'One receivable',
    params: ReceivableId,
    reply: ReceivableView,
    faults: [receivableNotFound],
  }),
  findReceivables: operation({
    http: 'GET /receivables',
    allow: 'receivable:read',
    summary: 'Receivables with their age, newest first (ORD-26)',
    query: FindReceivables,
    reply: page(ReceivableView),
  }),
});
