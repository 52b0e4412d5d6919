import { randomBytes, randomInt } from 'node:crypto';
import { amendmentsApi } from '@tradewind/contracts/contracts/amendments.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { partnerAgreementsApi } from '@tradewind/contracts/contracts/partner-agreements.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { serviceContractsApi } from '@tradewind/contracts/contracts/service-contracts.api';
import { terminationsApi } from '@tradewind/contracts/contracts/terminations.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { agreementTemplates } from './support/agreement-templates.ts';
import { reviewersIn, SEAL, SIGNING } from './support/amended.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import type { Player } from './support/company.ts';
import { openConsole, type Console } from './support/console.ts';

const today = businessDate(new Date());
const aName = (): string => `江汉建材${randomBytes(4).toString('hex')}有限公司`;

let cast: Cast;
let goods: Catalogue;
let templates: Awaited<ReturnType<typeof agreementTemplates>>;

const desks = new Map<string, Promise<Console>>();
/** The desk of somebody; it stays open from one sentence to the next. */
function deskOf(player: Player): Promise<Console> {
  const desk = desks.get(player.id) ?? openConsole(player);
  desks.set(player.id, desk);
  return desk;
}

/** Fields of the form that is open, by their labels: chosen, looked up or typed. */
async function type({ page }: Console, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = page.getByRole('dialog').last();
  await form.waitFor();
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label).first();
    if ((await field.locator('option').count()) > 0) await field.selectOption(value);
    else await field.fill(value);
    if ((await field.getAttribute('role')) === 'combobox') await page.getByRole('option', { name: value }).first().click();
  }
}
const send = ({ page }: Console): Promise<void> => page.keyboard.press('Control+Enter');

/** The same page on a phone, by night, in English; and back. */
async function onThePhone(desk: Console, shot: string): Promise<void> {
  await desk.look({ width: 390, theme: 'dark', locale: 'en' });
  await desk.shot(shot);
  await desk.look({ width: 1440, theme: 'light', locale: 'zh-CN' });
}

const aCustomer = async (): Promise<{ readonly id: string; readonly name: string }> => {
  const name = aName();
  const { id } = await cast.rep.call(customersApi.createCustomer, { name });
  return { id, name };
};

/** Made without the browser. */
async function aContractInEffect(): Promise<string> {
  const { id: customerId } = await aCustomer();
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '刘洋' });
  const draft = { quoteId, templateCode: goods.templateCode, payment: 'prepay' as const, deliverBy: addDays(today, 60) };
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, draft);
  await cast.rep.call(contractsApi.submitContract, { contractId });
  for (const [who, step] of reviewersIn(cast)) await who.call(contractsApi.decideContract, { contractId, step, approve: true });
  await cast.manager.call(contractsApi.signContract, { contractId, signedOn: today, customerSignatory: '刘洋', ourSignatory: '李慧' });
  await cast.office.call(contractsApi.sealContract, { contractId, ...SEAL });
  return contractId;
}

/** From the inbox of the manager to the record of a case, which says what is to be decided; of a change, what would be otherwise is marked beside the list. */
async function fromTheInbox(kind: string, no: string, { isChange = false } = {}): Promise<Console> {
  const desk = await deskOf(cast.manager);
  await desk.go(`/approvals?kind=${kind}`);
  await desk.page.getByRole('row', { name: no }).click();
  const compared = desk.page.getByRole('article').locator('.diff-words');
  for (const mark of isChange ? ['del', 'ins'] : []) await compared.locator(mark).first().waitFor();
  await desk.page.getByRole('link', { name: '打开单据' }).click();
  await desk.page.getByRole('heading', { level: 1, name: no }).waitFor();
  return desk;
}

beforeAll(async () => {
  cast = await aBranch('武汉分公司');
  goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: today });
  templates = await agreementTemplates(cast);
});
afterAll(async () => {
  for (const desk of desks.values()) await (await desk).close();
});

