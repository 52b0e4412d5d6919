import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import { auditApi } from '@tradewind/contracts/audit/audit.api';
import { contractArchiveApi, type SearchArchive } from '@tradewind/contracts/contracts/contract-archive.api';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractPapersApi, PrintContract } from '@tradewind/contracts/contracts/contract-papers.api';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { ContractId, contractsApi, type ContractStatus, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { copyOverdue } from '@tradewind/contracts/contracts/contracts.events';
import { disputesApi } from '@tradewind/contracts/contracts/disputes.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { glyphsOf, sheetsOf } from '../services/contracts/test/read-paper.ts';
import { amended } from './support/amended.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { baseUrl, type Player } from './support/company.ts';
import { announced } from './support/events.ts';
import { dateOf, day } from './support/matrix/deal.ts';

const today = businessDate(new Date());
const BODY = `一、需方：{{customerName}}，合同编号 {{contractNo}}。
二、货物：
{{lines}}
三、价款（含税）：{{total}} 元，{{payment}}。
四、交货：{{deliverBy}} 前送达需方仓库，逾期每日按未交部分货款的千分之一支付违约金。
五、质量异议应于到货后 15 日内书面提出。`;

let cast: Cast;
let goods: Catalogue;
let customerId: string;
let customerName: string;
let templateCode: string;

const EXPLAINED = [
  { clause: 5, meaning: '晚交货一天，我们按还没交的货款的千分之一赔您。' },
  { clause: 6, meaning: '收货后十五天内，发现质量问题请书面告诉我们。' },
];

async function inForce(code: string, body = BODY): Promise<void> {
  const wording = { code, title: '产品买卖合同', body, explanations: EXPLAINED };
  const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, wording);
  await cast.vp.call(contractTemplatesApi.endorseTemplate, { templateId });
  await cast.gm.call(contractTemplatesApi.approveTemplate, { templateId });
}

/** Now, or at another moment. */
type When = { readonly asOf: Date } | undefined;

/** By the clock on the wall a quote of last month may be over: now and then the watch is quicker than the customer, and it is quoted anew. */
const aDraft = (quantity = '107', when?: When, exception: { priceExceptionId?: string } = {}): Promise<ContractView> =>
  eventually(async () => {
    const lines = [{ productId: goods.productId, quantity, ...exception }];
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines }, when);
    await cast.rep.call(quotesApi.issueQuote, { quoteId }, when);
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' }, when);
    return cast.rep.call(contractsApi.draftContract, { quoteId, templateCode, payment: 'prepay', deliverBy: addDays(today, 60) }, when);
  });

async function agreedByAll(contractId: string, when?: When): Promise<ContractView> {
  await cast.rep.call(contractsApi.submitContract, { contractId }, when);
  await cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true }, when);
  await cast.legal.call(contractsApi.decideContract, { contractId, step: 'legal', approve: true }, when);
  await cast.hqFinance.call(contractsApi.decideContract, { contractId, step: 'finance', approve: true }, when);
  return cast.auditor.call(contractsApi.decideContract, { contractId, step: 'audit', approve: true }, when);
}

async function sealed(contractId: string, when?: When, on = today): Promise<ContractView> {
  await agreedByAll(contractId, when);
  const customer = { party: 'customer', signedOn: on, signatory: '张建国', authority: 'mandate', mandateNo: 'SQ-2026-7' } as const;
  await cast.assistant.call(contractsApi.signForParty, { contractId, ...customer }, when);
  const company = { party: 'company', signedOn: on, signatory: '李慧', authority: 'legal-representative' } as const;
  await cast.assistant.call(contractsApi.signForParty, { contractId, ...company }, when);
  return cast.office.call(contractsApi.sealContract, { contractId, sealedOn: on, sealNo: '合同专用章-02', copies: 6 }, when);
}

const paperOperation = defineApi('contracts', {
  contractPaper: operation({ http: 'GET /contracts/:contractId/paper', allow: 'contract:read', summary: 'The file', params: ContractId, query: PrintContract }),
}).contractPaper;

