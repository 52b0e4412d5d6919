import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { eventually } from '@tradewind/client/eventually';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import type { Locator, Page } from 'playwright-core';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { openConsole, type Console } from './support/console.ts';

const today = businessDate(new Date());
const aName = (): string => `蜀都建材${randomBytes(4).toString('hex')}有限公司`;

let cast: Cast;
let goods: Catalogue;
let desk: Console;
/** A contract that was signed and sealed. */
let inEffect = '';

/** Fields of the form that is open, by their labels, then Ctrl+Enter. */
async function fillIn({ page }: Console, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = page.getByRole('dialog').last();
  await form.waitFor();
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label);
    await ((await field.locator('option').count()) > 0 ? field.selectOption(value) : field.fill(value));
  }
  await page.keyboard.press('Control+Enter');
}
const confirm = async ({ page }: Console): Promise<void> => {
  await page.getByRole('dialog').last().waitFor();
  await page.keyboard.press('Control+Enter');
};

/** The nearest of these that Tab leads to. */
async function tabTo({ page }: Console, place: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if ((await place.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(place)} is not reached with Tab`);
}
const MOST_TABS = 60;

/** In the first line of a quote, by the head of its column. */
const cell = (page: Page, column: string): Locator => page.locator(`.sheet tbody tr:first-child td[data-label="${column}"]`);

/** An accepted quote of ten boxes, made without the browser. */
async function anAcceptedQuote(): Promise<string> {
  const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: aName() });
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '刘洋' });
  return quoteId;
}

async function inReview(): Promise<ContractView> {
  const contract = { quoteId: await anAcceptedQuote(), templateCode: goods.templateCode, payment: 'prepay' as const, deliverBy: addDays(today, 60) };
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, contract);
  return cast.rep.call(contractsApi.submitContract, { contractId });
}

/** The paper of a contract, where the page has it: in itself, or behind a link. */
const paperOn = (page: Page, inThePage: boolean): Locator => page.locator(inThePage ? 'iframe.paper' : 'a[href^="blob:"]');

beforeAll(async () => {
  cast = await aBranch('成都分公司');
  goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '100000', validFrom: today });
  desk = await openConsole(cast.rep, { width: 1440 });
});
afterAll(() => desk.close());

describe('A sales person at the desk', () => {
  it('sees while typing that a company may be known already, and is told whose customer it is when a colleague has it', async () => {
    const known = await cast.rep.call(customersApi.createCustomer, { name: aName() });
    const ofColleague = await cast.otherRep.call(customersApi.createCustomer, { name: aName() });
    await desk.go('/customers?do=create');
    const { page } = desk;
    const name = page.getByRole('dialog').getByLabel('客户名称');
    await name.fill(known.name.slice(0, 10));
    await page.getByText('可能已经在库').waitFor();
    await page.getByRole('dialog').getByRole('link', { name: known.name }).waitFor();
    await desk.shot('sales-known-company');
    await name.fill(ofColleague.name);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText(`已是${cast.otherRep.name}的客户`).waitFor();
    await desk.shot('sales-colleagues-customer');
    await desk.discard();
  });

  it('takes a lead from its capture to a customer with an opportunity', async () => {
    const { page } = desk;
    await desk.go('/leads?do=capture');
    await fillIn(desk, { 公司名称: aName(), 来源: 'exhibition', 需求: '二期工程地砖 2 万箱' });
    await page.getByRole('button', { name: '登记首次联系' }).click();
    await fillIn(desk, { 沟通内容: '要报价' });
    await page.getByRole('button', { name: '筛选打分' }).click();
    await fillIn(desk, { 采购潜力: '4', 产品匹配: '4', 信用: '4' });
    await page.getByRole('button', { name: '转为客户' }).click();
    await confirm(desk);
    await page.getByRole('heading', { name: '客户档案' }).waitFor();
    await page.getByText('二期工程地砖 2 万箱').first().waitFor();
    await desk.shot('sales-customer');
  });

  it('moves an opportunity along the board by hand and by keys; a stage that needs more, or is skipped, is refused and the card stays; the way forward leads there', async () => {
    const { page } = desk;
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: aName() });
    const title = `办公楼地砖${randomBytes(3).toString('hex')}`;
    await cast.rep.call(opportunitiesApi.openOpportunity, { customerId, title, expectedAmount: '120000.00', expectedOn: addDays(today, 30) });
    await desk.go('/opportunities');
    const card = page.locator('.kanban-card', { hasText: title });
    const column = (name: string) => page.locator('.kanban-column', { has: page.getByRole('heading', { name }), hasText: title });
    const carriedTo = (name: string): Promise<void> => card.dragTo(page.locator('.kanban-column', { has: page.getByRole('heading', { name }) }));
    await carriedTo('初步接触');
    await column('初步接触').waitFor();
    await card.focus();
    await card.press('Alt+ArrowRight');
    await column('需求分析').waitFor();
    await carriedTo('商务谈判');
    await page.getByRole('alert').getByText('CUS-16').waitFor();
    await card.focus();
    await card.press('Alt+ArrowRight');
    await page.getByRole('alert').getByText('CUS-17').waitFor();
    await expect(column('需求分析').count()).resolves.toBe(1);
    await desk.shot('sales-board-refused');
    await page.getByRole('button', { name: '记录需求' }).click();
    await fillIn(desk, { 需求分析: '三栋楼，防滑砖', 采购意向确认: '王总 11 月 20 日会上确认' });
    await page.getByRole('button', { name: '推进到下一阶段' }).click();
    await confirm(desk);
    await page.getByRole('dialog').locator('.status', { hasText: '方案报价' }).waitFor();
    await desk.shot('sales-opportunity');
    await desk.go('/opportunities?as=list');
    await page.getByRole('cell', { name: title }).waitFor();
  });

  it('types a quote with the keyboard alone; the platform prices it, and a price off the list has its lawful ways', async () => {
    const { page } = desk;
    const name = aName();
    await cast.rep.call(customersApi.createCustomer, { name });
    await desk.go('/quotes');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: '新建报价' }).waitFor();
    await tabTo(desk, page.getByPlaceholder('选择客户'));
    await page.keyboard.type(name);
    await page.getByRole('option', { name }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('第 1 行 产品').waitFor();
    await tabTo(desk, page.getByLabel('第 1 行 产品'));
    await page.keyboard.type(goods.sku);
    await page.getByRole('option', { name: goods.sku }).waitFor();
    await desk.quiet();
    await page.keyboard.press('Enter');
    await page.keyboard.type('100');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('340');
    await page.getByRole('alert').getByText('ORD-03').waitFor();
    await desk.shot('sales-quote-refused');
    await tabTo(desk, page.getByRole('button', { name: '查看现行价目' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(desk, page.getByRole('button', { name: '按价目价报' }));
    await page.keyboard.press('Enter');
    await page.getByText('草稿已保存').waitFor();
    // what the list says, how low one may go, and what the platform makes of the line
    await expect(cell(page, '价目价').innerText()).resolves.toMatch(/350\.5\s+底价即价目价/);
    await expect(Promise.all(['税率', '含税金额', '税额'].map((name) => cell(page, name).innerText()))).resolves.toEqual(['13%', '¥35,050.00', '¥4,032.30']);
    await tabTo(desk, page.getByLabel('第 1 行 数量'));
    await page.keyboard.press('Enter');
    await page.getByLabel('第 2 行 产品').waitFor();
    await desk.shot('sales-quote');
    await page.keyboard.press('Control+Delete');
    await tabTo(desk, page.getByRole('button', { name: '报出', exact: true }));
    await page.keyboard.press('Enter');
    await confirm(desk);
    await page.locator('.status', { hasText: '已报出' }).waitFor();
    await desk.shot('sales-quote-issued');
  });

  it('asks for a price exception from the line that was refused; once it is approved its floor stands in the line, and is quoted', async () => {
    const { page } = desk;
    const { id } = await cast.rep.call(customersApi.createCustomer, { name: aName() });
    await desk.go(`/quotes/new?customerId=${id}`);
    await page.getByLabel('第 1 行 产品').fill(goods.sku);
    await page.getByRole('option', { name: goods.sku }).click();
    await page.getByLabel('第 1 行 数量').fill('10');
    await page.getByLabel('第 1 行 报价').fill('340');
    await page.getByRole('button', { name: '申请价格例外' }).click();
    await desk.shot('sales-ask-exception');
    await fillIn(desk, { 原因: '竞品降价，保住老客户' });
    await page.getByText('等待审批').waitFor();
    await desk.go('/quotes/exceptions');
    await page.locator('.status', { hasText: '审批中' }).first().waitFor();
    await desk.shot('sales-exceptions');
    const [asked] = (await cast.rep.call(priceExceptionsApi.findPriceExceptions, { customerId: id })).items;
    await cast.manager.call(priceExceptionsApi.decidePriceException, { priceExceptionId: asked!.id, step: 'department', approve: true });
    await desk.go(`/quotes/new?customerId=${id}`);
    await page.getByLabel('第 1 行 产品').fill(goods.sku);
    await page.getByRole('option', { name: goods.sku }).click();
    await cell(page, '价目价').getByText('底价 340').waitFor();
    await page.getByLabel('第 1 行 数量').fill('10');
    await page.getByLabel('第 1 行 价格例外').selectOption(asked!.id);
    await cell(page, '含税金额').getByText('¥3,400.00').waitFor();
  });

  it('drafts a contract from what the customer accepted, reads it clause by clause and submits it', async () => {
    const { page } = desk;
    const quoteId = await anAcceptedQuote();
    await desk.go(`/quotes/${quoteId}?do=contract`);
    await page.getByRole('option', { name: goods.templateCode }).waitFor({ state: 'attached' });
    await fillIn(desk, { 合同范本: goods.templateCode, 交货期限: addDays(today, 45) });
    await page.getByRole('tab', { name: '条款' }).click();
    await page.locator('.slot', { hasText: '客户名称' }).waitFor();
    await desk.shot('sales-contract-clauses');
    await page.getByRole('tab', { name: '概况' }).click();
    await desk.shot('sales-contract');
    await page.getByRole('button', { name: '提交会审' }).click();
    await confirm(desk);
    await page.getByText('已提交会审').waitFor();
    await page.getByRole('tab', { name: '会审' }).click();
    await page.getByText('contract-review@hq').first().waitFor();
    await desk.shot('sales-contract-review');
  });
});

describe('Credit', () => {
  it('is refused without a guarantee above the line, and goes to sales and finance with one', async () => {
    const { page } = desk;
    const { id } = await cast.rep.call(customersApi.createCustomer, { name: aName() });
    await desk.go(`/customers/${id}?tab=credit&do=apply`);
    const marks = { 付款记录: '4', 财务状况: '4', 合作关系: '4' };
    await fillIn(desk, { 授信额度: '500000', 账期: '30', 申请理由: '合作三年，从未拖欠', ...marks });
    await page.getByRole('alert').getByText('CUS-31').waitFor();
    await desk.shot('sales-credit-refused');
    await fillIn(desk, { 担保: '银行保函' });
    await page.getByText('银行保函').waitFor();
    await page.locator('.status', { hasText: '待处理' }).first().waitFor();
    await desk.shot('sales-credit');
  });
});

describe('A sales person on the way, with a phone', () => {
  it('finds a customer and writes down what was said', async () => {
    const customer = await cast.rep.call(customersApi.createCustomer, { name: aName(), contacts: [{ name: '王明', phone: '13812341234' }] });
    const phone = await openConsole(cast.rep, { width: 390 });
    const { page } = phone;
    await phone.go('/customers');
    await phone.shot('sales-phone-customers');
    await page.getByText(customer.name).click();
    await page.getByRole('button', { name: '写跟进' }).click();
    await page.getByRole('dialog').getByLabel('沟通内容').fill('下周二看样品');
    await phone.shot('sales-phone-follow-up');
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('下周二看样品').waitFor();
    await page.getByRole('tab', { name: '联系人' }).click();
    await page.getByText('138****1234').waitFor();
    await phone.shot('sales-phone-customer');
    await phone.go(`/quotes/new?customerId=${customer.id}`);
    await page.getByLabel('第 1 行 产品').fill(goods.sku);
    await page.getByRole('option', { name: goods.sku }).click();
    await page.getByLabel('第 1 行 数量').fill('20');
    await page.getByText('¥7,010.00').first().waitFor();
    await phone.shot('sales-phone-quote');
    await phone.close();
  });
});

describe('Those who review and keep the contract', () => {
  it('lets legal read the paper and agree, each step by whom it waits for', async () => {
    const contract = await inReview();
    await cast.manager.call(contractsApi.decideContract, { contractId: contract.id, step: 'sales', approve: true });
    const legal = await openConsole(cast.legal, { width: 1440, theme: 'dark', locale: 'en' });
    const { page } = legal;
    const printed = page.waitForResponse((response) => /\/api\/.*\/paper\b/.test(response.url()));
    await legal.go(`/contracts/${contract.id}?tab=paper`);
    expect((await printed).headers()).toMatchObject({ 'content-type': 'application/pdf' });
    const showsPdf = await page.evaluate<boolean>('navigator.pdfViewerEnabled');
    await paperOn(page, showsPdf).waitFor();
    await legal.shot('legal-contract-paper');
    await legal.go(`/contracts/${contract.id}?tab=review`);
    await page.getByRole('button', { name: /^Agree/ }).click();
    await fillIn(legal, { Comment: 'In order' });
    await page.getByText('In order').first().waitFor();
    await legal.shot('legal-contract-review');
    await legal.close();
  });

  it('lets finance acknowledge the copy that is theirs, and refuses the one that is not', async () => {
    const { id: contractId } = await inReview();
    for (const [who, step] of [
      [cast.manager, 'sales'],
      [cast.legal, 'legal'],
      [cast.hqFinance, 'finance'],
      [cast.auditor, 'audit'],
    ] as const)
      await who.call(contractsApi.decideContract, { contractId, step, approve: true });
    await cast.assistant.call(contractsApi.signContract, { contractId, signedOn: today, customerSignatory: '刘洋', ourSignatory: '李慧' });
    await cast.office.call(contractsApi.sealContract, { contractId, sealedOn: today, sealNo: '合同专用章-01', copies: 4 });
    const finance = await openConsole(cast.finance, { width: 1440 });
    const { page } = finance;
    await finance.go(`/contracts/${contractId}?tab=signing`);
    const copy = (recipient: string) => page.getByRole('row', { name: new RegExp(recipient) });
    await copy('客服').getByRole('button', { name: '签收' }).click();
    await page.getByRole('alert').getByText('CON-13').waitFor();
    await copy('财务').getByRole('button', { name: '签收' }).click();
    await copy('财务').getByText(cast.finance.name).waitFor();
    await finance.shot('finance-copies');
    await finance.close();
    inEffect = contractId;
  });

  it.each([
    ['in the page', 'shows PDF there', true],
    ['behind a link', 'does not, as on many phones', false],
  ] as const)('shows the paper %s where the browser %s', async (_, __, showsPdf) => {
    const auditor = await openConsole(cast.auditor, { width: showsPdf ? 1440 : 390 });
    const { page } = auditor;
    await page.evaluate(`Object.defineProperty(navigator, 'pdfViewerEnabled', { value: ${showsPdf} })`);
    await auditor.go(`/contracts/${inEffect}?tab=paper`);
    await paperOn(page, showsPdf).waitFor();
    await expect(paperOn(page, !showsPdf).count()).resolves.toBe(0);
    await auditor.shot(`auditor-paper-${showsPdf ? 'in-the-page' : 'behind-a-link'}`);
    await auditor.close();
  });

  it('gives the auditor the evidence of a contract as a file', async () => {
    const auditor = await openConsole(cast.auditor);
    await auditor.go(`/contracts/${inEffect}?tab=paper`);
    // what was written a moment ago is not sealed yet: the page says so, and one presses again
    const file = await eventually(async () => {
      const download = auditor.page.waitForEvent('download', { timeout: 5_000 });
      await auditor.page.getByRole('button', { name: '下载证据包' }).click();
      return download;
    }, 30_000);
    const pack = await readFile(await file.path(), 'utf8');
    expect(JSON.parse(pack)).toMatchObject({ header: { subjectId: inEffect }, entries: expect.any(Array), seal: { count: expect.any(Number) } });
    await auditor.close();
  });

  it('changes what is in effect by an amendment only, shown word by word', async () => {
    const { page } = desk;
    await desk.go(`/contracts/${inEffect}?do=amend`);
    await fillIn(desk, { 原因: '客户工期推迟', 交货期限: addDays(today, 90) });
    await page.getByRole('heading', { name: '补充协议草稿' }).waitFor();
    await page
      .locator('ins.diff', { hasText: addDays(today, 90) })
      .first()
      .waitFor();
    await desk.shot('sales-amendment');
  });
});
