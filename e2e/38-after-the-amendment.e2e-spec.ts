import { eventually } from '@tradewind/client/eventually';
import { amendmentsApi } from '@tradewind/contracts/contracts/amendments.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { terminationsApi, type TerminationView } from '@tradewind/contracts/contracts/terminations.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { purchasesApi, type PurchasesView } from '@tradewind/contracts/customers/purchases.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { factsApi, type KpiFactView } from '@tradewind/contracts/performance/facts.api';
import { monthsApi } from '@tradewind/contracts/performance/months.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import type { Databases } from '@tradewind/platform/reconciler/given';
import { performance } from '@tradewind/platform/reconciler/invariants/i05-performance';
import { readModels } from '@tradewind/platform/reconciler/invariants/i12-read-models';
import { Reading, SERVICES } from '@tradewind/platform/reconciler/reading';
import { amended, reviewersIn } from './support/amended.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import type { Player } from './support/company.ts';
import { dateOf, day, monthOf } from './support/matrix/deal.ts';

const today = businessDate(new Date());
const thisMonth = today.slice(0, 7);

let cast: Cast;
let goods: Catalogue;

interface Sold {
  readonly customerId: string;
  readonly contractId: string;
  readonly order: OrderView;
}

/** In effect: 10 boxes at 100, tax included, that cost 60 each; to a customer of its own. */
async function sold(on = today, asOf = new Date()): Promise<Sold> {
  const at = { asOf };
  const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `龙城建材${customers++}${goods.sku}` }, at);
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] }, at);
  await cast.rep.call(quotesApi.issueQuote, { quoteId }, at);
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' }, at);
  const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 60) } as const;
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, terms, at);
  await cast.rep.call(contractsApi.submitContract, { contractId }, at);
  for (const [who, step] of reviewersIn(cast)) await who.call(contractsApi.decideContract, { contractId, step, approve: true }, at);
  await cast.manager.call(contractsApi.signContract, { contractId, signedOn: on, customerSignatory: '张经理', ourSignatory: '李慧' }, at);
  await cast.office.call(contractsApi.sealContract, { contractId, sealedOn: on, sealNo: '合同专用章-03', copies: 4 }, at);
  const order = await eventually(async () => {
    const { items } = await cast.clerk.call(ordersApi.findOrders, { contractId });
    if (!items[0]) throw new Error('no order yet');
    return items[0];
  });
  return { customerId, contractId, order };
}
let customers = 0;

/** Confirmed, paid, and four of the ten boxes are with the customer. */
async function fourDelivered({ id: orderId }: OrderView): Promise<void> {
  await cast.clerk.call(ordersApi.checkStock, { orderId });
  await cast.clerk.call(ordersApi.recordConsent, { orderId, who: '张经理', how: 'phone' });
  const { total: amount } = await cast.clerk.call(ordersApi.confirmOrder, { orderId });
  const payment = { orderId, amount, paidBy: '龙城建材', method: 'transfer', receivedOn: today, voucherNo: `V-${orderId}` } as const;
  const { id: receiptId } = await cast.rep.call(receiptsApi.reportReceipt, payment);
  await cast.finance.call(receiptsApi.confirmReceipt, { receiptId });
  await cast.clerk.call(ordersApi.releaseOrder, { orderId });
  const plan = { orderId, warehouse: 'CK-01', carrier: '顺达物流', qualityCertificateNo: 'ZB-1', lines: [{ line: 1, quantity: '4' }] };
  const { id: shipmentId } = await cast.logistics.call(shipmentsApi.planShipment, plan);
  await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' });
  await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today, signedBy: '张经理' });
}

async function ended(contractId: string, settlement?: string): Promise<TerminationView> {
  const wish = { ground: 'agreement', reason: '工程取消', endsOn: today, ...(settlement && { settlement }) } as const;
  const { id: terminationId } = await cast.rep.call(terminationsApi.requestTermination, { contractId, ...wish });
  for (const [who, step] of reviewersIn(cast)) await who.call(terminationsApi.decideTermination, { terminationId, step, approve: true });
  const conclusion = { concludedOn: today, documentNo: 'JC-2026-7', customerSignatory: '张经理' };
  await cast.assistant.call(terminationsApi.concludeTermination, { terminationId, ...conclusion });
  return eventually(async () => {
    const termination = await cast.rep.call(terminationsApi.getTermination, { terminationId });
    expect(termination.status).toBe('in-effect');
    return termination;
  });
}

/** What of sales figures leads to this paper. */
const factOf = (sourceId: string): Promise<KpiFactView> =>
  eventually(async () => {
    const { items } = await cast.rep.call(factsApi.listFacts, { kind: ['signed'], limit: 200 });
    const [fact, second] = items.filter((each) => each.sourceId === sourceId);
    if (!fact) throw new Error('not counted yet');
    expect(second).toBeUndefined();
    return fact;
  });