const fetchPaper = (who: Player, contractId: string, explained = false): Promise<Response> => who.request(paperOperation, { contractId, explained });

async function paperOf(who: Player, contractId: string, explained = false): Promise<Buffer> {
  const response = await fetchPaper(who, contractId, explained);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await response.arrayBuffer());
}

async function textOf(pdf: Buffer): Promise<string> {
  return (await sheetsOf(pdf)).map(({ text }) => text).join(' ');
}

/** As somebody with the paper in hand reads it. */
const codeOn = (text: string): string => /核验码 ([0-9A-Z-]{14})/.exec(text)?.[1] ?? '';

beforeAll(async () => {
  cast = await aBranch('宁波分公司');
  goods = await aCatalogue(cast, { price: '1000.005', cost: '700', onHand: '100000', validFrom: dateOf(0), asOf: day(0) });
  customerName = `甬江建材${goods.sku}有限公司`;
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: customerName }));
  templateCode = `paper-${goods.sku}`;
  await inForce(templateCode);
});

describe('CON-09 Managed and printed by the system only (统一由电脑管理、电脑打印, 003-T §10.4)', () => {
  it('prints who, what, how much in figures and in words, where to sign and seal, and numbers the sheets', async () => {
    const { id: contractId } = await aDraft();
    const contract = await sealed(contractId);
    const pdf = await paperOf(cast.assistant, contractId);
    const sheets = await sheetsOf(pdf);
    mkdirSync('.tradewind/paper', { recursive: true });
    sheets.forEach(({ png }, i) => {
      writeFileSync(join('.tradewind/paper', `e2e-${i + 1}.png`), png);
    });
    const text = sheets.map((sheet) => sheet.text).join(' ');
    expect(contract.total).toBe('107000.54');
    for (const said of [
      '宁波分公司',
      '产品买卖合同',
      contract.no ?? '',
      customerName,
      goods.sku,
      '107,000.54',
      '人民币壹拾万柒仟元零伍角肆分',
      '逾期每日按未交部分货款',
    ])
      expect(text).toContain(said);
    for (const said of [
      '（盖章处）',
      '签字人：张建国',
      '委托代理人（授权委托书 SQ-2026-7）',
      '签字人：李慧',
      '法定代表人',
      '用印记录：合同专用章-02',
      '共 6 份',
    ])
      expect(text).toContain(said);
    sheets.forEach((sheet, i) => {
      expect(sheet.text).toContain(`第 ${i + 1} 页 共 ${sheets.length} 页`);
      expect(sheet.ink).toBeGreaterThan(0.01);
    });
    expect(text).toContain(contract.contentHash);
    expect(text).not.toContain('未生效');
    expect(glyphsOf(pdf).length).toBeGreaterThan(300);
    expect(glyphsOf(pdf)).not.toContain(0);
    expect(pdf.length).toBeLessThan(300_000);
  });

  it('says across every sheet what is not in effect (CON-08)', async () => {
    const { id: contractId } = await aDraft('3');
    const draft = await textOf(await paperOf(cast.rep, contractId));
    expect(draft).toContain('草稿 未生效');
    expect(draft).toContain('草稿，未编号，不可核验');
    await agreedByAll(contractId);
    expect(await textOf(await paperOf(cast.rep, contractId))).toContain('未盖章 未生效');
    await cast.rep.call(contractsApi.terminateContract, { contractId, reason: '客户撤回' });
    expect(await textOf(await paperOf(cast.rep, contractId))).toContain('已终止');
  });

  it('is the same file for the same contract, whoever prints it, and another one once the contract changes', async () => {
    const { id: contractId } = await aDraft('5');
    const [one, other] = [await paperOf(cast.rep, contractId), await paperOf(cast.manager, contractId)];
    expect(one.equals(other)).toBe(true);
    await cast.rep.call(contractsApi.changeTerms, { contractId, deliverBy: addDays(today, 90) });
    expect(one.equals(await paperOf(cast.rep, contractId))).toBe(false);
  });

  it('is printed for whom the contract is within reach, and every printing is on the record', async () => {
    const { id: contractId } = await aDraft('7');
    expect((await fetchPaper(cast.otherRep, contractId)).status).toBe(404);
    expect((await fetchPaper(cast.logistics, contractId)).status).toBe(403);
    const response = await fetchPaper(cast.rep, contractId);
    expect(response.headers.get('content-disposition')).toContain('draft.pdf');
    const { items } = await cast.auditor.call(auditApi('contracts').auditTrail, { aggregateId: contractId });
    expect(items.filter(({ action }) => action === 'contracts.openContractPaper')).toMatchObject([
      { actorId: cast.rep.id, changes: { printed: { after: { edition: expect.stringMatching(/^[0-9a-f]{64}$/) as string } } } },
    ]);
  });

  it('holds nobody up: others are served while contracts print', async () => {
    const drafts = await Promise.all(['11', '12', '13', '14'].map((quantity) => aDraft(quantity)));
    const state = { isPrinting: true };
    const printing = Promise.all(drafts.map(({ id }) => paperOf(cast.rep, id))).finally(() => (state.isPrinting = false));
    let served = 0;
    while (state.isPrinting) {
      await cast.rep.call(contractsApi.getContract, { contractId: drafts[0]!.id });
      served += 1;
    }
    await expect(printing).resolves.toHaveLength(drafts.length);
    // on the thread of the service each would wait for a paper
    expect(served).toBeGreaterThan(drafts.length + 1);
  });
});

