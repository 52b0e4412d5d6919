import { eventually } from '@tradewind/client/eventually';
import { approvalsApi } from '@tradewind/contracts/approvals/approvals.api';
import { amendmentsApi, type AmendmentView, type ProposeAmendment } from '@tradewind/contracts/contracts/amendments.api';
import { contractAmended, contractExpired, contractExpiring, contractTerminated } from '@tradewind/contracts/contracts/contract-life.events';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractTermsApi } from '@tradewind/contracts/contracts/contract-terms.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { terminationsApi, type RequestTermination } from '@tradewind/contracts/contracts/terminations.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { amended, reviewersIn, SEAL, signedAmendment, SIGNING } from './support/amended.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { announced } from './support/events.ts';
import { dateOf, day } from './support/matrix/deal.ts';

const today = businessDate(new Date());

let cast: Cast;
let goods: Catalogue;
let customerId: string;

/** In effect since today, with the order that opened for it: 10 boxes at 100, payment before goods. */
async function inEffect(): Promise<{ readonly contractId: string; readonly order: OrderView }> {
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 60) } as const;
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, terms);
  await cast.rep.call(contractsApi.submitContract, { contractId });
  for (const [who, step] of reviewersIn(cast)) await who.call(contractsApi.decideContract, { contractId, step, approve: true });
  await cast.manager.call(contractsApi.signContract, { contractId, signedOn: today, customerSignatory: '张经理', ourSignatory: '李慧' });
  await cast.office.call(contractsApi.sealContract, { contractId, ...SEAL });
  return { contractId, order: await orderOf(contractId) };
}

const orderOf = (contractId: string): Promise<OrderView> =>
  eventually(async () => {
    const { items } = await cast.clerk.call(ordersApi.findOrders, { contractId });
    if (!items[0]) throw new Error('no order yet');
    return items[0];
  });

/** Checked, agreed to, confirmed, paid by the customer and released. */
async function released(orderId: string): Promise<string> {
  await cast.clerk.call(ordersApi.checkStock, { orderId });
  await cast.clerk.call(ordersApi.recordConsent, { orderId, who: '张经理', how: 'phone' });
  const { total } = await cast.clerk.call(ordersApi.confirmOrder, { orderId });
  const payment = { orderId, amount: total, paidBy: '龙城建材', method: 'transfer', receivedOn: today, voucherNo: `V-${orderId}` } as const;
  const { id: receiptId } = await cast.rep.call(receiptsApi.reportReceipt, payment);
  await cast.finance.call(receiptsApi.confirmReceipt, { receiptId });
  await cast.clerk.call(ordersApi.releaseOrder, { orderId });
  return receiptId;
}

async function shipped(orderId: string, quantity: string): Promise<string> {
  const plan = { orderId, warehouse: 'CK-01', carrier: '顺达物流', qualityCertificateNo: 'ZB-1', lines: [{ line: 1, quantity }] };
  const { id: shipmentId } = await cast.logistics.call(shipmentsApi.planShipment, plan);
  await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: 'YD-1' });
  return shipmentId;
}

const propose = (contractId: string, wish: Omit<ProposeAmendment, 'reason'>): Promise<AmendmentView> =>
  cast.rep.call(amendmentsApi.draftAmendment, { contractId, reason: '工程量调整', ...wish });
const submit = (amendmentId: string): Promise<AmendmentView> => cast.rep.call(amendmentsApi.submitAmendment, { amendmentId });

beforeAll(async () => {
  cast = await aBranch('镇江分公司');
  goods = await aCatalogue(cast, { price: '100', cost: '60', onHand: '1000', validFrom: dateOf(0), asOf: day(0) });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `龙城建材${goods.sku}` }));
});

