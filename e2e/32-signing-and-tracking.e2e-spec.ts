import { eventually } from '@tradewind/client/eventually';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { milestoneLate } from '@tradewind/contracts/contracts/contracts.events';
import { disputesApi } from '@tradewind/contracts/contracts/disputes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { orderClosed } from '@tradewind/contracts/orders/orders.events';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { announce, announced } from './support/events.ts';
import { day, dateOf } from './support/matrix/deal.ts';

const today = businessDate(new Date());
const BODY = '买卖合同 {{contractNo}}\n甲方：{{customerName}}\n{{lines}}\n价款：{{total}}，{{payment}}，{{deliverBy}} 前交货\n约定节点：\n{{milestones}}';
const FIRST = { code: 'M1', name: '首批到货', binds: '供方交付 5 箱' };
const SECOND = { code: 'M2', name: '尾批到货', binds: '供方交付余量' };

let cast: Cast;
let goods: Catalogue;
let customerId: string;
let templateCode: string;

/** Everything last month, so that days have passed since. */
const on = (n: number): { readonly asOf: Date } => ({ asOf: day(n) });

/** By the clock on the wall the quote may be over: now and then the watch is quicker than the customer, and it is quoted anew. */
async function aDraft(): Promise<ContractView> {
  return eventually(async () => {
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] }, on(3));
    await cast.rep.call(quotesApi.issueQuote, { quoteId }, on(3));
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' }, on(3));
    return cast.rep.call(contractsApi.draftContract, { quoteId, templateCode, payment: 'prepay', deliverBy: addDays(today, 60) }, on(3));
  });
}

async function agreedByAll(contractId: string): Promise<ContractView> {
  await cast.rep.call(contractsApi.submitContract, { contractId }, on(5));
  await cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true }, on(5));
  await cast.legal.call(contractsApi.decideContract, { contractId, step: 'legal', approve: true }, on(5));
  await cast.hqFinance.call(contractsApi.decideContract, { contractId, step: 'finance', approve: true }, on(5));
  return cast.auditor.call(contractsApi.decideContract, { contractId, step: 'audit', approve: true }, on(5));
}

const deputy = { party: 'customer', signedOn: dateOf(6), signatory: '张经理', authority: 'mandate' } as const;
const customer = { ...deputy, mandateNo: 'SQ-2026-7' };
const company = { party: 'company', signedOn: dateOf(7), signatory: '李慧', authority: 'legal-representative' } as const;

async function inEffect(contractId: string): Promise<ContractView> {
  await agreedByAll(contractId);
  await cast.assistant.call(contractsApi.signForParty, { contractId, ...customer }, on(7));
  await cast.assistant.call(contractsApi.signForParty, { contractId, ...company }, on(7));
  return cast.office.call(contractsApi.sealContract, { contractId, sealedOn: dateOf(8), sealNo: '合同专用章-02', copies: 6 }, on(8));
}

beforeAll(async () => {
  cast = await aBranch('常州分公司');
  goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: dateOf(0), asOf: day(0) });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `龙城建材${goods.sku}` }));
  templateCode = `tracked-${goods.sku}`;
  const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, { code: templateCode, title: '买卖合同', body: BODY }, on(0));
  await cast.vp.call(contractTemplatesApi.endorseTemplate, { templateId }, on(0));
  await cast.gm.call(contractTemplatesApi.approveTemplate, { templateId }, on(0));
});