describe('CON-09 Anybody who holds the paper can check it', () => {
  const anybody = (): HttpActor => new HttpActor(baseUrl(), null);

  it('is genuine with the number and the code on it, and says no more than who holds it knows', async () => {
    const { id: contractId } = await aDraft('21');
    const { no, contentHash } = await sealed(contractId);
    const code = codeOn(await textOf(await paperOf(cast.rep, contractId)));
    const answer = await anybody().call(contractPapersApi.checkContractPaper, { no: no!, code });
    expect(answer).toMatchObject({
      genuine: true,
      standing: 'current',
      revision: 1,
      supersededOn: null,
      status: 'effective',
      contractVersion: expect.any(Number) as number,
      contentHash,
      effectiveOn: today,
    });
    expect(answer.customer).toMatch(/^甬江\*+公司$/);
    expect(answer.customer).not.toContain(goods.sku);
    const typed = await anybody().call(contractPapersApi.checkContractPaper, { no: no!, code: code.toLowerCase().replaceAll('-', '') });
    expect(typed).toEqual(answer);
  });

  it('tells nothing for a wrong code, nor whether there is such a contract', async () => {
    const { id: contractId } = await aDraft('22');
    const { no } = await agreedByAll(contractId);
    const code = codeOn(await textOf(await paperOf(cast.rep, contractId)));
    const wrong = await anybody().call(contractPapersApi.checkContractPaper, { no: no!, code: '0000-0000-0000' });
    const unknown = await anybody().call(contractPapersApi.checkContractPaper, { no: 'NB-HT-2026-999999', code });
    expect(wrong).toEqual(unknown);
    expect(wrong).toEqual({
      genuine: false,
      standing: null,
      revision: null,
      supersededOn: null,
      status: null,
      contractVersion: null,
      customer: null,
      seller: null,
      contentHash: null,
      effectiveOn: null,
    });
  });

  it('says of the paper of an earlier version since when another holds; the seal register shows by what (CON-08)', async () => {
    const { id: contractId } = await aDraft('24');
    const { no, contentHash } = await sealed(contractId);
    const first = codeOn(await textOf(await paperOf(cast.rep, contractId)));
    await eventually(() => cast.rep.call(contractsApi.getContract, { contractId }).then(({ orderId }) => expect(orderId).not.toBeNull()));
    const amendment = await amended(cast, contractId, { deliverBy: addDays(today, 120) });
    const second = codeOn(await textOf(await paperOf(cast.rep, contractId)));
    const check = (code: string) => anybody().call(contractPapersApi.checkContractPaper, { no: no!, code });
    await expect(check(first)).resolves.toMatchObject({ genuine: false, standing: 'superseded', revision: 1, supersededOn: today, contentHash });
    await expect(check(second)).resolves.toMatchObject({ genuine: true, standing: 'current', revision: 2, supersededOn: null });
    const { items } = await cast.auditor.call(contractsApi.findSealUses, { q: no! });
    const use = { id: amendment.id, amendmentNo: amendment.no, sealNo: '合同专用章-03', sealedOn: today, copies: 4, sealedByName: cast.office.name };
    expect(items).toMatchObject([{ id: contractId, sealNo: '合同专用章-02', amendments: [use] }]);
  });

  it('is genuine no more once the content is another', async () => {
    const { id: contractId } = await aDraft('23');
    const { no } = await cast.rep.call(contractsApi.submitContract, { contractId });
    const code = codeOn(await textOf(await paperOf(cast.rep, contractId)));
    const check = () => anybody().call(contractPapersApi.checkContractPaper, { no: no!, code });
    await expect(check()).resolves.toMatchObject({ genuine: true, status: 'in-review' });
    await cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: false, comment: '交货期过短' });
    await expect(check()).resolves.toMatchObject({ genuine: true, status: 'draft' });
    await cast.rep.call(contractsApi.changeTerms, { contractId, deliverBy: addDays(today, 91) });
    await expect(check()).resolves.toMatchObject({ genuine: false });
  });
});