const soldIn = async (month: string): Promise<object | undefined> => {
  const { items } = await cast.rep.call(factsApi.salesByMonth, { from: month, to: month });
  return items[0];
};

const purchasesOnceThereAre = (customerId: string, count: number): Promise<PurchasesView> =>
  eventually(async () => {
    const purchases = await cast.rep.call(purchasesApi.listPurchases, { customerId });
    expect(purchases.items).toHaveLength(count);
    return purchases;
  });

/** What the reconciler names of these papers: I5 holds figures against what they are of, I12 the customers' form. */
async function namedOf(...ids: readonly string[]): Promise<string[]> {
  const urlOf = (service: string): string => process.env[`${service.toUpperCase().replaceAll('-', '_')}_MIGRATION_URL`] ?? '';
  const databases = Object.fromEntries(SERVICES.map((service) => [service, urlOf(service)])) as Databases;
  const reading = await Reading.open(databases);
  try {
    const named: string[] = [];
    for (const invariant of [performance, readModels])
      for await (const found of invariant.find(reading, { deadLetters: [], canaries: [], idleSeconds: 15 })) named.push(JSON.stringify(found));
    return named.filter((each) => ids.some((id) => each.includes(id)));
  } finally {
    await reading.close();
  }
}

beforeAll(async () => {
  cast = await aBranch('扬州分公司');
  goods = await aCatalogue(cast, { price: '100', cost: '60', onHand: '1000', validFrom: dateOf(0), asOf: day(0) });
});

describe('PER-01, PER-02, PER-12 What was sold follows the amendment, and leads to it', () => {
  it('less: its month has less sales and less profit, and the customer bought less (CUS-37)', async () => {
    const { contractId, customerId } = await sold();
    await expect(factOf(contractId)).resolves.toMatchObject({ amount: '1000.00', profit: '284.96', sourceType: 'contract' });
    const { id, no } = await amended(cast, contractId, { lines: [{ line: 1, quantity: '8' }] });
    await expect(factOf(id)).resolves.toMatchObject({
      ...{ amount: '-200.00', profit: '-57.00', month: thisMonth, day: today, belatedFor: null },
      ...{ sourceType: 'amendment', sourceNo: no, personId: cast.rep.id, customerId },
    });
    await expect(purchasesOnceThereAre(customerId, 2)).resolves.toMatchObject({
      items: [{ kind: 'amended', documentId: id, documentNo: no, amount: '-200.00', happenedOn: today }, { kind: 'signed' }],
      totals: [{ currency: 'CNY', signed: '800.00' }],
    });
    await expect(namedOf(contractId, id)).resolves.toEqual([]);
  });

  it('more, and more again: each by what it added', async () => {
    const { contractId, customerId } = await sold();
    const first = await amended(cast, contractId, { add: [{ productId: goods.productId, quantity: '2' }] });
    const second = await amended(cast, contractId, { add: [{ productId: goods.productId, quantity: '5' }] });
    await expect(factOf(first.id)).resolves.toMatchObject({ amount: '200.00' });
    await expect(factOf(second.id)).resolves.toMatchObject({ amount: '500.00' });
    await expect(purchasesOnceThereAre(customerId, 3)).resolves.toMatchObject({ totals: [{ signed: '1700.00' }] });
    await expect(namedOf(contractId, first.id, second.id)).resolves.toEqual([]);
  });

  it('only the day moved: nothing is more or less, and the month knows that it has come in', async () => {
    const { contractId, customerId } = await sold();
    const { id } = await amended(cast, contractId, { deliverBy: addDays(today, 90) });
    await expect(factOf(id)).resolves.toMatchObject({ amount: '0.00', profit: '0.00' });
    await expect(purchasesOnceThereAre(customerId, 1)).resolves.toMatchObject({ totals: [{ signed: '1000.00' }] });
    await expect(namedOf(contractId, id)).resolves.toEqual([]);
  });
});

