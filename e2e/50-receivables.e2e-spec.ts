import { creditGranted, creditHeld } from '@tradewind/contracts/customers/customers.events';
import { creditApi } from '@tradewind/contracts/orders/credit.api';
import { invoicesApi } from '@tradewind/contracts/orders/invoices.api';
import { receivableOverdue, receivablePaid } from '@tradewind/contracts/orders/orders.events';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { receivablesApi } from '@tradewind/contracts/orders/receivables.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { eventually } from '@tradewind/client/eventually';
import { addDays } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import { randomInt } from 'node:crypto';
import { aBranch, type Cast } from './support/cast.ts';
import { announce, announced } from './support/events.ts';
import { agreed, anOrder, confirmed, delivered, paid, reported, someGoods, stocked, today, type Goods } from './support/orders.ts';

const DAY = 86_400_000;
let cast: Cast;
let goods: Goods;
beforeAll(async () => {
  cast = await aBranch('西安分公司');
  goods = someGoods();
  await stocked(cast, goods, '100000');
});

const place = () => ({ org: `${cast.org}.sales`, branch: cast.branch });
const standing = (customerId: string) => cast.finance.call(creditApi.getCreditAccount, { customerId });
const taxNumber = (): string => `26${String(randomInt(1e9)).padStart(9, '0')}${String(randomInt(1e9)).padStart(9, '0')}`;

/** A customer with 2 500.00 of credit for 45 days; customers grants it, orders enforces it. */
async function aCustomerWithCredit(given: { limit?: string; validUntil?: string } = {}): Promise<string> {
  const customerId = newId();
  const { limit = '2500.00', validUntil = addDays(today(), 90) } = given;
  await announce(creditGranted, { customerId, limit, currency: 'CNY', termDays: 45, validUntil }, place());
  await eventually(() => standing(customerId));
  return customerId;
}
const anOrderOnCredit = (customerId: string) => anOrder(cast, { goods, customerId, payment: 'credit' });

async function releasedOnCredit(customerId: string): Promise<OrderView> {
  const { id: orderId } = await confirmed(cast, await anOrderOnCredit(customerId));
  return cast.clerk.call(ordersApi.releaseOrder, { orderId });
}

