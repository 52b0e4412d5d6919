import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { ORDER_STATUS_ZH, OrderId, orderNotFound, type OrderStatus } from './orders.api.js';

export const RECEIPT_STATUSES = ['reported', 'confirmed', 'allocated', 'rejected'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

export const PAYMENT_METHODS = ['cash', 'transfer', 'cheque'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export class ReceiptId {
  @Id() readonly receiptId!: string;
}

export class ReportReceipt {
  @Id() readonly orderId!: string;
  @Amount({ min: '0.01', doc: 'In the currency of the order' }) readonly amount!: string;
  @Text({ max: 100, doc: 'Who paid, as on the voucher' }) readonly paidBy!: string;
  @OneOf(PAYMENT_METHODS, { name: 'PaymentMethod' }) readonly method!: PaymentMethod;
  @DateOnly({ doc: 'Business date the money came in, not in the future' }) readonly receivedOn!: string;
  @Code({ doc: 'Number of the slip, transfer or cheque; each counts once' }) readonly voucherNo!: string;
}

export class RejectReceipt {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindReceipts extends SearchRequest {
  @AnyOf(RECEIPT_STATUSES, { name: 'ReceiptStatus' }) readonly status?: ReceiptStatus[];
  @Id({ optional: true }) readonly orderId?: string;
  @Id({ optional: true }) readonly customerId?: string;
}

export class AllocationView {
  @Id() readonly orderId!: string;
  @Amount() readonly amount!: string;
}

export class ReceiptView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OrgPath() readonly org!: string;
  @OneOf(RECEIPT_STATUSES, { name: 'ReceiptStatus', doc: '`confirmed` while a part is not allocated to an order' }) readonly status!: ReceiptStatus;
  @Id({ doc: 'Order it was reported for' }) readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Code() readonly currency!: string;
  @Amount() readonly amount!: string;
  @Amount({ doc: 'Not allocated to any order; nothing before finance confirmed' }) readonly unallocated!: string;
  @ListOf(() => AllocationView, { min: 0 }) readonly allocations!: readonly AllocationView[];
  @Text() readonly paidBy!: string;
  @OneOf(PAYMENT_METHODS, { name: 'PaymentMethod' }) readonly method!: PaymentMethod;
  @DateOnly() readonly receivedOn!: string;
  @Code() readonly voucherNo!: string;
  @Id() readonly reportedBy!: string;
  @Id({ nullable: true, doc: 'Who confirmed or rejected' }) readonly decidedBy!: string | null;
  @Instant({ nullable: true }) readonly decidedAt!: string | null;
  @Text({ max: 500, nullable: true }) readonly rejectReason!: string | null;
}

export const receiptNotFound = defineFault('receipt.not-found', 'not-found', {
  en: (d: { receiptId: string }) => `There is no receipt ${d.receiptId}.`,
  zh: (d) => `没有收款记录 ${d.receiptId}。`,
});

export const orderIsOver = defineFault('receipt.order-is-over', 'conflict', {
  en: (d: { orderNo: string; status: OrderStatus }) => `Order ${d.orderNo} is ${d.status}; nothing is owed on it any more.`,
  zh: (d) => `订单 ${d.orderNo} 状态为“${ORDER_STATUS_ZH[d.status]}”，已无应付款项。`,
});

export const receivedInFuture = defineFault(
  'receipt.received-in-future',
  'refused',
  {
    en: (d: { receivedOn: string; today: string }) => `Money dated ${d.receivedOn} is not here yet, today is ${d.today}. Report it when it has come in.`,
    zh: (d) => `到款日期 ${d.receivedOn} 晚于今天 ${d.today}，请在实际到款后上报。`,
  },
  { requirement: 'ORD-27', clause: '003-T §8', waysForward: [{ operation: 'orders.reportReceipt', whoMay: 'receipt:report' }] },
);

export const voucherUsed = defineFault(
  'receipt.voucher-used',
  'refused',
  {
    en: (d: { method: string; voucherNo: string }) =>
      `The ${d.method} voucher ${d.voucherNo} was reported already, and money counts once. Look it up; finance rejects it first if it was wrong.`,
    zh: (d) => `凭证号 ${d.voucherNo}（${d.method}）已上报，同一笔款只能登记一次。请先查询；如有误，由财务驳回后再报。`,
  },
  {
    requirement: 'ORD-27',
    clause: '003-T §8',
    waysForward: [
      { operation: 'orders.findReceipts', whoMay: 'order:read' },
      { operation: 'orders.rejectReceipt', whoMay: 'receipt:confirm' },
    ],
  },
);

export const ownReceipt = defineFault(
  'receipt.own-report',
  'refused',
  {
    en: () => 'Nobody confirms a receipt they reported; another person in finance must.',
    zh: () => '上报人不得确认自己上报的到款，须由财务的其他人员确认。',
  },
  { requirement: 'ORG-14', clause: '003-T §8.8', waysForward: [{ operation: 'orders.confirmReceipt', whoMay: 'receipt:confirm' }] },
);

export const nothingLeft = defineFault('receipt.nothing-left', 'conflict', {
  en: (d: { unallocated: string; owed: string }) => `Nothing can be allocated: ${d.unallocated} of the receipt is free and ${d.owed} is owed on the order.`,
  zh: (d) => `无可分配金额：收款未分配 ${d.unallocated}，订单待收 ${d.owed}。`,
});

export const otherPayer = defineFault(
  'receipt.other-customer',
  'refused',
  {
    en: () => 'The receipt is from another customer than the order. Allocate it to an order of the customer who paid.',
    zh: () => '该收款与订单不属于同一客户，只能分配给付款客户的订单。',
  },
  { requirement: 'ORD-27', clause: '003-T §8', waysForward: [{ operation: 'orders.allocateReceipt', whoMay: 'receipt:confirm' }] },
);

export const receiptsApi = defineApi('orders', {
  reportReceipt: operation({
    http: 'POST /receipts',
    allow: 'receipt:report',
    summary: 'Report money that came in for an order',
    description: 'ORD-27. It counts only after finance confirmed it (ORD-07). A voucher can be reported once (C-29).',
    body: ReportReceipt,
    reply: ReceiptView,
    faults: [orderNotFound, orderIsOver, receivedInFuture, voucherUsed],
  }),
  confirmReceipt: operation({
    http: 'POST /receipts/:receiptId/confirm',
    allow: 'receipt:confirm',
    summary: 'Finance has seen the money: allocated to the order up to what is owed, the rest stays visible',
    params: ReceiptId,
    reply: ReceiptView,
    faults: [receiptNotFound, ownReceipt],
  }),
  rejectReceipt: operation({
    http: 'POST /receipts/:receiptId/reject',
    allow: 'receipt:confirm',
    summary: 'Finance does not find the money',
    params: ReceiptId,
    body: RejectReceipt,
    reply: ReceiptView,
    faults: [receiptNotFound],
  }),
  allocateReceipt: operation({
    http: 'POST /receipts/:receiptId/allocate',
    allow: 'receipt:confirm',
    summary: 'Allocate what is left of a receipt to another order of the same customer',
    params: ReceiptId,
    body: OrderId,
    reply: ReceiptView,
    faults: [receiptNotFound, orderNotFound, nothingLeft, otherPayer],
  }),
  getReceipt: operation({
    http: 'GET /receipts/:receiptId',
    allow: 'order:read',
    summary: 'One receipt',
    params: ReceiptId,
    reply: ReceiptView,
    faults: [receiptNotFound],
  }),
  findReceipts: operation({ http: 'GET /receipts', allow: 'order:read', summary: 'Receipts, newest first', query: FindReceipts, reply: page(ReceiptView) }),
});