describe('CON-12, CON-03 A contract in effect is changed by an amendment, agreed to like the contract itself', () => {
  it('reviewed by the same four with the difference before them, signed by both, sealed by the keeper; then contract and order say the same', async () => {
    const { contractId, order } = await inEffect();
    await cast.clerk.call(ordersApi.checkStock, { orderId: order.id });
    const later = addDays(today, 90);
    const { id: amendmentId, changes } = await propose(contractId, { lines: [{ line: 1, quantity: '8' }], deliverBy: later });
    expect(changes.map(({ field }) => field)).toEqual(['line.1', 'total', 'deliverBy']);
    const { no } = await submit(amendmentId);
    expect(no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-BC-\\d{4}-\\d{6}$`));
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['amendment'] });
    expect(items.find(({ id }) => id === amendmentId)).toMatchObject({
      amount: '800.00',
      facts: expect.arrayContaining([{ name: 'deliverBy', before: addDays(today, 60), now: later }]) as unknown,
    });
    for (const [who, step] of reviewersIn(cast)) await who.call(amendmentsApi.decideAmendment, { amendmentId, step, approve: true });
    const seal = { amendmentId, ...SEAL };
    await expect(cast.office.call(amendmentsApi.sealAmendment, seal)).rejects.toMatchObject({ status: 409 });
    await cast.assistant.call(amendmentsApi.signAmendment, { amendmentId, ...SIGNING, party: 'customer', signatory: '张经理' });
    await cast.assistant.call(amendmentsApi.signAmendment, { amendmentId, ...SIGNING, party: 'company', signatory: '李慧' });
    await expect(cast.assistant.call(amendmentsApi.sealAmendment, seal)).rejects.toMatchObject({ status: 403 });
    await cast.office.call(amendmentsApi.sealAmendment, seal);
    await eventually(async () => {
      await expect(cast.rep.call(contractsApi.getContract, { contractId })).resolves.toMatchObject({
        ...{ status: 'effective', revision: 2, total: '800.00', deliverBy: later, changeUnderWay: null },
        lines: [{ quantity: '8', unitPrice: '100' }],
      });
    });
    await expect(orderOf(contractId)).resolves.toMatchObject({
      ...{ id: order.id, status: 'draft', stockCheckedAt: null, total: '800.00', deliverBy: later },
      lines: [{ quantity: '8' }],
    });
    const { versions } = await cast.rep.call(amendmentsApi.contractVersions, { contractId });
    expect(versions).toMatchObject([
      { revision: 1, amendmentNo: null, total: '1000.00', until: today },
      { revision: 2, amendmentNo: no, total: '800.00', until: null },
    ]);
    const facts = (await announced(contractAmended, cast.branch)).filter((fact) => fact.contractId === contractId);
    expect(facts).toMatchObject([{ amendmentNo: no, revision: 2, totalBefore: '1000.00', total: '800.00' }]);
  });

  it('is one at a time, and can be given up while it is not sealed', async () => {
    const { contractId } = await inEffect();
    const { id: amendmentId } = await propose(contractId, { lines: [{ line: 1, quantity: '8' }] });
    await expect(propose(contractId, { payment: 'credit' })).rejects.toMatchObject({
      ...{ status: 422, code: 'contract.change-under-way' },
      problem: { rule: { requirement: 'CON-12', waysForward: [{ operation: 'contracts.voidAmendment' }, { operation: 'contracts.voidTermination' }] } },
    });
    await cast.rep.call(amendmentsApi.voidAmendment, { amendmentId, reason: '客户改变主意' });
    await expect(propose(contractId, { payment: 'credit' })).resolves.toMatchObject({ status: 'draft', revision: 2 });
    await expect(cast.otherRep.call(amendmentsApi.getAmendment, { amendmentId })).rejects.toMatchObject({ status: 404 });
  });

  it('CON-07: where a clause changes, sales vice president and head office are asked as well', async () => {
    const { contractId } = await inEffect();
    const { clauses } = await cast.rep.call(contractsApi.contractClauses, { contractId });
    const last = clauses.at(-1);
    const wording = `${last?.template ?? ''}，分两批`;
    const { id } = await propose(contractId, { clauses: [{ clause: last?.clause ?? 0, wording, reason: '工地分期' }] });
    const { review } = await submit(id);
    expect(review?.steps.map(({ step }) => step)).toEqual(['sales', 'legal', 'finance', 'audit', 'sales-vp', 'head-office']);
  });
});

describe('ORD-03 An amendment meets the guards of prices', () => {
  it('nobody types a price into it; what comes on top has the price in force', async () => {
    const { contractId } = await inEffect();
    await expect(propose(contractId, { lines: [{ line: 1, quantity: '12', price: '90' }] })).rejects.toMatchObject({
      ...{ status: 422, code: 'quote.price-off-list' },
      problem: { rule: { requirement: 'ORD-03' } },
    });
    await amended(cast, contractId, { add: [{ productId: goods.productId, quantity: '2' }] });
    await expect(orderOf(contractId)).resolves.toMatchObject({
      status: 'draft',
      total: '1200.00',
      lines: [{ quantity: '10' }, { quantity: '2', unitPrice: '100' }],
    });
  });
});

describe('ORD-16, ORD-18 An amendment never goes below what was shipped, and the order follows it', () => {
  it('is refused before anybody reviews it, with what is shipped and the lawful way', async () => {
    const { contractId, order } = await inEffect();
    await released(order.id);
    await shipped(order.id, '4');
    const { id: amendmentId } = await propose(contractId, { lines: [{ line: 1, quantity: '3' }] });
    await expect(submit(amendmentId)).rejects.toMatchObject({
      ...{ status: 422, code: 'amendment.order-moved-on' },
      problem: {
        rule: {
          facts: { because: 'shipped', orderNo: order.no, wanted: '3', shipped: '4' },
          requirement: 'ORD-16',
          waysForward: [{ operation: 'contracts.changeAmendment' }, { operation: 'contracts.draftQuote' }],
        },
      },
    });
    await cast.rep.call(amendmentsApi.changeAmendment, { amendmentId, reason: '增加', lines: [{ line: 1, quantity: '20' }] });
    await expect(submit(amendmentId)).rejects.toMatchObject({ code: 'amendment.order-moved-on', problem: { rule: { facts: { because: 'released' } } } });
  });

  it('less than was ordered: the rest is not shipped, and what was paid for it is free for another order', async () => {
    const { contractId, order } = await inEffect();
    const receiptId = await released(order.id);
    const shipmentId = await shipped(order.id, '4');
    await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today, signedBy: '张经理' });
    await amended(cast, contractId, { lines: [{ line: 1, quantity: '4' }] });
    await expect(orderOf(contractId)).resolves.toMatchObject({ status: 'closed', total: '400.00', received: '400.00', open: '0.00' });
    await expect(cast.finance.call(receiptsApi.getReceipt, { receiptId })).resolves.toMatchObject({ status: 'confirmed', unallocated: '600.00' });
    await eventually(async () => {
      await expect(cast.rep.call(contractsApi.getContract, { contractId })).resolves.toMatchObject({ status: 'fulfilled', revision: 2, total: '400.00' });
    });
  });

  it('is refused at the seal where goods left since it was agreed to', async () => {
    const { contractId, order } = await inEffect();
    await released(order.id);
    const amendmentId = await signedAmendment(cast, contractId, { lines: [{ line: 1, quantity: '5' }] });
    await shipped(order.id, '6');
    await expect(cast.office.call(amendmentsApi.sealAmendment, { amendmentId, ...SEAL })).rejects.toMatchObject({
      ...{ status: 422, code: 'amendment.order-moved-on' },
      problem: { rule: { facts: { because: 'shipped', wanted: '5', shipped: '6' } } },
    });
  });
});

describe('CON-12, CON-15 A contract in effect ends early only by a termination that was agreed to', () => {
  const notice = { concludedOn: today, documentNo: 'JC-2026-7' };

  async function agreedEnd(contractId: string, wish: Partial<RequestTermination> = {}): Promise<string> {
    const asked = { ground: 'agreement', reason: '工程取消', endsOn: today, ...wish } as const;
    const { id: terminationId, no } = await cast.rep.call(terminationsApi.requestTermination, { contractId, ...asked });
    expect(no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-JC-\\d{4}-\\d{6}$`));
    for (const [who, step] of reviewersIn(cast)) await who.call(terminationsApi.decideTermination, { terminationId, step, approve: true });
    return terminationId;
  }

  const ended = (contractId: string): Promise<void> =>
    eventually(async () => {
      await expect(cast.rep.call(contractsApi.getContract, { contractId })).resolves.toMatchObject({ status: 'terminated', changeUnderWay: null });
    });

  it('by the policy termination-review, signed by both; its order is cancelled first, and announced', async () => {
    const { contractId } = await inEffect();
    await expect(cast.rep.call(contractsApi.terminateContract, { contractId, reason: '工程取消' })).rejects.toMatchObject({ status: 409 });
    const terminationId = await agreedEnd(contractId);
    await expect(propose(contractId, { payment: 'credit' })).rejects.toMatchObject({ code: 'contract.change-under-way' });
    await expect(cast.assistant.call(terminationsApi.concludeTermination, { terminationId, ...notice })).rejects.toMatchObject({
      ...{ status: 422, code: 'termination.agreement-unsigned' },
      problem: { rule: { requirement: 'CON-12' } },
    });
    await cast.assistant.call(terminationsApi.concludeTermination, { terminationId, ...notice, customerSignatory: '张经理' });
    await ended(contractId);
    await expect(orderOf(contractId)).resolves.toMatchObject({ status: 'cancelled', cancelReason: '工程取消' });
    await expect(cast.rep.call(terminationsApi.getTermination, { terminationId })).resolves.toMatchObject({ status: 'in-effect', endedOn: today });
    const facts = (await announced(contractTerminated, cast.branch)).filter((fact) => fact.contractId === contractId);
    expect(facts).toMatchObject([{ ground: 'agreement', endedOn: today }]);
  });

  it('ORD-26: never under goods on their way, nor while money is open that nobody has settled; what was delivered stays owed', async () => {
    const { contractId, order } = await inEffect();
    const receiptId = await released(order.id);
    const shipmentId = await shipped(order.id, '4');
    const wish = { contractId, ground: 'customer-breach', reason: '逾期不提货', endsOn: today } as const;
    await expect(cast.rep.call(terminationsApi.requestTermination, wish)).rejects.toMatchObject({
      ...{ status: 422, code: 'termination.goods-on-the-way' },
      problem: { rule: { facts: { orderNo: order.no }, requirement: 'CON-15', waysForward: [{ operation: 'orders.deliverShipment' }] } },
    });
    await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today, signedBy: '张经理' });
    await expect(cast.rep.call(terminationsApi.requestTermination, wish)).rejects.toMatchObject({
      ...{ status: 422, code: 'termination.money-unsettled' },
      problem: { rule: { facts: { advance: '600.00', owed: '0.00' }, requirement: 'ORD-26' } },
    });
    const settlement = '预收余款抵作其他订单';
    const terminationId = await agreedEnd(contractId, { ground: 'customer-breach', settlement });
    const inbox = await cast.assistant.call(terminationsApi.concludeTermination, { terminationId, ...notice });
    expect(inbox).toMatchObject({ status: 'ending', advance: '600.00', settlement });
    await ended(contractId);
    await expect(orderOf(contractId)).resolves.toMatchObject({ status: 'closed', total: '400.00', received: '400.00' });
    await expect(cast.finance.call(receiptsApi.getReceipt, { receiptId })).resolves.toMatchObject({ unallocated: '600.00' });
  });

  it('ORG-14: nobody decides on what they asked for, and what is given up leaves the contract as it is', async () => {
    const { contractId } = await inEffect();
    const wish = { ground: 'force-majeure', reason: '洪水', endsOn: addDays(today, 7) } as const;
    const { id: terminationId } = await cast.manager.call(terminationsApi.requestTermination, { contractId, ...wish });
    const decision = { terminationId, step: 'sales', approve: true };
    await expect(cast.manager.call(terminationsApi.decideTermination, decision)).rejects.toMatchObject({ code: 'review.own-matter' });
    await cast.rep.call(terminationsApi.voidTermination, { terminationId, reason: '洪水退去' });
    await expect(cast.rep.call(contractsApi.getContract, { contractId })).resolves.toMatchObject({ status: 'effective', changeUnderWay: null });
    const early = await agreedEnd(contractId, { ...wish });
    await expect(cast.assistant.call(terminationsApi.concludeTermination, { terminationId: early, ...notice })).rejects.toMatchObject({
      ...{ status: 422, code: 'termination.too-early' },
    });
    await expect(cast.otherRep.call(terminationsApi.getTermination, { terminationId: early })).rejects.toMatchObject({ status: 404 });
  });
});