describe('ORD-27 §8 The receipt record', () => {
  it('counts a voucher once, also when it is reported twice at the same moment (C-29)', async () => {
    const order = await anOrder(cast, { goods });
    const twice = { voucherNo: `PZ-${newId().slice(-8)}`, amount: '100.00' };
    const answers = await Promise.allSettled([reported(cast, order, twice), reported(cast, order, twice)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(reported(cast, order, twice)).rejects.toMatchObject({
      status: 422,
      code: 'receipt.voucher-used',
      problem: { rule: { requirement: 'ORD-27' } },
    });
    await expect(reported(cast, order, { ...twice, method: 'cheque' })).resolves.toMatchObject({ status: 'reported' });
  });

  it('may be reported again after finance rejected it with a reason', async () => {
    const order = await anOrder(cast, { goods });
    const same = { voucherNo: `PZ-${newId().slice(-8)}` };
    const { id: receiptId } = await reported(cast, order, same);
    await expect(cast.finance.call(receiptsApi.rejectReceipt, { receiptId, reason: '未到账' })).resolves.toMatchObject({
      status: 'rejected',
      rejectReason: '未到账',
    });
    await expect(reported(cast, order, same)).resolves.toMatchObject({ status: 'reported' });
  });

  it('is not for money that is still to come', async () => {
    await expect(reported(cast, await anOrder(cast, { goods }), { receivedOn: addDays(today(), 1) })).rejects.toMatchObject({
      code: 'receipt.received-in-future',
    });
  });

  it('keeps what is more than owed visible and unallocated', async () => {
    const order = await confirmed(cast, await anOrder(cast, { goods }));
    await expect(paid(cast, order, '1500.00')).resolves.toMatchObject({ status: 'confirmed', unallocated: '370.00', allocations: [{ amount: '1130.00' }] });
    await expect(cast.rep.call(ordersApi.getOrder, { orderId: order.id })).resolves.toMatchObject({ received: '1130.00', open: '0.00' });
  });

  it('is done once with the same key, and is nobody else’s to see', async () => {
    const order = await anOrder(cast, { goods });
    const report = {
      orderId: order.id,
      amount: '10.00',
      paidBy: '渝北建材',
      method: 'cash',
      receivedOn: today(),
      voucherNo: `PZ-${newId().slice(-8)}`,
    } as const;
    const first = await cast.rep.call(receiptsApi.reportReceipt, report, { key: order.id });
    await expect(cast.rep.call(receiptsApi.reportReceipt, report, { key: order.id })).resolves.toEqual(first);
    await expect(cast.otherRep.call(receiptsApi.getReceipt, { receiptId: first.id })).rejects.toMatchObject({ status: 404 });
    await expect(cast.otherRep.call(receiptsApi.reportReceipt, { ...report, voucherNo: 'other' })).rejects.toMatchObject({
      status: 404,
      code: 'order.not-found',
    });
  });
});

describe('ORD-06 Credit only within the limit that was granted (C-05)', () => {
  it('reserves at confirmation and refuses what does not fit, with the facts and two ways forward', async () => {
    const customerId = await aCustomerWithCredit();
    await confirmed(cast, await anOrderOnCredit(customerId));
    await confirmed(cast, await anOrderOnCredit(customerId));
    await expect(standing(customerId)).resolves.toMatchObject({
      limit: '2500.00',
      exposure: '2260.00',
      available: '240.00',
      entries: [{ amount: '1130.00' }, { amount: '1130.00' }],
    });
    const third = await agreed(cast, await anOrderOnCredit(customerId));
    await expect(cast.clerk.call(ordersApi.confirmOrder, { orderId: third.id })).rejects.toMatchObject({
      status: 422,
      code: 'order.credit-unavailable',
      problem: {
        rule: {
          requirement: 'ORD-06',
          facts: { needs: '1130.00', available: '240.00', because: 'exceeded' },
          waysForward: [{ operation: 'orders.switchToPrepay' }, { operation: 'customers.applyForCredit' }],
        },
      },
    });
    await cast.clerk.call(ordersApi.switchToPrepay, { orderId: third.id });
    await expect(cast.clerk.call(ordersApi.confirmOrder, { orderId: third.id })).resolves.toMatchObject({
      status: 'awaiting-payment',
      payment: 'prepay',
      required: '1130.00',
    });
    await expect(standing(customerId)).resolves.toMatchObject({ exposure: '2260.00' });
  });

  it('never lets two orders use the same credit at the same moment', async () => {
    const customerId = await aCustomerWithCredit();
    const orders = await Promise.all([1, 2, 3, 4].map(async () => agreed(cast, await anOrderOnCredit(customerId))));
    const answers = await Promise.allSettled(orders.map(({ id: orderId }) => cast.clerk.call(ordersApi.confirmOrder, { orderId })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(standing(customerId)).resolves.toMatchObject({ exposure: '2260.00' });
  });

  it('is never confirmed without payment because it was switched at the same moment', async () => {
    const customerId = await aCustomerWithCredit();
    const orders = await Promise.all([1, 2].map(async () => agreed(cast, await anOrderOnCredit(customerId))));
    await Promise.all(
      orders.flatMap(({ id: orderId }) => [cast.clerk.call(ordersApi.confirmOrder, { orderId }), cast.clerk.call(ordersApi.switchToPrepay, { orderId })]),
    );
    for (const { id: orderId } of orders) {
      await expect(cast.clerk.call(ordersApi.getOrder, { orderId })).resolves.toMatchObject({ status: 'awaiting-payment', required: '1130.00' });
    }
    await expect(standing(customerId)).resolves.toMatchObject({ exposure: '0.00' });
  });

  it('refuses without a grant and after it has expired', async () => {
    const stranger = await agreed(cast, await anOrderOnCredit(newId()));
    await expect(cast.clerk.call(ordersApi.confirmOrder, { orderId: stranger.id })).rejects.toMatchObject({
      problem: { rule: { facts: { because: 'not-granted' } } },
    });
    const late = await agreed(cast, await anOrderOnCredit(await aCustomerWithCredit({ validUntil: addDays(today(), -1) })));
    await expect(cast.clerk.call(ordersApi.confirmOrder, { orderId: late.id })).rejects.toMatchObject({ problem: { rule: { facts: { because: 'expired' } } } });
  });

  it('holds what is not released when a payment is overdue, until it is free again or paid first (CUS-36, C-07)', async () => {
    const customerId = await aCustomerWithCredit();
    const [first, second] = [await confirmed(cast, await anOrderOnCredit(customerId)), await confirmed(cast, await anOrderOnCredit(customerId))];
    await announce(creditHeld, { customerId, held: true }, place());
    await eventually(async () => {
      await expect(cast.rep.call(ordersApi.getOrder, { orderId: first.id })).resolves.toMatchObject({ status: 'credit-hold', paymentSecured: false });
      await expect(standing(customerId)).resolves.toMatchObject({ held: true, available: '0.00' });
    });
    await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId: first.id })).rejects.toMatchObject({
      status: 422,
      problem: { rule: { facts: { because: 'held' } } },
    });
    await cast.clerk.call(ordersApi.switchToPrepay, { orderId: first.id });
    await expect(standing(customerId)).resolves.toMatchObject({ exposure: '1130.00' });
    await paid(cast, first);
    await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId: first.id })).resolves.toMatchObject({ status: 'released' });
    await announce(creditHeld, { customerId, held: false }, place());
    await eventually(async () => {
      await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId: second.id })).resolves.toMatchObject({ status: 'released' });
    });
  });

  it('shows the account to who sells to the customer and to their finance, to nobody else (ORG-11, C-17)', async () => {
    const customerId = await aCustomerWithCredit();
    await anOrderOnCredit(customerId);
    const other = await aBranch('兰州分公司');
    await expect(cast.rep.call(creditApi.getCreditAccount, { customerId })).resolves.toMatchObject({ limit: '2500.00' });
    for (const stranger of [cast.otherRep, other.finance]) {
      await expect(stranger.call(creditApi.getCreditAccount, { customerId })).rejects.toMatchObject({ status: 404, code: 'credit-account.not-found' });
    }
  });

  it('frees the exposure when an order is cancelled', async () => {
    const customerId = await aCustomerWithCredit();
    const { id: orderId } = await confirmed(cast, await anOrderOnCredit(customerId));
    await cast.clerk.call(ordersApi.cancelOrder, { orderId, reason: '客户取消' });
    await expect(standing(customerId)).resolves.toMatchObject({ exposure: '0.00', available: '2500.00', entries: [] });
  });
});

