import { orderReleased, shipmentDelivered } from '@tradewind/contracts/orders/orders.events';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { receivablesApi } from '@tradewind/contracts/orders/receivables.api';
import { salesLedgerApi } from '@tradewind/contracts/orders/sales-ledger.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { eventually } from '@tradewind/client/eventually';
import { addDays } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { announced } from './support/events.ts';
import { agreed, anOrder, confirmed, delivered, paid, planned, reported, someGoods, stocked, today } from './support/orders.ts';

let cast: Cast;
let other: Cast;
beforeAll(async () => {
  [cast, other] = await Promise.all([aBranch('贵阳分公司'), aBranch('昆明分公司')]);
});

describe('ORD-16 §4.5 The order equals the contract', () => {
  it('is opened by the effective contract, once, with number, lines and spec (ORD-08, ORD-17)', async () => {
    const order = await anOrder(cast);
    expect(order).toMatchObject({ status: 'draft', total: '1130.00', salesRepId: cast.rep.id, lines: [{ line: 1, spec: '800×800 优等品', quantity: '100' }] });
    expect(order.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-DD-\\d{4}-\\d{6}$`));
    const { items } = await cast.clerk.call(ordersApi.findOrders, { contractId: order.contractId });
    expect(items).toHaveLength(1);
  });

  it('is found by pinyin by who sold it, tracked by customer service (ORD-17), seen by no colleague and no other branch (ORG-11)', async () => {
    const order = await anOrder(cast);
    const orderId = order.id;
    await expect(cast.rep.call(ordersApi.findOrders, { q: 'yubei', customerId: order.customerId })).resolves.toMatchObject({ items: [{ id: orderId }] });
    await expect(cast.service.call(ordersApi.getOrder, { orderId })).resolves.toMatchObject({ id: orderId });
    for (const stranger of [cast.otherRep, other.clerk, other.finance]) {
      await expect(stranger.call(ordersApi.getOrder, { orderId })).rejects.toMatchObject({ status: 404, code: 'order.not-found' });
    }
    await expect(other.clerk.call(ordersApi.checkStock, { orderId })).rejects.toMatchObject({ status: 404 });
    await expect(cast.rep.call(ordersApi.checkStock, { orderId })).rejects.toMatchObject({ status: 403, code: 'access.not-permitted' });
  });
});

describe('ORD-09 §8.3 Stock first, then the customer, then the order', () => {
  it('says what is there, and reserves it when the order is confirmed', async () => {
    const goods = someGoods();
    const { id: stockItemId } = await stocked(cast, goods, '60');
    await stocked(cast, goods, '25', 'CK-02');
    const order = await agreed(cast, await anOrder(cast, { goods }));
    expect(order).toMatchObject({
      status: 'customer-confirmed',
      lines: [{ available: '85' }],
      consent: { who: '刘洋', how: 'phone', recordedBy: cast.clerk.id },
    });
    await cast.clerk.call(ordersApi.confirmOrder, { orderId: order.id });
    await expect(cast.rep.call(stockApi.getStock, { stockItemId })).resolves.toMatchObject({ onHand: '60', reserved: '60', free: '0' });
    await expect(cast.rep.call(stockApi.findStock, { productId: goods.productId })).resolves.toMatchObject({ items: [{ reserved: '25' }, { reserved: '60' }] });
  });

  it('asks the customer again when somebody else was faster', async () => {
    const goods = someGoods();
    await stocked(cast, goods, '120');
    const first = await agreed(cast, await anOrder(cast, { goods }));
    const second = await agreed(cast, await anOrder(cast, { goods }));
    await cast.clerk.call(ordersApi.confirmOrder, { orderId: first.id });
    await expect(cast.clerk.call(ordersApi.confirmOrder, { orderId: second.id })).rejects.toMatchObject({
      status: 422,
      code: 'order.stock-not-as-told',
      problem: { rule: { requirement: 'ORD-09', facts: { told: '100', free: '20' }, waysForward: [{ operation: 'orders.checkStock' }] } },
    });
    await expect(confirmed(cast, second)).resolves.toMatchObject({ status: 'awaiting-payment', lines: [{ available: '20' }] });
  });

  it('promises nothing twice to orders confirmed at the same moment (C-29)', async () => {
    const goods = someGoods();
    await stocked(cast, goods, '250');
    const orders = await Promise.all([1, 2, 3, 4].map(async () => agreed(cast, await anOrder(cast, { goods }))));
    const answers = await Promise.allSettled(orders.map(({ id: orderId }) => cast.clerk.call(ordersApi.confirmOrder, { orderId })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const refusals = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => (reason as { code: string }).code);
    expect(new Set(refusals)).toEqual(new Set(['order.stock-not-as-told']));
    await expect(cast.rep.call(stockApi.findStock, { productId: goods.productId })).resolves.toMatchObject({ items: [{ reserved: '200', free: '50' }] });
  });
});

describe('ORD-06 §6.2 Payment before goods', () => {
  let order: OrderView;
  const orderId = (): string => order.id;
  beforeAll(async () => {
    const goods = someGoods();
    await stocked(cast, goods, '100');
    order = await confirmed(cast, await anOrder(cast, { goods }));
  });

  it('waits for the money, and says which policy asks for it', () => {
    expect(order).toMatchObject({ status: 'awaiting-payment', required: '1130.00', received: '0.00', paymentSecured: false });
    expect(order.paymentTerms).toMatch(/^payment@hq\//);
  });

  it('does not count what finance has not confirmed (ORD-07)', async () => {
    await reported(cast, order, { amount: '1000.00' });
    await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId: orderId() })).rejects.toMatchObject({
      status: 422,
      code: 'order.payment-missing',
      problem: {
        rule: {
          requirement: 'ORD-06',
          facts: { required: '1130.00', confirmed: '0.00', missing: '1130.00' },
          waysForward: [{ operation: 'orders.reportReceipt' }, { operation: 'orders.confirmReceipt' }],
        },
      },
    });
  });

  it('plans no shipment before release', async () => {
    await expect(planned(cast, order)).rejects.toMatchObject({ status: 422, code: 'order.not-released', problem: { rule: { requirement: 'ORD-06' } } });
  });

  it('is confirmed by finance, not by who reported it, and once (ORG-14)', async () => {
    const { items } = await cast.finance.call(receiptsApi.findReceipts, { orderId: orderId(), status: ['reported'] });
    const receiptId = items[0]!.id;
    await expect(cast.rep.call(receiptsApi.confirmReceipt, { receiptId })).rejects.toMatchObject({ status: 403 });
    await expect(cast.finance.call(receiptsApi.confirmReceipt, { receiptId })).resolves.toMatchObject({ status: 'allocated', unallocated: '0.00' });
    await expect(cast.finance2.call(receiptsApi.confirmReceipt, { receiptId })).rejects.toMatchObject({ status: 409, code: 'state.illegal-transition' });
    await paid(cast, order, '130.00');
  });

  it('is released then, and production and logistics are told (ORD-18)', async () => {
    await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId: orderId() })).resolves.toMatchObject({
      status: 'released',
      received: '1130.00',
      paymentSecured: true,
    });
    await eventually(async () => {
      expect((await announced(orderReleased, cast.branch)).map((fact) => fact.orderId)).toContain(orderId());
    });
  });

  it('ships with certificate, waybill and delivery slip, never more than was ordered (ORD-13, ORD-19, ORD-22)', async () => {
    const { id: shipmentId } = await planned(cast, order, '40');
    await expect(planned(cast, order, '61')).rejects.toMatchObject({
      status: 422,
      code: 'shipment.more-than-open',
      problem: { rule: { facts: { open: '60' } } },
    });
    const dispatched = await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-40' });
    expect(dispatched).toMatchObject({ status: 'dispatched', qualityCertificateNo: 'ZB-1', waybillNo: 'YD-40' });
    expect(dispatched.deliverySlipNo).toMatch(/-CH-\d{4}-\d{6}$/);
    await expect(cast.rep.call(ordersApi.getOrder, { orderId: orderId() })).resolves.toMatchObject({ status: 'partly-shipped', lines: [{ shipped: '40' }] });
    await expect(cast.rep.call(stockApi.findStock, { productId: order.lines[0]!.productId })).resolves.toMatchObject({
      items: [{ onHand: '60', reserved: '60' }],
    });
    await expect(cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: addDays(today(), 1), signedBy: '刘洋' })).rejects.toMatchObject({
      code: 'shipment.date-wrong',
    });
    await cast.logistics.call(shipmentsApi.reportShipmentException, { shipmentId, reason: '车辆故障' });
    await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today(), signedBy: '刘洋' });
    await expect(cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today(), signedBy: '刘洋' })).rejects.toMatchObject({
      status: 409,
    });
  });

  it('opens a receivable with the delivery and sets the advance off against it (C-10)', async () => {
    await expect(cast.rep.call(receivablesApi.findReceivables, { orderId: orderId() })).resolves.toMatchObject({
      items: [{ amount: '452.00', paid: '452.00', open: '0.00', status: 'paid', payments: [{ receiptId: null, amount: '452.00' }] }],
    });
    await eventually(async () => {
      const facts = (await announced(shipmentDelivered, cast.branch)).filter((fact) => fact.orderId === orderId());
      expect(facts).toMatchObject([{ lines: [{ quantity: '40', gross: '452.00', net: '400.00', cost: '260.00' }] }]);
    });
  });

  it('is not cancelled any more once something left', async () => {
    await expect(cast.clerk.call(ordersApi.cancelOrder, { orderId: orderId(), reason: '客户取消' })).rejects.toMatchObject({ status: 409 });
  });

  it('closes with the last delivery, and stands in the sales ledger (ORD-10)', async () => {
    await delivered(cast, order, '60');
    await expect(cast.clerk.call(ordersApi.getOrder, { orderId: orderId() })).resolves.toMatchObject({ status: 'closed', open: '0.00' });
    const { items } = await cast.rep.call(salesLedgerApi.salesLedger, { customerId: order.customerId });
    expect(items).toMatchObject([
      { orderId: orderId(), total: '1130.00', received: '1130.00', delivered: '1130.00', receivable: '0.00', invoiced: '0.00', lastDispatchedOn: today() },
    ]);
    await expect(other.clerk.call(salesLedgerApi.salesLedger, { customerId: order.customerId })).resolves.toMatchObject({ items: [] });
    await expect(cast.otherRep.call(salesLedgerApi.salesLedger, { customerId: order.customerId })).resolves.toMatchObject({ items: [] });
  });
});

describe('ORD-19 Cancelling gives everything back', () => {
  it('frees stock, planned shipments and the money, which then pays another order of the customer', async () => {
    const goods = someGoods();
    const { id: stockItemId } = await stocked(cast, goods, '100');
    const order = await confirmed(cast, await anOrder(cast, { goods }));
    const { id: receiptId } = await paid(cast, order);
    await cast.clerk.call(ordersApi.releaseOrder, { orderId: order.id });
    const { id: shipmentId } = await planned(cast, order);
    await expect(cast.clerk.call(ordersApi.cancelOrder, { orderId: order.id, reason: '客户取消' })).resolves.toMatchObject({
      status: 'cancelled',
      received: '0.00',
    });
    await expect(cast.rep.call(stockApi.getStock, { stockItemId })).resolves.toMatchObject({ reserved: '0', free: '100' });
    await expect(cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' })).rejects.toMatchObject({ status: 409 });
    await expect(cast.finance.call(receiptsApi.getReceipt, { receiptId })).resolves.toMatchObject({
      status: 'confirmed',
      unallocated: '1130.00',
      allocations: [],
    });

    const next = await confirmed(cast, await anOrder(cast, { goods, customerId: order.customerId }));
    const stranger = await anOrder(cast, { goods });
    await expect(cast.finance.call(receiptsApi.allocateReceipt, { receiptId, orderId: stranger.id })).rejects.toMatchObject({ code: 'receipt.other-customer' });
    await expect(cast.finance.call(receiptsApi.allocateReceipt, { receiptId, orderId: next.id })).resolves.toMatchObject({ status: 'allocated' });
    await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId: next.id })).resolves.toMatchObject({ status: 'released' });
  });
});

describe('ORD-09 Goods leave from where they are', () => {
  it('never takes what is reserved for another order, and lets promises elsewhere lapse', async () => {
    const goods = someGoods();
    const here = await stocked(cast, goods, '100');
    const order = await confirmed(cast, await anOrder(cast, { goods }));
    await paid(cast, order);
    await cast.clerk.call(ordersApi.releaseOrder, { orderId: order.id });
    const { id: shipmentId } = await planned(cast, order, '100', 'CK-09');
    await expect(cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' })).rejects.toMatchObject({
      status: 422,
      code: 'stock.short',
      problem: { rule: { facts: { warehouse: 'CK-09', needs: '100', usable: '0' } } },
    });
    await stocked(cast, goods, '100', 'CK-09');
    await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' });
    await expect(cast.rep.call(stockApi.getStock, { stockItemId: here.id })).resolves.toMatchObject({ onHand: '100', reserved: '0', free: '100' });
    await expect(cast.logistics.call(ordersApi.getOrder, { orderId: order.id })).resolves.toMatchObject({ status: 'shipped' });
  });
});
