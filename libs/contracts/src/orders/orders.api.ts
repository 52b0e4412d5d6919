import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from '../contracts/contracts.events.js';
import { Amount, AnyOf, Code, Count, DateOnly, Flag, Id, Instant, ListOf, One, OneOf, OrgPath, Quantity, Rate, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { customerAtRisk, CustomerRiskView } from './customer-risk.js';

export const ORDER_STATUSES = [
  'draft',
  'stock-checked',
  'customer-confirmed',
  'confirmed',
  'awaiting-payment',
  'credit-hold',
  'released',
  'partly-shipped',
  'shipped',
  'delivered',
  'closed',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** States in the words of the people who work with orders. */
export const ORDER_STATUS_ZH: Readonly<Record<OrderStatus, string>> = {
  draft: '待查库存',
  'stock-checked': '已查库存',
  'customer-confirmed': '客户已认可',
  confirmed: '已确认',
  'awaiting-payment': '待到款',
  'credit-hold': '信用冻结',
  released: '已放行',
  'partly-shipped': '部分发货',
  shipped: '已发货',
  delivered: '已交付',
  closed: '已关闭',
  cancelled: '已取消',
};

export const CONSENT_CHANNELS = ['phone', 'wechat', 'email', 'letter', 'in-person'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** Why credit does not carry an order. */
export const CREDIT_OBSTACLES = ['not-granted', 'held', 'expired', 'exceeded'] as const;
export type CreditObstacle = (typeof CREDIT_OBSTACLES)[number];

export class OrderId {
  @Id() readonly orderId!: string;
}

export class RecordConsent {
  @Text({ max: 100, doc: 'Who agreed, on the side of the customer' }) readonly who!: string;
  @OneOf(CONSENT_CHANNELS, { name: 'ConsentChannel' }) readonly how!: ConsentChannel;
  @Instant({ optional: true, doc: 'When; now if left out. Never before the stock check' }) readonly agreedAt?: string;
  @Text({ max: 500, optional: true, doc: 'What was agreed about lines that are not in stock' }) readonly note?: string;
}

export class CancelOrder {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindOrders extends SearchRequest {
  @AnyOf(ORDER_STATUSES, { name: 'OrderStatus' }) readonly status?: OrderStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly contractId?: string;
}

export class OrderLineView extends AgreedLine {
  @Count({ min: 1, doc: 'Number of the line, as shipments and invoices name it' }) readonly line!: number;
  @Quantity({ nullable: true, doc: 'What was in stock for this line when it was checked; null before (ORD-09)' }) readonly available!: string | null;
  @Quantity({ doc: 'In shipments that are planned' }) readonly planned!: string;
  @Quantity({ doc: 'Dispatched' }) readonly shipped!: string;
  @Quantity() readonly delivered!: string;
  @Quantity() readonly invoiced!: string;
}

export class OrderConsentView {
  @Text() readonly who!: string;
  @OneOf(CONSENT_CHANNELS, { name: 'ConsentChannel' }) readonly how!: ConsentChannel;
  @Instant() readonly agreedAt!: string;
  @Text({ nullable: true }) readonly note!: string | null;
  @Id({ doc: 'Who recorded it' }) readonly recordedBy!: string;
}

export class OrderView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OrgPath() readonly org!: string;
  @OneOf(ORDER_STATUSES, { name: 'OrderStatus' }) readonly status!: OrderStatus;
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @ListOf(() => OrderLineView) readonly lines!: readonly OrderLineView[];
  @Code() readonly currency!: string;
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @Rate({ nullable: true, doc: 'Share to be received before release; known from confirmation on' }) readonly prepaidShare!: string | null;
  @Amount({ nullable: true, doc: 'Amount to be received before release' }) readonly required!: string | null;
  @Text({ nullable: true, doc: 'Policy version the terms of payment come from' }) readonly paymentTerms!: string | null;
  @One(() => CustomerRiskView, { nullable: true, doc: 'How the customer stood when it was confirmed; null before, and where the company has no risk bands' })
  readonly risk!: CustomerRiskView | null;
  @Count({ nullable: true, doc: 'Days from delivery until payment is due' }) readonly dueDays!: number | null;
  @Amount({ doc: 'Confirmed receipts allocated to this order' }) readonly received!: string;
  @Amount({ doc: 'Total less received' }) readonly open!: string;
  @Flag({ doc: 'Enough is received, or credit carries it: it may be released' }) readonly paymentSecured!: boolean;
  @DateOnly() readonly deliverBy!: string;
  @DateOnly() readonly openedOn!: string;
  @Instant({ nullable: true }) readonly stockCheckedAt!: string | null;
  @Id({ nullable: true }) readonly stockCheckedBy!: string | null;
  @One(() => OrderConsentView, { nullable: true }) readonly consent!: OrderConsentView | null;
  @Instant({ nullable: true }) readonly confirmedAt!: string | null;
  @Id({ nullable: true }) readonly confirmedBy!: string | null;
  @Instant({ nullable: true }) readonly releasedAt!: string | null;
  @Id({ nullable: true }) readonly releasedBy!: string | null;
  @Text({ nullable: true }) readonly cancelReason!: string | null;
  @Instant({ nullable: true }) readonly endedAt!: string | null;
}

export const orderNotFound = defineFault('order.not-found', 'not-found', {
  en: (d: { orderId: string }) => `There is no order ${d.orderId}.`,
  zh: (d) => `没有订单 ${d.orderId}。`,
});

export const orderLineUnknown = defineFault('order.line-unknown', 'invalid', {
  en: (d: { line: number; lines: number }) => `Line ${d.line} cannot be named here: the order has lines 1 to ${d.lines}, each once.`,
  zh: (d) => `行号 ${d.line} 无效：订单共 ${d.lines} 行，每行只能出现一次。`,
});

export const consentBeforeCheck = defineFault(
  'order.consent-before-check',
  'refused',
  {
    en: (d: { agreedAt: string; checkedAt: string }) =>
      `The customer can only agree to what the stock check showed: it was made at ${d.checkedAt}, the consent is dated ${d.agreedAt}. Ask the customer again.`,
    zh: (d) => `须先查库存、告知客户后再取得同意：库存检查时间 ${d.checkedAt}，客户同意时间 ${d.agreedAt}。请重新征得客户同意。`,
  },
  { requirement: 'ORD-09', clause: '003-T §8.3', waysForward: [{ operation: 'orders.recordConsent', whoMay: 'order:write' }] },
);

export const consentInFuture = defineFault(
  'order.consent-in-future',
  'refused',
  {
    en: (d: { agreedAt: string }) => `A consent given at ${d.agreedAt} has not been given yet. Record it when the customer has agreed.`,
    zh: (d) => `客户同意时间 ${d.agreedAt} 尚未到来，请在客户确认之后再登记。`,
  },
  { requirement: 'ORD-16', clause: '001 §4.5', waysForward: [{ operation: 'orders.recordConsent', whoMay: 'order:write' }] },
);

export const stockNotAsTold = defineFault(
  'order.stock-not-as-told',
  'refused',
  {
    en: (d: { sku: string; told: string; free: string }) =>
      `The customer agreed to ${d.told} of ${d.sku} from stock, but only ${d.free} is free now. Check stock again and tell the customer.`,
    zh: (d) => `客户认可的是 ${d.sku} 现货 ${d.told}，目前可用仅 ${d.free}。请重新查库存并告知客户。`,
  },
  { requirement: 'ORD-09', clause: '003-T §8.3', waysForward: [{ operation: 'orders.checkStock', whoMay: 'order:write' }] },
);

const OBSTACLES_EN: Record<CreditObstacle, string> = {
  'not-granted': 'no credit was granted',
  held: 'credit is held because a payment is overdue',
  expired: 'the credit has expired',
  exceeded: 'the limit does not reach',
};
const OBSTACLES_ZH: Record<CreditObstacle, string> = { 'not-granted': '未授信', held: '因逾期信用已冻结', expired: '授信已过期', exceeded: '额度不足' };

export const creditUnavailable = defineFault(
  'order.credit-unavailable',
  'refused',
  {
    en: (d: { needs: string; available: string; because: CreditObstacle }) =>
      `The order needs ${d.needs} of credit and ${d.available} is available: ${OBSTACLES_EN[d.because]}. Let the customer pay before delivery, or apply for credit.`,
    zh: (d) => `订单需占用信用 ${d.needs}，可用 ${d.available}：${OBSTACLES_ZH[d.because]}。请改为先款后货，或申请授信。`,
  },
  {
    requirement: 'ORD-06',
    clause: '003-T §6.2',
    waysForward: [
      { operation: 'orders.switchToPrepay', whoMay: 'order:write' },
      { operation: 'customers.applyForCredit', whoMay: 'credit:request' },
    ],
  },
);

export const alreadyPrepay = defineFault('order.already-prepay', 'conflict', {
  en: (d: { no: string }) => `Order ${d.no} is paid before delivery already.`,
  zh: (d) => `订单 ${d.no} 已经是先款后货。`,
});

export const paymentMissing = defineFault(
  'order.payment-missing',
  'refused',
  {
    en: (d: { required: string; confirmed: string; missing: string }) =>
      `Payment before goods: ${d.required} is required, finance has confirmed ${d.confirmed}, ${d.missing} is missing. Report the receipt and have finance confirm it.`,
    zh: (d) => `先款后货：需到款 ${d.required}，财务已确认 ${d.confirmed}，尚缺 ${d.missing}。请上报到款并由财务确认后再放行。`,
  },
  {
    requirement: 'ORD-06',
    clause: '003-T §6.2, §8.8',
    waysForward: [
      { operation: 'orders.reportReceipt', whoMay: 'receipt:report' },
      { operation: 'orders.confirmReceipt', whoMay: 'receipt:confirm' },
    ],
  },
);

export const notReleased = defineFault(
  'order.not-released',
  'refused',
  {
    en: (d: { no: string; status: OrderStatus; required: string; confirmed: string }) =>
      `Order ${d.no} is ${d.status}, not released: no goods leave before payment is secured (required ${d.required}, confirmed ${d.confirmed}). Have it paid and released first.`,
    zh: (d) => `订单 ${d.no} 状态为“${ORDER_STATUS_ZH[d.status]}”，尚未放行：先款后货（需到款 ${d.required}，已确认 ${d.confirmed}）。请先到款确认并放行。`,
  },
  {
    requirement: 'ORD-06',
    clause: '003-T §6.2',
    waysForward: [
      { operation: 'orders.reportReceipt', whoMay: 'receipt:report' },
      { operation: 'orders.releaseOrder', whoMay: 'order:release' },
    ],
  },
);

export const notPaid = defineFault(
  'order.not-paid',
  'refused',
  {
    en: (d: { no: string; open: string }) => `Order ${d.no} still has ${d.open} to be paid; it closes when everything is received.`,
    zh: (d) => `订单 ${d.no} 尚有 ${d.open} 未收回，全部收回后方可关闭。`,
  },
  { requirement: 'ORD-26', clause: '000 §2.3.3', waysForward: [{ operation: 'orders.reportReceipt', whoMay: 'receipt:report' }] },
);

export const ordersApi = defineApi('orders', {
  findOrders: operation({ http: 'GET /orders', allow: 'order:read', summary: 'Orders, newest first', query: FindOrders, reply: page(OrderView) }),
  getOrder: operation({ http: 'GET /orders/:orderId', allow: 'order:read', summary: 'One order', params: OrderId, reply: OrderView, faults: [orderNotFound] }),
  checkStock: operation({
    http: 'POST /orders/:orderId/check-stock',
    allow: 'order:write',
    summary: 'Compare the order with what is free in stock; an earlier consent lapses',
    description: 'ORD-09: the order clerk checks stock first, tells the customer, and only then confirms. What is missing is for production (ORD-11).',
    params: OrderId,
    reply: OrderView,
    faults: [orderNotFound],
  }),
  recordConsent: operation({
    http: 'POST /orders/:orderId/record-consent',
    allow: 'order:write',
    summary: 'Record that the customer agreed: who, how and when',
    description: 'ORD-09, ORD-16. The lines are those of the contract and cannot be edited: order equals contract.',
    params: OrderId,
    body: RecordConsent,
    reply: OrderView,
    faults: [orderNotFound, consentBeforeCheck, consentInFuture],
  }),
  confirmOrder: operation({
    http: 'POST /orders/:orderId/confirm',
    allow: 'order:write',
    summary: 'Confirm: reserves stock, and credit if it is bought on credit; otherwise the order awaits payment',
    description: 'Stock and exposure are reserved under lock in the transaction of the confirmation (C-05, C-29).',
    params: OrderId,
    reply: OrderView,
    faults: [orderNotFound, stockNotAsTold, creditUnavailable, customerAtRisk],
  }),
  switchToPrepay: operation({
    http: 'POST /orders/:orderId/switch-to-prepay',
    allow: 'order:write',
    summary: 'Pay before delivery instead of buying on credit; reserved exposure is freed',
    params: OrderId,
    reply: OrderView,
    faults: [orderNotFound, alreadyPrepay],
  }),
  releaseOrder: operation({
    http: 'POST /orders/:orderId/release',
    allow: 'order:release',
    summary: 'Release for production and delivery; refused while payment is not secured',
    description:
      'ORD-06, ORD-07: confirmed receipts must reach the required amount, or reserved credit must carry the order. Tells production and logistics (ORD-18).',
    params: OrderId,
    reply: OrderView,
    faults: [orderNotFound, paymentMissing, creditUnavailable],
  }),
  cancelOrder: operation({
    http: 'POST /orders/:orderId/cancel',
    allow: 'order:write',
    summary: 'Cancel before anything was shipped: frees stock, exposure and receipts',
    params: OrderId,
    body: CancelOrder,
    reply: OrderView,
    faults: [orderNotFound],
  }),
  closeOrder: operation({
    http: 'POST /orders/:orderId/close',
    allow: 'order:write',
    summary: 'Close what is delivered and paid; the last payment or the last delivery does it by itself',
    params: OrderId,
    reply: OrderView,
    faults: [orderNotFound, notPaid],
  }),
});