describe('CON-12, PER-01 What was sold follows the early end of a contract', () => {
  it('before anything was delivered all of it is taken back', async () => {
    const { contractId, customerId } = await sold();
    const { id, no, keptTotal } = await ended(contractId);
    expect(keptTotal).toBe('0.00');
    await expect(factOf(id)).resolves.toMatchObject({ amount: '-1000.00', profit: '-284.96', month: thisMonth, sourceType: 'termination', sourceNo: no });
    await expect(purchasesOnceThereAre(customerId, 2)).resolves.toMatchObject({
      items: [{ kind: 'terminated', documentId: id, documentNo: no, amount: '-1000.00' }, { kind: 'signed' }],
      totals: [{ signed: '0.00' }],
    });
    await expect(namedOf(contractId, id)).resolves.toEqual([]);
  });

  it('after an amendment, and when four boxes were delivered, those stay sold and the rest of what was agreed last is taken back', async () => {
    const { contractId, customerId, order } = await sold();
    const { id: amendmentId } = await amended(cast, contractId, { lines: [{ line: 1, quantity: '8' }] });
    await fourDelivered(order);
    const { id, keptTotal } = await ended(contractId, '预收余款抵作其他订单');
    expect(keptTotal).toBe('400.00');
    await expect(factOf(id)).resolves.toMatchObject({ amount: '-400.00' });
    await eventually(async () => {
      const { totals } = await cast.rep.call(purchasesApi.listPurchases, { customerId });
      expect(totals).toMatchObject([{ signed: '400.00', delivered: '400.00' }]);
    });
    await expect(namedOf(contractId, amendmentId, id)).resolves.toEqual([]);
  });
});

describe('ORD-03 What a price exception set aside for an amendment is free again when that is sent back', () => {
  const usedAsSeenBy = async (who: Player, priceExceptionId: string): Promise<string> =>
    (await who.call(priceExceptionsApi.getPriceException, { priceExceptionId })).usedQuantity;
  const used = (priceExceptionId: string): Promise<string> => usedAsSeenBy(cast.rep, priceExceptionId);
  const submit = (amendmentId: string) => cast.rep.call(amendmentsApi.submitAmendment, { amendmentId });

  /** Of twenty boxes under an exception for twenty, which are set aside for it. */
  async function submitted(): Promise<{ readonly customerId: string; readonly priceExceptionId: string; readonly amendmentId: string }> {
    const { contractId, customerId } = await sold();
    const wish = { customerId, productId: goods.productId, floorPrice: '95', maxQuantity: '20', validUntil: addDays(today, 20), reason: '竞品降价' };
    const { id: priceExceptionId } = await cast.rep.call(priceExceptionsApi.requestPriceException, wish);
    await cast.manager.call(priceExceptionsApi.decidePriceException, { priceExceptionId, step: 'department', approve: true });
    const lines = [{ line: 1, quantity: '20', priceExceptionId }];
    const { id: amendmentId } = await cast.rep.call(amendmentsApi.draftAmendment, { contractId, reason: '增加', lines });
    await submit(amendmentId);
    await expect(used(priceExceptionId)).resolves.toBe('20');
    return { customerId, priceExceptionId, amendmentId };
  }

  it('returned or withdrawn, and is taken again when it is submitted again', async () => {
    const { priceExceptionId, amendmentId } = await submitted();
    await cast.manager.call(amendmentsApi.decideAmendment, { amendmentId, step: 'sales', approve: false, comment: '先问价' });
    await expect(used(priceExceptionId)).resolves.toBe('0');
    await submit(amendmentId);
    await expect(used(priceExceptionId)).resolves.toBe('20');
    await cast.rep.call(amendmentsApi.withdrawAmendment, { amendmentId, comment: '客户再考虑' });
    await expect(used(priceExceptionId)).resolves.toBe('0');
  });

  it('also by somebody who may not see the exception any more, because the customer was handed over', async () => {
    const { customerId, priceExceptionId, amendmentId } = await submitted();
    await eventually(() => cast.rep.call(customersApi.handOver, { customerId, newOwnerId: cast.otherRep.id, reason: '片区调整' }));
    await eventually(() => expect(usedAsSeenBy(cast.otherRep, priceExceptionId)).resolves.toBe('20'));
    await expect(used(priceExceptionId)).rejects.toMatchObject({ status: 404 });
    await cast.rep.call(amendmentsApi.withdrawAmendment, { amendmentId, comment: '客户再考虑' });
    await expect(usedAsSeenBy(cast.otherRep, priceExceptionId)).resolves.toBe('0');
  });
});

describe('PER-09 A closed month stays as it is', () => {
  it('what changes a contract of it counts in the month in which that takes effect', async () => {
    const lastMonth = monthOf(0);
    const { contractId } = await sold(dateOf(7), day(7));
    await expect(factOf(contractId)).resolves.toMatchObject({ month: lastMonth, amount: '1000.00' });
    const { id: cycleId } = await eventually(() => cast.hqFinance.call(monthsApi.closeMonth, { branch: cast.branch, month: lastMonth }));
    const before = await soldIn(lastMonth);
    const { id } = await amended(cast, contractId, { lines: [{ line: 1, quantity: '1' }] });
    await expect(factOf(id)).resolves.toMatchObject({ month: thisMonth, amount: '-900.00', belatedFor: null });
    await expect(soldIn(lastMonth)).resolves.toEqual(before);
    await expect(cast.hqFinance.call(monthsApi.checkMonth, { cycleId })).resolves.toMatchObject({ same: true, differences: [] });
  });
});
