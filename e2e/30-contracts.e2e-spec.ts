import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { contractEffective } from '@tradewind/contracts/contracts/contracts.events';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi } from '@tradewind/contracts/contracts/products.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { orderClosed } from '@tradewind/contracts/orders/orders.events';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { announce, announced } from './support/events.ts';

const today = businessDate(new Date());
const deliverBy = addDays(today, 60);
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;
const WORDING = '合同 {{contractNo}}，依据报价 {{quoteNo}}。需方：{{customerName}}。\n{{lines}}\n合计 {{total}}。付款：{{payment}}。交货：{{deliverBy}} 前。';

let cast: Cast;
let customerId: string;
let productId: string;
const templateCode = unique('sales-');

async function inForce(code: string, body = WORDING): Promise<void> {
  const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, { code, title: '买卖合同', body });
  await cast.vp.call(contractTemplatesApi.endorseTemplate, { templateId });
  await cast.gm.call(contractTemplatesApi.approveTemplate, { templateId });
}

async function anAcceptedQuote(): Promise<string> {
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId, quantity: '100' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  return quoteId;
}

const draft = (quoteId: string, code = templateCode): Promise<ContractView> =>
  cast.rep.call(contractsApi.draftContract, { quoteId, templateCode: code, payment: 'prepay', deliverBy });

async function inReview(): Promise<ContractView> {
  const { id: contractId } = await draft(await anAcceptedQuote());
  return cast.rep.call(contractsApi.submitContract, { contractId });
}

async function agreedByAll(): Promise<ContractView> {
  const { id: contractId } = await inReview();
  await cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true });
  await Promise.all([
    cast.legal.call(contractsApi.decideContract, { contractId, step: 'legal', approve: true }),
    cast.hqFinance.call(contractsApi.decideContract, { contractId, step: 'finance', approve: true }),
  ]);
  return cast.auditor.call(contractsApi.decideContract, { contractId, step: 'audit', approve: true });
}

const signature = { signedOn: today, customerSignatory: '张经理', ourSignatory: '李慧' };
const seal = { sealedOn: today, sealNo: '合同章 1', copies: 4 };

async function effective(): Promise<ContractView> {
  const { id: contractId } = await agreedByAll();
  await cast.assistant.call(contractsApi.signContract, { contractId, ...signature });
  return cast.office.call(contractsApi.sealContract, { contractId, ...seal });
}

beforeAll(async () => {
  cast = await aBranch('天津分公司');
  const product = { sku: unique('SN-'), name: '普通水泥', spec: '42.5R', unit: '吨', taxRate: '0.13', standardCost: '250.5' };
  ({ id: productId } = await cast.products.call(productsApi.createProduct, product));
  const items = [{ productId, price: '350.5', unit: '吨' }];
  const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, { name: unique('价目'), validFrom: today, items });
  await cast.gm.call(priceListsApi.approvePriceList, { priceListId });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: unique('津门建材') }));
  await inForce(templateCode);
});