describe('CON-13 Copies that are not acknowledged are chased (000 §3.4.3; 003-O §4.3.2)', () => {
  it('says when each is due, reminds the department, and escalates what still lies about', async () => {
    const lastMonth = { asOf: day(3) };
    const { id: contractId } = await aDraft('31', lastMonth);
    const { no } = await sealed(contractId, lastMonth, dateOf(3));
    const overdue = async (escalated?: boolean) => {
      const { items } = await cast.assistant.call(contractCopiesApi.findOverdueCopies, { ...(escalated !== undefined && { escalated }), limit: 200 });
      return items.filter((copy) => copy.contractId === contractId);
    };
    await eventually(async () => {
      expect((await overdue(true)).map(({ recipient }) => recipient).sort()).toEqual(['branch', 'customer-service', 'finance']);
    });
    const said = (await announced(copyOverdue, cast.branch)).filter((fact) => fact.contractId === contractId);
    expect(said.filter(({ recipient }) => recipient === 'finance')).toMatchObject([
      { contractNo: no, customerName, escalated: false },
      { contractNo: no, escalated: true },
    ]);
    const copy = (await overdue()).find(({ recipient }) => recipient === 'finance')!;
    expect(Date.parse(copy.dueAt!) - Date.parse(copy.issuedAt)).toBe(48 * 3_600_000);
    await cast.finance.call(contractCopiesApi.acknowledgeCopy, { copyId: copy.id });
    expect((await overdue()).map(({ recipient }) => recipient).sort()).toEqual(['branch', 'customer-service']);
    expect((await announced(copyOverdue, cast.branch)).filter((fact) => fact.contractId === contractId)).toHaveLength(6);
    await expect(cast.otherRep.call(contractCopiesApi.findOverdueCopies, {})).resolves.toMatchObject({ items: [] });
  });

  it('lets a department have its time: what went out today is not chased', async () => {
    const { id: contractId } = await aDraft('32');
    const { copies } = await sealed(contractId);
    for (const copy of copies) expect(copy).toMatchObject({ dueAt: expect.any(String) as string, remindedAt: null, escalatedAt: null });
  });
});