describe('ORD-01 A proposal from its first edition to the quote', () => {
  it('is written for one customer, presented, and revised by what they said; the edition before stays readable', async () => {
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    const { id: customerId, name } = await aCustomer();
    await desk.go(`/proposals?do=draft&customerId=${customerId}`);
    await page.getByRole('dialog').getByText(name).waitFor();
    await type(desk, { 标题: '体育馆地砖供应方案', 需求与对策: '防滑、分区到货', 产品: goods.sku, 数量: '100', 交付安排: '分四批', 售后安排: '破损包换' });
    await send(desk);
    await page.getByRole('heading', { level: 1, name: '销售方案' }).waitFor();
    await page.getByText('¥35,050.00').first().waitFor();
    await page.getByRole('button', { name: '登记讲解' }).click();
    await type(desk, { 客户方人员: '张经理', 客户怎么说: '交期偏长，三批交完' });
    await send(desk);
    await page.locator('.status', { hasText: '已讲解' }).waitFor();
    await page.getByRole('button', { name: '修订' }).click();
    await type(desk, { 回应了客户的哪些意见: '三批交完', 交付安排: '分三批' });
    await send(desk);
    await page.locator('summary', { hasText: '第 1 版' }).click();
    await page.locator('del.diff', { hasText: '四' }).waitFor();
    await desk.shot('contracts-proposal');
    await onThePhone(desk, 'contracts-proposal-phone-en');
  });

  it('what the customer accepts is a draft of a quote by itself', async () => {
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    await page.getByRole('button', { name: '登记讲解' }).click();
    await type(desk, { 客户方人员: '张经理', 客户怎么说: '同意' });
    await send(desk);
    await page.getByRole('button', { name: '登记客户接受' }).click();
    await type(desk, { 客户方答复人: '张经理' });
    await send(desk);
    await page.getByRole('heading', { level: 1, name: '报价草稿' }).waitFor();
    await desk.go('/proposals');
    await page.locator('.status', { hasText: '客户已接受' }).waitFor();
    await desk.shot('contracts-proposals');
  });
});

describe('CON-17 A service contract at the desk', () => {
  let path = '';
  const id = (): { serviceContractId: string } => ({ serviceContractId: path.split('/').at(-1) ?? '' });

  it('is typed as content and time limits; limits that nobody can keep are refused, and the fee is what the list says', async () => {
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    const { name } = await aCustomer();
    await desk.go('/service-contracts?do=draft');
    await type(desk, { 客户: name, 范本: templates.service, 服务项目: goods.sku, 数量: '4', 内容: '每季度上门检查一次', 响应时限: '24', 解决时限: '4' });
    await send(desk);
    await page.getByRole('alert').getByText('CON-17').waitFor();
    await desk.shot('contracts-service-refused');
    await type(desk, { 响应时限: '4', 解决时限: '24' });
    await send(desk);
    await page.getByRole('heading', { level: 1, name: '服务合同草稿' }).waitFor();
    await page.getByText('¥1,402.00').first().waitFor();
    await page.getByRole('button', { name: '提交会审' }).click();
    await send(desk);
    await page.getByText('已提交会审').waitFor();
    path = new URL(page.url()).pathname;
  });

  it('a submission is taken back from the notice while it is shown: by a withdrawal, as the regulation has it', async () => {
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤销').waitFor();
    await page.locator('.status', { hasText: '草稿' }).waitFor();
    await page.getByRole('button', { name: '提交会审' }).click();
    await send(desk);
    await page.getByRole('button', { name: '撤销' }).waitFor();
    await desk.shot('contracts-undo');
    await page.keyboard.press('z');
    await page.locator('.status', { hasText: '草稿' }).waitFor();
    await page.getByRole('button', { name: '提交会审' }).click();
    await send(desk);
    await page.locator('.status', { hasText: '会审中' }).waitFor();
    await desk.shot('contracts-service');
    await onThePhone(desk, 'contracts-service-phone-en');
    await expect(cast.rep.call(serviceContractsApi.getServiceContract, id())).resolves.toMatchObject({ status: 'in-review' });
  });

  it('is found in the inbox, opened from there and agreed to on its own page', async () => {
    const { no } = await cast.rep.call(serviceContractsApi.getServiceContract, id());
    const desk = await fromTheInbox('service-contract', no ?? '');
    await desk.page.getByRole('tab', { name: '会审' }).click();
    await desk.page.getByRole('button', { name: '同意（' }).click();
    await send(desk);
    await desk.page.getByText('已提交意见').waitFor();
    await desk.shot('contracts-service-review');
  });

  it('signed and sealed it is in effect; its early end is asked for, and given up again', async () => {
    for (const [who, step] of reviewersIn(cast).slice(1)) await who.call(serviceContractsApi.decideServiceContract, { ...id(), step, approve: true });
    await cast.assistant.call(serviceContractsApi.signServiceContract, { ...id(), ...SIGNING, party: 'customer', signatory: '张经理' });
    await cast.assistant.call(serviceContractsApi.signServiceContract, { ...id(), ...SIGNING, party: 'company', signatory: '李慧' });
    await cast.office.call(serviceContractsApi.sealServiceContract, { ...id(), ...SEAL });
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    await desk.go(`${path}?tab=signing`);
    await page.getByText(SEAL.sealNo).waitFor();
    await desk.shot('contracts-service-signed');
    await page.getByRole('button', { name: '提前终止' }).click();
    await type(desk, { 原因: '客户停业' });
    await send(desk);
    await page.getByRole('button', { name: '不再终止' }).click();
    await send(desk);
    await page.getByRole('button', { name: '提前终止' }).waitFor();
    await expect(cast.rep.call(serviceContractsApi.getServiceContract, id())).resolves.toMatchObject({ status: 'effective', ending: null });
  });
});