describe('CON-06, CON-09 Company template only, managed and printed by the system (003-T §10.4, §10.5)', () => {
  it('drafts the contract from the accepted quote and the template in force', async () => {
    const contract = await draft(await anAcceptedQuote());
    expect(contract).toMatchObject({
      status: 'draft',
      no: null,
      templateVersion: 1,
      total: '35050.00',
      review: null,
      copies: [],
      lines: [{ unitCost: '250.5' }],
    });
    const { text } = await cast.rep.call(contractsApi.contractText, { contractId: contract.id });
    expect(text).toContain('普通水泥；42.5R；100 吨 × 350.5 = 35050.00');
    expect(text).not.toContain('{{');
  });

  it('has no way to type anything in', async () => {
    const typedIn = { quoteId: await anAcceptedQuote(), templateCode, payment: 'prepay' as const, deliverBy, text: '另一份合同' };
    await expect(cast.rep.call(contractsApi.draftContract, typedIn)).rejects.toMatchObject({ status: 400 });
  });

  it('lets nobody put a template into force that they drafted, and sales people draft none', async () => {
    const wording = { code: unique('own-'), title: '买卖合同', body: WORDING };
    await expect(cast.rep.call(contractTemplatesApi.draftTemplate, wording)).rejects.toMatchObject({ status: 403 });
    const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, wording);
    await expect(cast.legal.call(contractTemplatesApi.approveTemplate, { templateId })).rejects.toMatchObject({ status: 403 });
    await expect(draft(await anAcceptedQuote(), wording.code)).rejects.toMatchObject({ status: 422, code: 'contract.no-effective-template' });
  });

  it('keeps one version in force, and submits no draft of an older one', async () => {
    const code = unique('versioned-');
    await inForce(code);
    const quoteId = await anAcceptedQuote();
    const { id: contractId } = await draft(quoteId, code);
    await inForce(code, `${WORDING}\n争议提交仲裁。`);
    const { items } = await cast.legal.call(contractTemplatesApi.findTemplates, { code });
    expect(items.map(({ templateVersion, status }) => [templateVersion, status])).toEqual([
      [2, 'effective'],
      [1, 'superseded'],
    ]);
    await expect(cast.rep.call(contractsApi.submitContract, { contractId })).rejects.toMatchObject({ status: 422, code: 'contract.template-outdated' });
    await cast.rep.call(contractsApi.terminateContract, { contractId, reason: '范本已更新' });
    await expect(draft(quoteId, code)).resolves.toMatchObject({ templateVersion: 2 });
  });

  it('changes terms only while it is a draft', async () => {
    const { id: contractId } = await draft(await anAcceptedQuote());
    await expect(cast.rep.call(contractsApi.changeTerms, { contractId, payment: 'credit' })).resolves.toMatchObject({ payment: 'credit', version: 2 });
    await cast.rep.call(contractsApi.submitContract, { contractId });
    await expect(cast.rep.call(contractsApi.changeTerms, { contractId, payment: 'prepay' })).rejects.toMatchObject({
      status: 422,
      code: 'contract.terms-fixed',
      problem: { rule: { requirement: 'CON-06' } },
    });
  });

  it.each([{ currency: 'USD' }, { lines: [{ line: 1, quantity: '1' }] }, { total: '1.00' }, { customerId: '01890000-0000-7000-8000-000000000001' }])(
    'takes %j from nobody, neither when it is drafted nor when its terms change: that comes from the quote (ORD-03)',
    async (given) => {
      const quoteId = await anAcceptedQuote();
      const wish = { quoteId, templateCode, payment: 'prepay' as const, deliverBy, ...given };
      await expect(cast.rep.call(contractsApi.draftContract, wish)).rejects.toMatchObject({ status: 400, code: 'input.rejected' });
      const { id: contractId, currency, lines, total } = await draft(quoteId);
      await expect(cast.rep.call(contractsApi.changeTerms, { contractId, ...given })).rejects.toMatchObject({ status: 400, code: 'input.rejected' });
      await expect(cast.rep.call(contractsApi.getContract, { contractId })).resolves.toMatchObject({ currency, lines, total, customerId, version: 1 });
    },
  );
});

describe('CON-11 Legality, completeness, accuracy (000 §3.4)', () => {
  it('refuses a template that leaves out what a contract must say', async () => {
    const wording = { code: unique('short-'), title: '合同', body: '{{customerName}} {{total}}' };
    await expect(cast.legal.call(contractTemplatesApi.draftTemplate, wording)).rejects.toMatchObject({ status: 422, code: 'contract-template.incomplete' });
    const invented = { ...wording, body: `${WORDING} {{discount}}` };
    await expect(cast.legal.call(contractTemplatesApi.draftTemplate, invented)).rejects.toMatchObject({ status: 400, code: 'contract-template.slot-unknown' });
  });

  it('refuses a contract in which a slot stays empty', async () => {
    const code = unique('address-');
    await inForce(code, `${WORDING} 地址：{{customerAddress}}`);
    await expect(draft(await anAcceptedQuote(), code)).rejects.toMatchObject({ status: 422, code: 'contract.slot-empty' });
  });

  it('does not promise delivery in the past', async () => {
    const terms = { quoteId: await anAcceptedQuote(), templateCode, payment: 'prepay' as const, deliverBy: addDays(today, -1) };
    await expect(cast.rep.call(contractsApi.draftContract, terms)).rejects.toMatchObject({ status: 422, code: 'contract.delivery-in-the-past' });
  });
});

describe('CON-12 Negotiate, agree, then sign (000 §3.4.2)', () => {
  it('drafts only from a quote the customer accepted, and once', async () => {
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId, quantity: '1' }] });
    await expect(draft(quoteId)).rejects.toMatchObject({ status: 422, code: 'contract.quote-not-accepted' });
    const accepted = await anAcceptedQuote();
    await draft(accepted);
    await expect(draft(accepted)).rejects.toMatchObject({ status: 409, code: 'contract.quote-already-contracted' });
  });

  it('drafts one contract when two ask at the same moment', async () => {
    const quoteId = await anAcceptedQuote();
    const outcomes = await Promise.allSettled([draft(quoteId), draft(quoteId)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is not signed before all have agreed', async () => {
    const { id: contractId } = await inReview();
    await expect(cast.assistant.call(contractsApi.signContract, { contractId, ...signature })).rejects.toMatchObject({ status: 422 });
  });

  it('is not signed on a day before that, nor tomorrow', async () => {
    const { id: contractId } = await agreedByAll();
    for (const signedOn of [addDays(today, -1), addDays(today, 1)])
      await expect(cast.assistant.call(contractsApi.signContract, { contractId, ...signature, signedOn })).rejects.toMatchObject({
        status: 422,
        code: 'contract.day-out-of-order',
      });
  });
});