describe('CON-14 The archive is searched, and keeps everything of a contract together (销售档案, 003-T §10.9)', () => {
  type Asked = { readonly [K in keyof SearchArchive]?: SearchArchive[K] };
  const found = async (who: Player, asked: Asked) =>
    (await who.call(contractArchiveApi.searchArchive, { customerId, limit: 200, ...asked })).items.map(({ id }) => id);

  it('by number, customer, pinyin, a piece of the wording, days, amounts, status and template', async () => {
    const { id } = await aDraft('41');
    const { no, total } = await sealed(id);
    const { id: other } = await aDraft('42');
    for (const asked of [
      { q: no! },
      { q: '甬江建材' },
      { q: 'yjjc' },
      { text: '千分之一支付违约金' },
      { minTotal: total, maxTotal: total },
      { effectiveFrom: today, effectiveTo: today },
      { deliverFrom: addDays(today, 60), deliverTo: addDays(today, 60) },
      { status: ['effective'] as ContractStatus[] },
      { templateCode },
      { late: false },
      { q: 'yjjc', text: '违约金', minTotal: total, maxTotal: total, status: ['effective'] as ContractStatus[], templateCode },
    ])
      expect([asked, await found(cast.assistant, asked)]).toEqual([asked, expect.arrayContaining([id])]);
    expect(await found(cast.assistant, { minTotal: total, maxTotal: total })).not.toContain(other);
    expect(await found(cast.assistant, { effectiveFrom: today })).not.toContain(other);
    for (const nothing of [
      { text: '百分之一支付违约金' },
      { text: '%违约金_' },
      { effectiveFrom: addDays(today, 1) },
      { templateCode: goods.templateCode },
      { late: true },
    ])
      expect([nothing, await found(cast.assistant, nothing)]).toEqual([nothing, []]);
    expect(await found(cast.otherRep, { q: no! })).toEqual([]);
  });

  it('page by page, each contract once, newest first', async () => {
    const all = await found(cast.assistant, {});
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await cast.assistant.call(contractArchiveApi.searchArchive, { customerId, limit: 2, ...(cursor && { cursor }) });
      paged.push(...items.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged.length).toBeGreaterThan(4);
    expect(paged).toEqual(all);
    expect(all).toEqual(all.toSorted().reverse());
  });

  it('has the tracking form of each: text, reviews, signatures, seal, copies, milestones and disputes', async () => {
    const { id: contractId } = await aDraft('43');
    await sealed(contractId);
    const dispute = { contractId, kind: 'dispute', raisedOn: today, title: '色差争议', facts: '甲方称色差超标。' } as const;
    await cast.legal.call(disputesApi.openDispute, dispute);
    const record = await cast.assistant.call(contractArchiveApi.contractRecord, { contractId });
    expect(record).toMatchObject({
      contract: {
        review: { steps: [{ decision: 'approved' }, {}, {}, {}] },
        signatures: [{ signatory: '张建国' }, { signatory: '李慧' }],
        seal: { sealNo: '合同专用章-02' },
        copies: [{}, {}, {}],
        milestones: [],
      },
      disputes: [{ title: '色差争议', status: 'open' }],
    });
    expect(record.text).toContain('千分之一支付违约金');
    await expect(cast.otherRep.call(contractArchiveApi.contractRecord, { contractId })).rejects.toMatchObject({ status: 404 });
  });
});

