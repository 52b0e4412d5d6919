import type { FieldSpec } from '../../components/index.js';
import { today, type Say } from '../../i18n/index.js';
import type { Action } from './actions.js';
import { isZero, reaches, remaining } from './decimals.js';
import type { Order, OrderLine, OrderStatus } from './shapes.js';
import type { texts } from './texts.js';

type T = Say<typeof texts>;

const BEFORE_CONFIRMATION: readonly OrderStatus[] = ['draft', 'stock-checked', 'customer-confirmed'];
const BEFORE_RELEASE: readonly OrderStatus[] = ['confirmed', 'awaiting-payment', 'credit-hold'];
const SHIPPING: readonly OrderStatus[] = ['released', 'partly-shipped'];
const CHANNELS = ['phone', 'wechat', 'email', 'letter', 'in-person'] as const;
const METHODS = ['transfer', 'cash', 'cheque'] as const;

/**
 * What may be done with an order, in the order of its chain. A button is there when the step is near, not when it is certain to be
 * granted: to ship before the payment is refused by the platform, with the clause and the way that leads there (ORD-06).
 */
export function orderActions(order: Order, t: T): readonly Action[] {
  const args = { orderId: order.id };
  const isIn = (...statuses: readonly OrderStatus[]): boolean => statuses.includes(order.status);
  return [
    {
      key: 'stock',
      title: t('checkStock'),
      operation: 'orders.checkStock',
      allow: 'order:write',
      args,
      done: t('stockChecked'),
      when: isIn(...BEFORE_CONFIRMATION),
    },
    {
      ...{ key: 'consent', title: t('recordConsent'), operation: 'orders.recordConsent', allow: 'order:write', args, done: t('consentRecorded') },
      fields: consentFields(t),
      initial: { how: 'phone' },
      when: isIn('stock-checked', 'customer-confirmed'),
    },
    {
      key: 'confirm',
      title: t('confirm'),
      operation: 'orders.confirmOrder',
      allow: 'order:write',
      args,
      done: t('orderConfirmed'),
      when: isIn('customer-confirmed'),
    },
    { ...reportReceipt(order, t), when: !isZero(order.open) && !isIn('cancelled') },
    {
      key: 'release',
      title: t('release'),
      operation: 'orders.releaseOrder',
      allow: 'order:release',
      args,
      done: t('orderReleased'),
      when: isIn(...BEFORE_RELEASE),
    },
    { ...planShipment(order, t), when: isIn(...BEFORE_RELEASE, ...SHIPPING) },
    { ...requestInvoice(order, t), when: order.lines.some(hasToInvoice) },
    {
      ...{ key: 'prepay', title: t('switchToPrepay'), operation: 'orders.switchToPrepay', allow: 'order:write', args, done: t('switched') },
      when: order.payment === 'credit' && isIn(...BEFORE_CONFIRMATION, 'confirmed', 'credit-hold'),
    },
    { key: 'close', title: t('closeOrder'), operation: 'orders.closeOrder', allow: 'order:write', args, done: t('orderClosed'), when: isIn('delivered') },
    {
      ...{ key: 'cancel', title: t('cancelOrder'), operation: 'orders.cancelOrder', allow: 'order:write', args, done: t('orderCancelled'), danger: true },
      fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }],
      when: isIn(...BEFORE_CONFIRMATION, ...BEFORE_RELEASE, 'released'),
    },
  ];
}

const consentFields = (t: T): readonly FieldSpec[] => [
  { name: 'who', label: t('consentWho'), kind: 'text', required: true },
  { name: 'how', label: t('consentHow'), kind: 'select', required: true, options: CHANNELS.map((value) => ({ value, label: t(`channel-${value}`) })) },
  { name: 'note', label: t('consentNote'), kind: 'long', hint: t('consentNoteHint') },
];

function reportReceipt(order: Order, t: T): Action {
  return {
    ...{ key: 'receipt', title: t('reportReceipt'), operation: 'orders.reportReceipt', allow: 'receipt:report', done: t('receiptReported') },
    args: { orderId: order.id },
    fields: [
      { name: 'amount', label: t('amount'), kind: 'money', required: true },
      { name: 'paidBy', label: t('paidBy'), kind: 'text', required: true },
      { name: 'method', label: t('method'), kind: 'select', required: true, options: METHODS.map((value) => ({ value, label: t(`method-${value}`) })) },
      { name: 'voucherNo', label: t('voucher'), kind: 'text', required: true, hint: t('voucherHint') },
      { name: 'receivedOn', label: t('receivedOn'), kind: 'date', required: true },
    ],
    initial: { amount: order.open, paidBy: order.customerName, method: 'transfer', receivedOn: today() },
  };
}

const leftToShip = ({ quantity, planned, shipped }: OrderLine): string => remaining(quantity, planned, shipped);
const leftToInvoice = ({ delivered, invoiced }: OrderLine): string => remaining(delivered, invoiced);
const hasToInvoice = (line: OrderLine): boolean => !reaches(line.invoiced, line.delivered);

function planShipment(order: Order, t: T): Action {
  return {
    ...{ key: 'ship', title: t('planShipment'), operation: 'orders.planShipment', allow: 'shipment:write', done: t('shipmentPlanned') },
    args: { orderId: order.id },
    fields: [
      { name: 'warehouse', label: t('warehouse'), kind: 'text', required: true },
      { name: 'carrier', label: t('carrier'), kind: 'text', required: true },
      { name: 'qualityCertificateNo', label: t('certificate'), kind: 'text', required: true },
      { name: 'plannedFor', label: t('plannedFor'), kind: 'date' },
      linesField(order, t, t('whatToShip'), t('whatToShipHint')),
    ],
    initial: { plannedFor: today(), lines: startingWith(order.lines, leftToShip) },
    shape: withoutEmptyLines,
  };
}

function requestInvoice(order: Order, t: T): Action {
  return {
    ...{ key: 'invoice', title: t('requestInvoice'), operation: 'orders.requestInvoice', allow: 'invoice:request', done: t('invoiceRequested') },
    args: { orderId: order.id },
    fields: [linesField(order, t, t('whatToInvoice'), t('whatToInvoiceHint'))],
    initial: { lines: startingWith(order.lines, leftToInvoice) },
    shape: withoutEmptyLines,
  };
}

const linesField = ({ lines }: Order, t: T, label: string, hint: string): FieldSpec => ({
  ...{ name: 'lines', label, hint, kind: 'lines', min: 0 },
  columns: [
    {
      ...{ name: 'line', label: t('product'), kind: 'select', required: true },
      options: lines.map(({ line, sku, name, spec }) => ({ value: String(line), label: [line, sku, name, spec].filter(Boolean).join(' ') })),
    },
    { name: 'quantity', label: t('quantity'), kind: 'quantity', required: true },
  ],
});

const startingWith = (lines: readonly OrderLine[], left: (line: OrderLine) => string) =>
  lines.map((line) => ({ line: String(line.line), quantity: left(line) })).filter(({ quantity }) => !isZero(quantity));

interface TypedLine {
  readonly line?: string;
  readonly quantity?: string;
}

/** No lines at all means everything; a line is named by its number. */
function withoutEmptyLines({ lines, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const typed = ((lines ?? []) as readonly TypedLine[]).filter(({ line, quantity }) => line && quantity);
  return { ...rest, ...(typed.length > 0 && { lines: typed.map(({ line = '', quantity }) => ({ line: Number.parseInt(line, 10), quantity })) }) };
}