describe('CON-14, CON-15 The term of a contract: announced before it ends, expired when it has; renewed like any new contract', () => {
  /** Made last month, so that its last day has passed since. */
  const on = (n: number): { readonly asOf: Date } => ({ asOf: day(n) });

  async function overSince(): Promise<string> {
    const code = `term-${goods.sku}`;
    const body = '框架合同\n甲方：{{customerName}}\n{{lines}}\n价款：{{total}}，{{payment}}，{{deliverBy}} 前交货\n有效期至：{{validUntil}}';
    const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, { code, title: '框架合同', body }, on(0));
    await cast.vp.call(contractTemplatesApi.endorseTemplate, { templateId }, on(0));
    await cast.gm.call(contractTemplatesApi.approveTemplate, { templateId }, on(0));
    // by the clock on the wall the quote may be over: now and then the watch is quicker than the customer, and it is quoted anew
    const { id: contractId } = await eventually(async () => {
      const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] }, on(3));
      await cast.rep.call(quotesApi.issueQuote, { quoteId }, on(3));
      await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' }, on(3));
      return cast.rep.call(contractsApi.draftContract, { quoteId, templateCode: code, payment: 'prepay', deliverBy: dateOf(10) }, on(3));
    });
    await cast.rep.call(contractTermsApi.agreeTerm, { contractId, validUntil: dateOf(12) }, on(4));
    await cast.rep.call(contractsApi.submitContract, { contractId }, on(5));
    for (const [who, step] of reviewersIn(cast)) await who.call(contractsApi.decideContract, { contractId, step, approve: true }, on(5));
    await cast.manager.call(contractsApi.signContract, { contractId, signedOn: dateOf(6), customerSignatory: '张经理', ourSignatory: '李慧' }, on(6));
    await cast.office.call(contractsApi.sealContract, { contractId, ...SEAL, sealedOn: dateOf(7) }, on(7));
    return contractId;
  }

  it('is said by the contract, and its end is announced and marked by the clock, once each', async () => {
    const contractId = await overSince();
    const { text } = await cast.rep.call(contractsApi.contractText, { contractId });
    expect(text).toContain(`有效期至：${dateOf(12)}`);
    await eventually(async () => {
      const { items } = await cast.rep.call(contractsApi.findContracts, { status: ['expired'], customerId });
      expect(items.map(({ id }) => id)).toContain(contractId);
    });
    const said = async (event: typeof contractExpiring) => (await announced(event, cast.branch)).filter((fact) => fact.contractId === contractId);
    await eventually(async () => {
      expect([await said(contractExpiring), await said(contractExpired)]).toMatchObject([[{ validUntil: dateOf(12) }], [{ salesRepId: cast.rep.id }]]);
    });
    await expect(propose(contractId, { payment: 'credit' })).rejects.toMatchObject({ status: 422, code: 'contract.not-in-effect' });
    const { id: quoteId, ...renewal } = await cast.rep.call(contractTermsApi.renewContract, { contractId });
    expect(renewal).toMatchObject({ status: 'draft', no: null, renewsId: contractId, pricedOn: today, lines: [{ quantity: '10', unitPrice: '100' }] });
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
    const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 30) } as const;
    await expect(cast.rep.call(contractsApi.draftContract, terms)).resolves.toMatchObject({
      status: 'draft',
      renewsId: contractId,
      review: null,
      signature: null,
    });
  });

  it('is agreed only where the wording says it', async () => {
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '1' }] });
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
    const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 30) } as const;
    const { id: contractId } = await cast.rep.call(contractsApi.draftContract, terms);
    await expect(cast.rep.call(contractTermsApi.agreeTerm, { contractId, validUntil: addDays(today, 365) })).rejects.toMatchObject({
      ...{ status: 422, code: 'contract.term-unwritten' },
      problem: { rule: { requirement: 'CON-11' } },
    });
    await expect(cast.rep.call(contractTermsApi.renewContract, { contractId })).rejects.toMatchObject({ status: 422, code: 'contract.not-to-renew' });
  });
});