describe('CON-10 An exclusive-lot contract is valid when the sales manager signs (003-T §10.8)', () => {
  it('is signed for us by the sales manager in person, whichever way the signature is recorded', async () => {
    const lot = {
      kind: 'exclusive-lot',
      customerId,
      productId: goods.productId,
      floorPrice: '800',
      maxQuantity: '50',
      validUntil: addDays(today, 30),
      reason: '整批处理',
    } as const;
    const { id: priceExceptionId } = await cast.rep.call(priceExceptionsApi.requestPriceException, lot);
    await cast.vp.call(priceExceptionsApi.decidePriceException, { priceExceptionId, step: 'sales-vp', approve: true });
    await cast.branchManager.call(priceExceptionsApi.decidePriceException, { priceExceptionId, step: 'branch', approve: true });
    const { id: contractId } = await aDraft('50', undefined, { priceExceptionId });
    await agreedByAll(contractId);
    const refused = { status: 422, code: 'contract.lot-signed-by-another', problem: { rule: { requirement: 'CON-10' } } };
    const both = { contractId, signedOn: today, customerSignatory: '张建国', ourSignatory: cast.manager.name };
    await expect(cast.assistant.call(contractsApi.signContract, both)).rejects.toMatchObject(refused);
    await expect(cast.manager.call(contractsApi.signContract, { ...both, ourSignatory: cast.branchManager.name })).rejects.toMatchObject(refused);
    const customer = { contractId, party: 'customer', signedOn: today, signatory: '张建国', authority: 'legal-representative' } as const;
    await cast.assistant.call(contractsApi.signForParty, customer);
    const company = { ...customer, party: 'company', signatory: cast.manager.name } as const;
    await expect(cast.branchManager.call(contractsApi.signForParty, company)).rejects.toMatchObject(refused);
    await expect(cast.manager.call(contractsApi.signForParty, company)).resolves.toMatchObject({
      status: 'signed',
      signature: { ourSignatory: cast.manager.name },
    });
  });

  it('CON-12: both signatures at once are recorded each with its right, and by mandate only with its number', async () => {
    const { id: contractId } = await aDraft('51');
    await agreedByAll(contractId);
    const both = { contractId, signedOn: today, customerSignatory: '张建国', ourSignatory: '李慧', ourAuthority: 'mandate' } as const;
    await expect(cast.assistant.call(contractsApi.signContract, both)).rejects.toMatchObject({ status: 422, code: 'contract.mandate-missing' });
    await expect(cast.assistant.call(contractsApi.signContract, { ...both, ourMandateNo: 'SQ-2026-9' })).resolves.toMatchObject({
      status: 'signed',
      signatures: [
        { party: 'customer', authority: 'legal-representative', mandateNo: null },
        { party: 'company', authority: 'mandate', mandateNo: 'SQ-2026-9' },
      ],
    });
  });
});

describe('CON-22 Clauses are explained to the customer (003-O §4.3.1)', () => {
  it('with the clauses of the contract, and behind the printed contract where it is asked for', async () => {
    const { id: contractId } = await aDraft('61');
    const { clauses } = await cast.rep.call(contractsApi.contractClauses, { contractId });
    expect(clauses.flatMap(({ clause, meaning }) => (meaning === null ? [] : [{ clause, meaning }]))).toEqual(EXPLAINED);
    const explained = await textOf(await paperOf(cast.rep, contractId, true));
    for (const said of ['条款说明', '不属于合同内容', EXPLAINED[0]!.meaning, EXPLAINED[1]!.meaning]) expect(explained).toContain(said);
    expect(await textOf(await paperOf(cast.rep, contractId))).not.toContain('条款说明');
  });

  it('but not a clause that says something else here than the template', async () => {
    const { id: contractId } = await aDraft('62');
    await cast.rep.call(contractsApi.deviateContract, { contractId, clause: 6, wording: '五、质量异议应于到货后 30 日内书面提出。', reason: '客户要求' });
    const { clauses } = await cast.rep.call(contractsApi.contractClauses, { contractId });
    expect(clauses.find(({ clause }) => clause === 6)).toMatchObject({ deviates: true, meaning: null });
    const explained = await textOf(await paperOf(cast.rep, contractId, true));
    expect(explained).toContain(EXPLAINED[0]!.meaning);
    expect(explained).not.toContain(EXPLAINED[1]!.meaning);
  });

  it('and no template explains a clause that it does not have', async () => {
    const wording = { code: `none-${goods.sku}`, title: '产品买卖合同', body: BODY, explanations: [{ clause: 7, meaning: '没有这一条' }] };
    await expect(cast.legal.call(contractTemplatesApi.draftTemplate, wording)).rejects.toMatchObject({
      status: 400,
      code: 'contract-template.explanation-of-nothing',
    });
  });
});