describe('CON-21 A partner agreement at the desk', () => {
  it('grants nothing beyond the policy, and says where it is promised and to whom', async () => {
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    const { name } = await aCustomer();
    await desk.go('/partner-agreements?do=draft');
    const region = `42${String(randomInt(10, 99))}00`;
    await type(desk, { 合作方: name, 范本: templates.partner, 行政区划代码: region, 区域名称: '某市', 折扣: '0.5', 佣金: '0.05' });
    await page.getByRole('dialog').getByLabel('独家').check();
    await send(desk);
    await page.getByRole('alert').getByText('CON-21').waitFor();
    await desk.shot('contracts-partner-refused');
    await type(desk, { 折扣: '0.15' });
    await send(desk);
    await page.getByRole('heading', { level: 1, name: '合作协议草稿' }).waitFor();
    await page.getByText('全部产品').waitFor();
    await page.getByRole('tab', { name: '文本' }).click();
    await page.getByText('折扣 15%').waitFor();
    await page.getByRole('tab', { name: '概况' }).click();
    await desk.shot('contracts-partner');
    await onThePhone(desk, 'contracts-partner-phone-en');
    const { items } = await cast.rep.call(partnerAgreementsApi.findPartnerAgreements, { q: name });
    expect(items).toMatchObject([{ regions: [{ code: region }], products: [], exclusive: true, discount: '0.15' }]);
  });
});

describe('CON-12, CON-15 What changes or ends a contract, from the inbox to its record', () => {
  let contractId = '';
  beforeAll(async () => {
    contractId = await aContractInEffect();
  });

  it('an amendment is read and agreed to on its own page', async () => {
    const wish = { contractId, reason: '客户工期推迟', deliverBy: addDays(today, 90) };
    const { id: amendmentId } = await cast.rep.call(amendmentsApi.draftAmendment, wish);
    const { no } = await cast.rep.call(amendmentsApi.submitAmendment, { amendmentId });
    const desk = await fromTheInbox('amendment', no ?? '', { isChange: true });
    await desk.page.getByText(wish.deliverBy).first().waitFor();
    await desk.shot('contracts-amendment');
    await desk.page.getByRole('button', { name: '同意（' }).click();
    await send(desk);
    await desk.page.getByText('已提交意见').waitFor();
    await cast.rep.call(amendmentsApi.voidAmendment, { amendmentId, reason: '改为解除' });
  });

  it('a termination as well; both are in one list', async () => {
    const wish = { contractId, ground: 'agreement', reason: '项目取消', endsOn: today, settlement: '无往来款' } as const;
    const { no } = await cast.rep.call(terminationsApi.requestTermination, wish);
    const desk = await fromTheInbox('termination', no);
    await desk.page.getByText('协商一致').waitFor();
    await onThePhone(desk, 'contracts-termination-phone-en');
    await desk.go('/contracts/changes?as=terminations');
    await desk.page.getByRole('row', { name: no }).waitFor();
    await desk.shot('contracts-changes');
  });

  it('CON-19: legal enters a dispute on the page of the contract; advice alone does not end it', async () => {
    const desk = await deskOf(cast.legal);
    const { page } = desk;
    await desk.go(`/contracts/${contractId}?do=dispute`);
    await type(desk, { 标题: '到货破损索赔', 情况与各方主张: '客户主张三成破损；我方认为系卸货所致', 争议金额: '1200' });
    await send(desk);
    await page.getByRole('heading', { level: 1, name: '到货破损索赔' }).waitFor();
    await page.getByRole('button', { name: '补记处理' }).click();
    await type(desk, { 做了什么: '函告客户，约定复检' });
    await send(desk);
    await page.getByText('函告客户，约定复检').waitFor();
    await page.getByRole('button', { name: '结案' }).click();
    await type(desk, { 结果: 'advised', 结果说明: '各担一半' });
    await send(desk);
    await page.getByRole('alert').getByText('CON-19').waitFor();
    await desk.shot('contracts-dispute-refused');
    await type(desk, { 结果: 'settled' });
    await send(desk);
    await page.locator('.status', { hasText: '已关闭' }).waitFor();
    await desk.shot('contracts-dispute');
    await onThePhone(desk, 'contracts-dispute-phone-en');
    await desk.go(`/contracts/${contractId}`);
    await page.getByText('到货破损索赔').waitFor();
  });
});
