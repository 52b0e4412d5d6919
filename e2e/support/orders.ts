import { eventually } from '@tradewind/client/eventually';
import { contractEffective, type AgreedLine, type PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { creditGranted } from '@tradewind/contracts/customers/customers.events';
import { creditApi } from '@tradewind/contracts/orders/credit.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi, type ReceiptView, type ReportReceipt } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi, type ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import { stockApi, type StockItemView } from '@tradewind/contracts/orders/stock.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import { randomBytes } from 'node:crypto';
import type { Cast } from './cast.ts';
import { announce } from './events.ts';

export const today = (): string => businessDate(new Date());
const WAREHOUSE = 'CK-01';
const DAY_MS = 86_400_000;

export interface Goods {
  readonly productId: string;
  readonly sku: string;
}

export const someGoods = (): Goods => ({ productId: newId(), sku: `TZ-${randomBytes(4).toString('hex')}` });

/** 100 boxes at 11.30, tax included. */
const lineOf = ({ productId, sku }: Goods): AgreedLine => ({
  ...{ productId, sku, name: '抛光砖', spec: '800×800 优等品', unit: '箱', quantity: '100', unitPrice: '11.3', taxRate: '0.13' },
  ...{ gross: '1130.00', net: '1000.00', tax: '130.00', unitCost: '6.5' },
});

export const stocked = (cast: Cast, goods: Goods, onHand: string, warehouse = WAREHOUSE): Promise<StockItemView> =>
  cast.warehouse.call(stockApi.recordStock, { ...goods, name: '抛光砖', warehouse, onHand });

/** Contracts are not what these chapters are about: the fact "effective" is announced in their name. */
export async function anOrder(cast: Cast, given: { goods?: Goods; customerId?: string; payment?: PaymentKind } = {}): Promise<OrderView> {
  const { goods = someGoods(), customerId = newId(), payment = 'prepay' } = given;
  const contractId = newId();
  await announce(
    contractEffective,
    {
      ...{ contractId, contractNo: `${cast.branch.toUpperCase()}-HT-2026-000001`, customerId, customerName: '渝北建材', opportunityId: null },
      ...{ salesRepId: cast.rep.id, currency: 'CNY', lines: [lineOf(goods)], total: '1130.00', net: '1000.00', payment },
      ...{ deliverBy: today(), effectiveOn: today() },
    },
    { org: `${cast.org}.sales`, branch: cast.branch },
  );
  return eventually(async () => {
    const { items } = await cast.clerk.call(ordersApi.findOrders, { contractId });
    if (!items[0]) throw new Error('no order yet');
    return items[0];
  });
}

/** Stock was checked and the customer agreed. */
export async function agreed(cast: Cast, { id: orderId }: OrderView): Promise<OrderView> {
  await cast.clerk.call(ordersApi.checkStock, { orderId });
  return cast.clerk.call(ordersApi.recordConsent, { orderId, who: '刘洋', how: 'phone' });
}

export async function confirmed(cast: Cast, order: OrderView): Promise<OrderView> {
  await agreed(cast, order);
  return cast.clerk.call(ordersApi.confirmOrder, { orderId: order.id });
}

export const reported = (cast: Cast, { id: orderId }: OrderView, given: Partial<ReportReceipt> = {}): Promise<ReceiptView> =>
  cast.rep.call(receiptsApi.reportReceipt, {
    ...{ orderId, amount: '1130.00', paidBy: '渝北建材', method: 'transfer', receivedOn: today(), voucherNo: randomBytes(6).toString('hex') },
    ...given,
  });

export async function paid(cast: Cast, order: OrderView, amount = '1130.00'): Promise<ReceiptView> {
  const { id: receiptId } = await reported(cast, order, { amount });
  return cast.finance.call(receiptsApi.confirmReceipt, { receiptId });
}

export async function planned(cast: Cast, { id: orderId }: OrderView, quantity = '100', warehouse = WAREHOUSE): Promise<ShipmentView> {
  const plan = { orderId, warehouse, carrier: '顺达物流', qualityCertificateNo: 'ZB-1', lines: [{ line: 1, quantity }] };
  return cast.logistics.call(shipmentsApi.planShipment, plan);
}

/** Planned, dispatched and signed for. */
export async function delivered(cast: Cast, order: OrderView, quantity = '100'): Promise<ShipmentView> {
  const { id: shipmentId } = await planned(cast, order, quantity);
  await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' });
  return cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today(), signedBy: '刘洋' });
}

/** May buy for 50,000 and pay so many days after delivery. */
export async function aCustomerOnCredit(cast: Cast, termDays: number): Promise<string> {
  const customerId = newId();
  const grant = { customerId, limit: '50000.00', currency: 'CNY', termDays, validUntil: addDays(today(), 365) };
  await announce(creditGranted, grant, { org: `${cast.org}.sales`, branch: cast.branch });
  await eventually(() => cast.finance.call(creditApi.getCreditAccount, { customerId }));
  return customerId;
}

/** 1,130.00, delivered so many days ago and not paid. */
export async function boughtOnCredit(cast: Cast, given: { readonly goods: Goods; readonly customerId: string }, daysAgo: number): Promise<OrderView> {
  const { id: orderId } = await confirmed(cast, await anOrder(cast, { ...given, payment: 'credit' }));
  const order = await cast.clerk.call(ordersApi.releaseOrder, { orderId });
  const then = { asOf: new Date(Date.now() - daysAgo * DAY_MS) };
  const plan = { orderId, warehouse: WAREHOUSE, carrier: '顺达物流', qualityCertificateNo: 'ZB-1' };
  const { id: shipmentId } = await cast.logistics.call(shipmentsApi.planShipment, plan, then);
  await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' }, then);
  await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: addDays(today(), -daysAgo), signedBy: '刘洋' }, then);
  return order;
}
