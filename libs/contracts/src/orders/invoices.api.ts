import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Id, ListOf, OneOf, OrgPath, Quantity, Rate, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { orderLineUnknown, orderNotFound } from './orders.api.js';
import { LineQuantity } from './shipments.api.js';

export const INVOICE_STATUSES = ['requested', 'issued'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export class InvoiceId {
  @Id() readonly invoiceId!: string;
}

export class RequestInvoice {
  @Id() readonly orderId!: string;
  @ListOf(() => LineQuantity, { optional: true, doc: 'Everything delivered and not invoiced yet if left out' }) readonly lines?: readonly LineQuantity[];
}

export class IssueInvoice {
  @Text({ min: 20, max: 20, doc: 'Number from the tax system 数电发票号码, 20 digits' }) readonly taxNumber!: string;
}

export class FindInvoices extends SearchRequest {
  @AnyOf(INVOICE_STATUSES, { name: 'InvoiceStatus' }) readonly status?: InvoiceStatus[];
  @Id({ optional: true }) readonly orderId?: string;
  @Id({ optional: true }) readonly customerId?: string;
}

export class InvoiceLineView {
  @Count({ min: 1 }) readonly line!: number;
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Text({ max: 200, nullable: true }) readonly spec!: string | null;
  @Text({ max: 20 }) readonly unit!: string;
  @Quantity() readonly quantity!: string;
  @Rate() readonly taxRate!: string;
  @Amount() readonly gross!: string;
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
}

export class InvoiceView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Own number without gaps, given when it is issued' }) readonly no!: string | null;
  @OrgPath() readonly org!: string;
  @OneOf(INVOICE_STATUSES, { name: 'InvoiceStatus' }) readonly status!: InvoiceStatus;
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Code() readonly currency!: string;
  @ListOf(() => InvoiceLineView) readonly lines!: readonly InvoiceLineView[];
  @Amount({ doc: 'Tax included' }) readonly gross!: string;
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
  @DateOnly() readonly requestedOn!: string;
  @Id() readonly requestedBy!: string;
  @Text({ nullable: true }) readonly taxNumber!: string | null;
  @DateOnly({ nullable: true }) readonly issuedOn!: string | null;
  @Id({ nullable: true }) readonly issuedBy!: string | null;
}

export const invoiceNotFound = defineFault('invoice.not-found', 'not-found', {
  en: (d: { invoiceId: string }) => `There is no invoice ${d.invoiceId}.`,
  zh: (d) => `没有发票 ${d.invoiceId}。`,
});

export const moreThanDelivered = defineFault(
  'invoice.more-than-delivered',
  'refused',
  {
    en: (d: { line: number; sku: string; wanted: string; open: string }) =>
      `Line ${d.line} (${d.sku}) has ${d.open} delivered and not invoiced; ${d.wanted} cannot be invoiced. Deliver first, or request less.`,
    zh: (d) => `第 ${d.line} 行（${d.sku}）已交付未开票数量为 ${d.open}，不能开 ${d.wanted}。请先交付，或减少开票数量。`,
  },
  {
    requirement: 'ORD-22',
    clause: '003-M §4.2.2',
    waysForward: [
      { operation: 'orders.deliverShipment', whoMay: 'shipment:write' },
      { operation: 'orders.requestInvoice', whoMay: 'invoice:request' },
    ],
  },
);

export const taxNumberWrong = defineFault('invoice.tax-number-wrong', 'invalid', {
  en: (d: { taxNumber: string }) => `${d.taxNumber} is not a number of the tax system; those have 20 digits.`,
  zh: (d) => `${d.taxNumber} 不是税务系统的发票号码，发票号码为 20 位数字。`,
});

export const taxNumberUsed = defineFault(
  'invoice.tax-number-used',
  'refused',
  {
    en: (d: { taxNumber: string }) => `The tax number ${d.taxNumber} belongs to another invoice. Check the number in the tax system.`,
    zh: (d) => `发票号码 ${d.taxNumber} 已用于另一张发票，请在税务系统核对号码。`,
  },
  { requirement: 'ORD-23', clause: '003-J a10.2', waysForward: [{ operation: 'orders.issueInvoice', whoMay: 'invoice:issue' }] },
);

export const invoicesApi = defineApi('orders', {
  requestInvoice: operation({
    http: 'POST /invoices',
    allow: 'invoice:request',
    summary: 'Request an invoice for what was delivered',
    description: 'ORD-22, ORD-23: never more than was delivered.',
    body: RequestInvoice,
    reply: InvoiceView,
    faults: [orderNotFound, moreThanDelivered, orderLineUnknown],
  }),
  issueInvoice: operation({
    http: 'POST /invoices/:invoiceId/issue',
    allow: 'invoice:issue',
    summary: 'Record the number of the tax system; the own number follows without gaps',
    params: InvoiceId,
    body: IssueInvoice,
    reply: InvoiceView,
    faults: [invoiceNotFound, taxNumberWrong, taxNumberUsed],
  }),
  getInvoice: operation({
    http: 'GET /invoices/:invoiceId',
    allow: 'order:read',
    summary: 'One invoice',
    params: InvoiceId,
    reply: InvoiceView,
    faults: [invoiceNotFound],
  }),
  findInvoices: operation({ http: 'GET /invoices', allow: 'order:read', summary: 'Invoices, newest first', query: FindInvoices, reply: page(InvoiceView) }),
});