describe('CON-12 Each party signs, by somebody who may bind it (000 §3.4.2)', () => {
  it('is signed once both have, and says who signed by what right', async () => {
    const { id: contractId } = await aDraft();
    await agreedByAll(contractId);
    await expect(cast.assistant.call(contractsApi.signForParty, { contractId, ...deputy }, on(7))).rejects.toMatchObject({
      status: 422,
      code: 'contract.mandate-missing',
      problem: { rule: { requirement: 'CON-12' } },
    });
    await expect(cast.assistant.call(contractsApi.signForParty, { contractId, ...customer }, on(7))).resolves.toMatchObject({ status: 'approved' });
    const seal = { contractId, sealedOn: dateOf(8), sealNo: '合同专用章-02', copies: 6 };
    await expect(cast.office.call(contractsApi.sealContract, seal, on(8))).rejects.toMatchObject({ status: 409 });
    await expect(cast.assistant.call(contractsApi.signForParty, { contractId, ...customer }, on(7))).rejects.toMatchObject({
      status: 409,
      code: 'contract.party-signed',
    });
    await expect(cast.rep.call(contractsApi.signForParty, { contractId, ...company }, on(7))).rejects.toMatchObject({ status: 403 });
    await expect(cast.assistant.call(contractsApi.signForParty, { contractId, ...company }, on(7))).resolves.toMatchObject({
      status: 'signed',
      signature: { signedOn: dateOf(7), customerSignatory: '张经理', ourSignatory: '李慧' },
      signatures: [
        { party: 'customer', authority: 'mandate', mandateNo: 'SQ-2026-7' },
        { party: 'company', authority: 'legal-representative', mandateNo: null },
      ],
    });
    await expect(cast.office.call(contractsApi.sealContract, seal, on(8))).resolves.toMatchObject({ status: 'effective' });
  });
});

describe('CON-08 The seal register (003-T §10.3)', () => {
  it('says who sealed, when, with which seal, how many copies, within reach only', async () => {
    const { id: contractId } = await aDraft();
    const { no } = await inEffect(contractId);
    const { id: unsealed } = await aDraft();
    const { items } = await cast.auditor.call(contractsApi.findSealUses, { q: no ?? '' });
    const use = {
      id: contractId,
      contractNo: no,
      sealNo: '合同专用章-02',
      sealedOn: dateOf(8),
      copies: 6,
      sealedBy: cast.office.id,
      sealedByName: cast.office.name,
      amendments: [],
    };
    expect(items).toEqual([expect.objectContaining(use)]);
    const all = await cast.assistant.call(contractsApi.findSealUses, {});
    expect(all.items.map(({ id }) => id)).toContain(contractId);
    expect(all.items.map(({ id }) => id)).not.toContain(unsealed);
    await expect(cast.otherRep.call(contractsApi.findSealUses, {})).resolves.toMatchObject({ items: [] });
  });
});