describe('ORD-26 §2.3f Receivables come back', () => {
  it('opens with the delivery at the agreed term, is paid in parts, frees the exposure and closes the order', async () => {
    const customerId = await aCustomerWithCredit();
    const order = await releasedOnCredit(customerId);
    await delivered(cast, order);
    await expect(cast.rep.call(receivablesApi.findReceivables, { customerId })).resolves.toMatchObject({
      items: [{ status: 'open', open: '1130.00', dueOn: addDays(today(), 45), ageDays: 0, overdueDays: 0 }],
    });
    await paid(cast, order, '400.00');
    await expect(cast.rep.call(receivablesApi.findReceivables, { customerId, status: ['part-paid'] })).resolves.toMatchObject({ items: [{ open: '730.00' }] });
    await expect(standing(customerId)).resolves.toMatchObject({ exposure: '730.00' });
    await expect(cast.clerk.call(ordersApi.closeOrder, { orderId: order.id })).rejects.toMatchObject({
      code: 'order.not-paid',
      problem: { rule: { requirement: 'ORD-26' } },
    });
    await paid(cast, order, '730.00');
    await expect(cast.rep.call(ordersApi.getOrder, { orderId: order.id })).resolves.toMatchObject({ status: 'closed' });
    await expect(standing(customerId)).resolves.toMatchObject({ exposure: '0.00', entries: [] });
    await eventually(async () => {
      expect((await announced(receivablePaid, cast.branch)).map((fact) => fact.orderId)).toContain(order.id);
    });
  });

  it('is overdue when its day has passed, told once, with its age', async () => {
    const customerId = await aCustomerWithCredit({ validUntil: addDays(today(), 365) });
    const order = await releasedOnCredit(customerId);
    const asOf = new Date(Date.now() - 50 * DAY);
    const then = addDays(today(), -50);
    const { id: shipmentId } = await cast.logistics.call(
      shipmentsApi.planShipment,
      { orderId: order.id, warehouse: 'CK-01', carrier: '顺达物流', qualityCertificateNo: 'ZB-1' },
      { asOf },
    );
    await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' }, { asOf });
    await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: then, signedBy: '刘洋' }, { asOf });
    await eventually(async () => {
      const { items } = await cast.rep.call(receivablesApi.findReceivables, { customerId, status: ['overdue'] });
      expect(items).toMatchObject([{ openedOn: then, dueOn: addDays(then, 45), ageDays: 50, overdueDays: 5 }]);
    });
    await eventually(async () => {
      expect((await announced(receivableOverdue, cast.branch)).filter((fact) => fact.orderId === order.id)).toHaveLength(1);
    });
  });
});