describe('CON-01, CON-02, CON-03 Sales verifies, legal and finance review, audit approves (003-T §10.2)', () => {
  it('gets its number and opens the review the policy asks for', async () => {
    const contract = await inReview();
    expect(contract.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-HT-\\d{4}-\\d{6}$`));
    expect(contract).toMatchObject({ status: 'in-review', review: { contentHash: contract.contentHash } });
    expect(contract.review?.steps.map(({ step, decision }) => [step, decision])).toEqual([
      ['sales', 'pending'],
      ['legal', 'pending'],
      ['finance', 'pending'],
      ['audit', 'pending'],
    ]);
  });

  it('is approved by four different people in the order of the policy', async () => {
    const { status, review } = await agreedByAll();
    expect(status).toBe('approved');
    expect(new Set(review?.steps.map(({ by }) => by)).size).toBe(4);
  });

  it('refuses who has no duty in the review, and who comes too early', async () => {
    const { id: contractId } = await inReview();
    await expect(cast.rep.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true })).rejects.toMatchObject({ status: 403 });
    await expect(cast.auditor.call(contractsApi.decideContract, { contractId, step: 'audit', approve: true })).rejects.toMatchObject({
      status: 422,
      code: 'review.not-your-turn',
    });
    await expect(cast.legal.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true })).rejects.toMatchObject({
      status: 422,
      code: 'review.not-your-turn',
    });
  });

  it('lets nobody decide on what they submitted (ORG-14)', async () => {
    const { id: contractId } = await draft(await anAcceptedQuote());
    await cast.manager.call(contractsApi.submitContract, { contractId });
    await expect(cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true })).rejects.toMatchObject({
      status: 422,
      code: 'review.own-matter',
    });
  });

  it('goes back to draft with the comment, keeps its number, and is reviewed by all again', async () => {
    const { id: contractId, no } = await inReview();
    await cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true });
    await expect(cast.legal.call(contractsApi.decideContract, { contractId, step: 'legal', approve: false })).rejects.toMatchObject({ status: 400 });
    const returned = await cast.legal.call(contractsApi.decideContract, { contractId, step: 'legal', approve: false, comment: '交货期过短' });
    expect(returned.status).toBe('draft');
    await cast.rep.call(contractsApi.changeTerms, { contractId, deliverBy: addDays(today, 90) });
    const again = await cast.rep.call(contractsApi.submitContract, { contractId });
    expect(again).toMatchObject({ no, status: 'in-review', earlierReviews: [{ steps: [{ decision: 'approved' }, { comment: '交货期过短' }, {}, {}] }] });
    expect(again.review?.steps.every(({ decision }) => decision === 'pending')).toBe(true);
  });

  it('counts two simultaneous decisions of one person once', async () => {
    const { id: contractId } = await inReview();
    const decision = { contractId, step: 'sales', approve: true };
    const outcomes = await Promise.allSettled([
      cast.manager.call(contractsApi.decideContract, decision),
      cast.manager.call(contractsApi.decideContract, decision),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('CUS-14 What is open goes along when a customer is handed over', () => {
  it('is in the hands of the new rep, who brings it to an end', async () => {
    const { id } = await cast.rep.call(customersApi.createCustomer, { name: unique('移交建材') });
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId: id, lines: [{ productId, quantity: '1' }] });
    await cast.manager.call(customersApi.handOver, { customerId: id, newOwnerId: cast.otherRep.id, reason: '区域调整' });
    await eventually(async () => {
      await expect(cast.otherRep.call(quotesApi.getQuote, { quoteId })).resolves.toMatchObject({ salesRepId: cast.otherRep.id });
    });
    await expect(cast.rep.call(quotesApi.getQuote, { quoteId })).rejects.toMatchObject({ status: 404 });
    await expect(cast.otherRep.call(quotesApi.issueQuote, { quoteId })).resolves.toMatchObject({ status: 'issued' });
  });
});

describe('CON-08 Valid only with the company contract seal (003-T §10.3)', () => {
  it('takes effect when the keeper of the seal seals it, and announces all an order needs', async () => {
    const contract = await effective();
    expect(contract).toMatchObject({
      status: 'effective',
      effectiveOn: today,
      signature: { ourSignatory: '李慧', recordedBy: cast.assistant.id },
      seal: { sealNo: '合同章 1', sealedBy: cast.office.id },
    });
    await eventually(async () => {
      const facts = await announced(contractEffective, cast.branch);
      expect(facts.find(({ contractId }) => contractId === contract.id)).toMatchObject({
        contractNo: contract.no,
        customerId,
        salesRepId: cast.rep.id,
        total: '35050.00',
        net: '31017.70',
        payment: 'prepay',
        deliverBy,
        effectiveOn: today,
        lines: [{ productId, quantity: '100', unitCost: '250.5' }],
      });
    });
  });

  it('is not sealed by who may not, nor by who signed, nor before it is signed', async () => {
    const { id: contractId } = await agreedByAll();
    await expect(cast.office.call(contractsApi.sealContract, { contractId, ...seal })).rejects.toMatchObject({ status: 409 });
    await cast.assistant.call(contractsApi.signContract, { contractId, ...signature, ourSignatory: cast.office.name });
    await expect(cast.assistant.call(contractsApi.sealContract, { contractId, ...seal })).rejects.toMatchObject({ status: 403 });
    await expect(cast.office.call(contractsApi.sealContract, { contractId, ...seal })).rejects.toMatchObject({
      status: 422,
      code: 'contract.sealed-by-signatory',
      problem: { rule: { requirement: 'CON-08' } },
    });
  });

  it('is not given up any more once it is in effect', async () => {
    const { id: contractId } = await effective();
    await expect(cast.rep.call(contractsApi.terminateContract, { contractId, reason: '客户撤回' })).rejects.toMatchObject({ status: 409 });
  });
});

describe('CON-13 Copies go at once to finance, customer service and the branch (000 §3.4.3)', () => {
  it('are there when the contract takes effect, and each department acknowledges its own', async () => {
    const { id: contractId, copies } = await effective();
    expect(copies.map(({ recipient, status }) => [recipient, status])).toEqual([
      ['finance', 'issued'],
      ['customer-service', 'issued'],
      ['branch', 'issued'],
    ]);
    const [finance, service, branch] = copies.map(({ id }) => id);
    await expect(cast.service.call(contractCopiesApi.acknowledgeCopy, { copyId: finance! })).rejects.toMatchObject({
      status: 422,
      code: 'contract-copy.for-another-department',
    });
    await cast.finance.call(contractCopiesApi.acknowledgeCopy, { copyId: finance! });
    await cast.service.call(contractCopiesApi.acknowledgeCopy, { copyId: service! });
    const waiting = await cast.branchManager.call(contractCopiesApi.findCopies, { contractId, status: ['issued'] });
    expect(waiting.items).toMatchObject([{ id: branch, recipient: 'branch' }]);
    await cast.branchManager.call(contractCopiesApi.acknowledgeCopy, { copyId: branch! });
    const contract = await cast.assistant.call(contractsApi.getContract, { contractId });
    expect(contract.copies.map(({ acknowledgedBy }) => acknowledgedBy)).toEqual([cast.finance.id, cast.service.id, cast.branchManager.id]);
  });
});

describe('CON-14 The archive of contracts with their tracking (003-T §10.9)', () => {
  it('is searched by customer, number, pinyin and status, within reach only', async () => {
    const { id, no } = await effective();
    const find = async (who: Cast['rep'], q: string) => (await who.call(contractsApi.findContracts, { q, status: ['effective'], customerId })).items;
    for (const q of ['津门', 'jinmen', no ?? '']) expect((await find(cast.assistant, q)).map((contract) => contract.id)).toContain(id);
    const found = (await find(cast.auditor, no ?? '')).find((contract) => contract.id === id);
    expect(found).toMatchObject({ review: { steps: [{}, {}, {}, {}] }, signature: { signedOn: today }, seal: { sealedOn: today }, copies: [{}, {}, {}] });
    await expect(find(cast.otherRep, '津门')).resolves.toEqual([]);
    const elsewhere = await aBranch('济南分公司');
    await expect(elsewhere.manager.call(contractsApi.getContract, { contractId: id })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.branchManager.call(contractsApi.contractText, { contractId: id })).rejects.toMatchObject({ status: 404 });
  });

  it('shows the text as it was signed', async () => {
    const { id: contractId, no } = await effective();
    const { text } = await cast.finance.call(contractsApi.contractText, { contractId });
    expect(text).toContain(`合同 ${no ?? ''}`);
    expect(text).toContain(`交货：${deliverBy} 前`);
  });

  it('tracks the contract to its end: fulfilled when its order is closed', async () => {
    const { id: contractId, customerName, total } = await effective();
    const order = { orderId: contractId, orderNo: 'T-DD-2026-000001', contractId, customerId, customerName, salesRepId: cast.rep.id, total };
    await announce(orderClosed, order, { org: `${cast.org}.sales`, branch: cast.branch });
    await eventually(async () => {
      await expect(cast.rep.call(contractsApi.getContract, { contractId })).resolves.toMatchObject({ status: 'fulfilled', fulfilledOn: today });
    });
  });
});