describe('CON-15, CON-16 Agreed milestones are tracked to completion (003-D §2.2, 003-T §2.4e)', () => {
  const agreed = {
    milestones: [
      { ...SECOND, dueOn: addDays(today, 30) },
      { ...FIRST, dueOn: dateOf(12) },
    ],
  };

  it('are part of the contract, and warned of once when their day has passed', async () => {
    const { id: contractId } = await aDraft();
    await cast.rep.call(contractsApi.agreeMilestones, { contractId, ...agreed }, on(4));
    const { no } = await inEffect(contractId);
    const { text } = await cast.rep.call(contractsApi.contractText, { contractId });
    expect(text).toContain(`M1 首批到货：${dateOf(12)} 前，供方交付 5 箱`);
    await eventually(async () => {
      const { items } = await cast.assistant.call(contractsApi.findContracts, { late: true, customerId });
      expect(items.find(({ id }) => id === contractId)).toMatchObject({
        late: true,
        milestones: [
          { code: 'M1', late: true },
          { code: 'M2', late: false },
        ],
      });
    });
    const warnings = async () => (await announced(milestoneLate, cast.branch)).filter((each) => each.contractId === contractId);
    await eventually(async () => {
      expect(await warnings()).toMatchObject([{ contractNo: no, code: 'M1', dueOn: dateOf(12), salesRepId: cast.rep.id }]);
    });
    const done = await cast.assistant.call(contractsApi.milestoneDone, { contractId, code: 'M1', doneOn: today, note: '延误三周' });
    expect(done).toMatchObject({ late: false, milestones: [{ code: 'M1', doneOn: today, doneByName: cast.assistant.name, late: true }, {}] });
    expect(await warnings()).toHaveLength(1);
  });

  it('keep the contract open until all are done, though its order is closed', async () => {
    const { id: contractId, customerName } = await aDraft();
    await cast.rep.call(contractsApi.agreeMilestones, { contractId, ...agreed }, on(4));
    const { total } = await inEffect(contractId);
    const order = { orderId: contractId, orderNo: 'T-DD-2026-000002', contractId, customerId, customerName, salesRepId: cast.rep.id, total };
    await announce(orderClosed, order, { org: `${cast.org}.sales`, branch: cast.branch });
    await eventually(async () => {
      await expect(cast.rep.call(contractsApi.getContract, { contractId })).resolves.toMatchObject({ status: 'effective', orderClosedOn: today });
    });
    await cast.assistant.call(contractsApi.milestoneDone, { contractId, code: 'M2', doneOn: today });
    await expect(cast.assistant.call(contractsApi.milestoneDone, { contractId, code: 'M1', doneOn: today })).resolves.toMatchObject({
      status: 'fulfilled',
      fulfilledOn: today,
    });
  });

  it('are recorded by who tracks the contract, and agreed only while it is a draft and where its text says them', async () => {
    const { id: contractId } = await aDraft();
    await cast.rep.call(contractsApi.agreeMilestones, { contractId, ...agreed }, on(4));
    await inEffect(contractId);
    await expect(cast.rep.call(contractsApi.milestoneDone, { contractId, code: 'M1', doneOn: today })).rejects.toMatchObject({ status: 403 });
    await expect(cast.rep.call(contractsApi.agreeMilestones, { contractId, milestones: [] })).rejects.toMatchObject({
      status: 422,
      code: 'contract.terms-fixed',
    });
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '1' }] });
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
    const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 60) } as const;
    const { id: plain } = await cast.rep.call(contractsApi.draftContract, terms);
    const promise = { contractId: plain, milestones: [{ ...FIRST, dueOn: addDays(today, 9) }] };
    await expect(cast.rep.call(contractsApi.agreeMilestones, promise)).rejects.toMatchObject({
      status: 422,
      code: 'contract.milestones-unwritten',
      problem: { rule: { requirement: 'CON-16' } },
    });
  });
});

describe('CON-19 The register of legal disputes and advice (000 §2.4.2)', () => {
  const claim = { kind: 'dispute', raisedOn: today, title: '色差争议', facts: '甲方称色差超标，供方复检合格。', amount: '1200.00' } as const;

  it('is kept by legal about a contract, seen by who sees the contract, and says how it ended', async () => {
    const { id: contractId } = await aDraft();
    const { id: disputeId, no } = await cast.legal.call(disputesApi.openDispute, { contractId, ...claim });
    expect(no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-JF-\\d{4}-\\d{6}$`));
    await cast.legal.call(disputesApi.noteOnDispute, { disputeId, text: '已函告甲方共同送检' });
    await expect(cast.rep.call(disputesApi.noteOnDispute, { disputeId, text: '补充' })).rejects.toMatchObject({ status: 403 });
    await expect(cast.legal.call(disputesApi.closeDispute, { disputeId, outcome: 'advised', closedOn: today, result: '意见' })).rejects.toMatchObject({
      status: 422,
      code: 'dispute.outcome-of-another-kind',
      problem: { rule: { requirement: 'CON-19' } },
    });
    await cast.legal.call(disputesApi.closeDispute, { disputeId, outcome: 'settled', closedOn: today, result: '各担一半检验费' });
    const { items } = await cast.rep.call(disputesApi.findDisputes, { contractId, status: ['closed'] });
    expect(items).toMatchObject([
      {
        id: disputeId,
        amount: '1200.00',
        notes: [{ text: '已函告甲方共同送检', byName: cast.legal.name }],
        end: { outcome: 'settled', closedByName: cast.legal.name },
      },
    ]);
    await expect(cast.otherRep.call(disputesApi.getDispute, { disputeId })).rejects.toMatchObject({ status: 404 });
    await expect(cast.rep.call(disputesApi.openDispute, { contractId, ...claim })).rejects.toMatchObject({ status: 403 });
  });
});