describe('ORD-23 A proper invoice to every buyer, for what was delivered', () => {
  it('never exceeds the delivery, and numbers without gaps (ORD-22)', async () => {
    const order = await releasedOnCredit(await aCustomerWithCredit());
    await expect(cast.rep.call(invoicesApi.requestInvoice, { orderId: order.id })).rejects.toMatchObject({ status: 422, code: 'invoice.more-than-delivered' });
    await delivered(cast, order, '30');
    await expect(cast.rep.call(invoicesApi.requestInvoice, { orderId: order.id, lines: [{ line: 1, quantity: '31' }] })).rejects.toMatchObject({
      code: 'invoice.more-than-delivered',
      problem: { rule: { requirement: 'ORD-22', facts: { open: '30' } } },
    });
    const part = await cast.rep.call(invoicesApi.requestInvoice, { orderId: order.id, lines: [{ line: 1, quantity: '10' }] });
    const rest = await cast.rep.call(invoicesApi.requestInvoice, { orderId: order.id });
    expect([part, rest]).toMatchObject([
      { status: 'requested', no: null, gross: '113.00', net: '100.00', tax: '13.00' },
      { gross: '226.00', lines: [{ quantity: '20' }] },
    ]);
    const number = taxNumber();
    const issued = await cast.finance.call(invoicesApi.issueInvoice, { invoiceId: part.id, taxNumber: number });
    await expect(cast.finance.call(invoicesApi.issueInvoice, { invoiceId: rest.id, taxNumber: number })).rejects.toMatchObject({
      status: 422,
      code: 'invoice.tax-number-used',
    });
    await expect(cast.finance.call(invoicesApi.issueInvoice, { invoiceId: rest.id, taxNumber: 'ABCDEFGHIJKLMNOPQRST' })).rejects.toMatchObject({ status: 400 });
    const next = await cast.finance.call(invoicesApi.issueInvoice, { invoiceId: rest.id, taxNumber: taxNumber() });
    const running = ({ no }: { readonly no: string | null }): number => parseInt(no?.slice(-6) ?? '', 10);
    expect(running(next)).toBe(running(issued) + 1);
    await expect(cast.rep.call(invoicesApi.issueInvoice, { invoiceId: rest.id, taxNumber: taxNumber() })).rejects.toMatchObject({ status: 403 });
  });
});
