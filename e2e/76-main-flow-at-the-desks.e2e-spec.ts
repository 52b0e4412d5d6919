import { randomBytes } from 'node:crypto';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import type { Player } from './support/company.ts';
import { Desk } from './support/console/desk.ts';
import { closes, solves } from './support/console/ticket.ts';

const today = businessDate(new Date());
const mark = randomBytes(4).toString('hex');
const customer = `嘉陵装饰工程${mark}`;
const need = `办公楼地砖${mark}`;

let cast: Cast;
let goods: Catalogue;
/** Addresses as they stand in the browser, once there is something at them. */
const at = { contract: '', order: '' };

const desks = new Map<string, Promise<Desk>>();
/** The desk of somebody, who signs in when they are needed first. */
function deskOf(player: Player): Promise<Desk> {
  const desk = desks.get(player.id) ?? Desk.of(player);
  desks.set(player.id, desk);
  return desk;
}

beforeAll(async () => {
  cast = await aBranch('重庆分公司');
  goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: '1000', validFrom: today });
});
afterAll(async () => {
  for (const desk of desks.values()) await (await desk).close();
});

/** From what waits on the page of the day, by its name. */
async function takesFromToday(desk: Desk, name: string): Promise<void> {
  await desk.go('/');
  await desk.page.getByRole('link', { name }).first().click();
}

const addressOf = ({ page }: Desk): string => new URL(page.url()).pathname;

describe('The main flow of the company, everybody in the browser at their own desk and nothing by the API', () => {
  it('sales: a lead becomes a customer with an opportunity (CUS-11, CUS-12, CUS-16)', async () => {
    const desk = await deskOf(cast.rep);
    await desk.go('/leads?do=capture');
    await desk.answers({ 公司名称: customer, 来源: 'exhibition', 需求: need });
    await desk.clicks('登记首次联系');
    await desk.answers({ 沟通内容: '下周面谈' });
    await desk.clicks('筛选打分');
    await desk.answers({ 采购潜力: '5', 产品匹配: '4', 信用: '4' });
    await desk.clicks('转为客户');
    await desk.agrees();
    await desk.seesHeading('客户档案');
    await desk.shot('flow-customer');
  });

  it('the opportunity may not go on before the need is known; its way asks for it, and it goes on (CUS-17)', async () => {
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    await desk.go('/opportunities');
    const card = page.locator('.kanban-card', { hasText: need });
    for (const stage of ['初步接触', '需求分析']) {
      await card.focus();
      await card.press('Alt+ArrowRight');
      await page.locator('.kanban-column', { has: page.getByRole('heading', { name: stage }), hasText: need }).waitFor();
    }
    await card.focus();
    await card.press('Alt+ArrowRight');
    await desk.isRefused('CUS-17');
    await desk.takesTheWay('记录需求');
    await desk.answers({ 需求分析: '三层共 200 箱，防滑', 采购意向确认: '刘洋电话确认' });
    await desk.clicks('推进到下一阶段');
    await desk.agrees();
    await page.getByRole('dialog').locator('.status', { hasText: '方案报价' }).waitFor();
  });

  it('a price below the list is refused; the price of the list is taken, and the customer accepts (ORD-02, ORD-03)', async () => {
    const desk = await deskOf(cast.rep);
    const { page } = desk;
    await page.getByRole('dialog').getByRole('link', { name: '报价' }).click();
    await page.getByLabel('第 1 行 产品').fill(goods.sku);
    await page.getByRole('option', { name: goods.sku }).click();
    await page.getByLabel('第 1 行 数量').fill('200');
    await page.getByLabel('第 1 行 报价').fill('50');
    await desk.isRefused('ORD-03');
    await desk.shot('flow-quote-refused');
    await desk.takesTheWay('查看现行价目');
    await desk.clicks('按价目价报');
    await desk.sees('草稿已保存');
    await desk.sees('¥11,300.00');
    await page.getByRole('button', { name: '报出', exact: true }).click();
    await desk.agrees();
    await desk.clicks('客户接受');
    await desk.answers({ 客户方答复人: '刘洋' });
    await desk.clicks('起草合同');
    await page.getByRole('option', { name: goods.templateCode }).waitFor({ state: 'attached' });
    await desk.answers({ 合同范本: goods.templateCode, 交货期限: addDays(today, 30) });
    await page.getByRole('tab', { name: '条款' }).waitFor();
    at.contract = addressOf(desk);
    await desk.clicks('提交会审');
    await desk.agrees();
    await desk.sees('已提交会审');
  });

  it('sales manager, legal, finance and audit find it on their page of the day, and agree (CON-01..03)', async () => {
    for (const reviewer of [cast.manager, cast.legal, cast.hqFinance, cast.auditor]) {
      const desk = await deskOf(reviewer);
      // before head office lies what all branches send it: more than the page of the day shows
      if (reviewer === cast.manager) await takesFromToday(desk, customer);
      else {
        await desk.go('/approvals');
        await desk.page.getByRole('row', { name: customer }).click();
      }
      await desk.page.getByRole('article', { name: customer }).waitFor();
      await desk.press('a');
      await desk.page.getByRole('dialog', { name: `同意：${customer}` }).waitFor();
      await desk.press('Control+Enter');
      await desk.sees(`已同意：${customer}`);
    }
  });

  it('it is signed by the manager and sealed by the keeper of the seal; finance acknowledges its own copy, and not another’s (CON-08, CON-12, CON-13)', async () => {
    const signing = await deskOf(cast.manager);
    await takesFromToday(signing, customer);
    await signing.clicks('登记双方签字');
    await signing.answers({ '需方签字人*': '刘洋', '供方签字人*': '李慧' });
    await signing.sees('已保存');
    const sealing = await deskOf(cast.office);
    await sealing.go('/');
    await sealing.page.locator('.panel', { hasText: '待盖章的合同' }).getByRole('link', { name: '全部' }).click();
    await sealing.page.getByRole('row', { name: customer }).click();
    await sealing.clicks('加盖合同章');
    await sealing.answers({ 印章编号: '合同专用章-01' });
    await sealing.sees('已盖章生效');
    await sealing.shot('flow-sealed');

    const finance = await deskOf(cast.finance);
    await takesFromToday(finance, customer);
    const copy = (recipient: string) => finance.page.getByRole('row', { name: new RegExp(recipient) });
    await copy('客服').getByRole('button', { name: '签收' }).click();
    await finance.isRefused('CON-13');
    await copy('财务').getByRole('button', { name: '签收' }).click();
    await copy('财务').getByText(cast.finance.name).waitFor();
  });

  it('the order opened itself: the clerk checks stock, records the consent and confirms; goods before money are refused (ORD-06, ORD-09)', async () => {
    const desk = await deskOf(cast.clerk);
    await takesFromToday(desk, customer);
    await desk.seesNext('查库存');
    at.order = addressOf(desk);
    await desk.press('e');
    await desk.seesNext('登记客户认可');
    await desk.press('e');
    await desk.seesHeading('登记客户认可');
    await desk.fillsIn('刘洋');
    await desk.seesNext('确认订单');
    await desk.press('e');
    await desk.sees('等待到款：销售上报，财务确认');
    await desk.clicks('安排发运');
    await desk.seesHeading('安排发运');
    await desk.fillsIn('CK-01', '顺达物流', 'ZB-2026-118');
    await desk.isRefused('ORD-06');
    await desk.shot('flow-unpaid');
    await desk.takesTheWay('放行发货');
    await desk.agrees();
    await desk.sees('尚缺 11300.00');
  });

  it('sales reports the money on the phone, finance confirms it, the clerk releases the goods (ORD-07, ORD-18, ORD-27)', async () => {
    const sales = await deskOf(cast.rep);
    await sales.look({ width: 390 });
    await sales.go(at.order);
    await sales.clicks('上报到款');
    await sales.answers({ 凭证号: `HD-${mark}` });
    await sales.sees('到款已上报，待财务确认');
    await sales.look({ width: 1440 });
    const finance = await deskOf(cast.finance);
    await takesFromToday(finance, customer);
    await finance.seesNext('确认到款');
    await finance.press('e');
    await finance.sees('已分配');
    const desk = await deskOf(cast.clerk);
    await takesFromToday(desk, customer);
    await desk.seesNext('放行');
    await desk.press('e');
    await desk.sees('订单已放行');
  });

  it('logistics plans the shipment, sends it and records who signed for it (ORD-13, ORD-19)', async () => {
    const desk = await deskOf(cast.logistics);
    await takesFromToday(desk, customer);
    await desk.seesNext('安排发运');
    await desk.press('e');
    await desk.fillsIn('CK-01', '顺达物流', 'ZB-2026-118');
    await desk.seesNext('发货');
    await desk.press('e');
    await desk.fillsIn(`YD-${mark}`);
    await desk.seesNext('登记签收');
    await desk.press('e');
    await desk.fillsIn('刘洋');
    await desk.sees('按已交付数量申请开票');
  });

  it('customer service serves what was delivered: no solution without the consent of the customer; then resolved, visited again and closed (AFS-01, AFS-04, AFS-13)', async () => {
    const desk = await deskOf(cast.service);
    /** The next step of the ticket, which asks for these words. */
    const next = async (button: string, ...words: readonly string[]): Promise<void> => {
      await desk.seesNext(button);
      await desk.press('e');
      await desk.fillsIn(...words);
    };
    await desk.go('/service-files');
    await desk.openFirstRow(customer);
    await desk.seesButton('新建工单');
    await desk.press('n');
    await desk.answers({ 客户反映: '三箱地砖边角破损', 报告人及联系方式: '刘洋 13800001234' });
    await next('回复客户', '今日到场查看');
    await next('登记调查', '运输颠簸所致');
    await desk.seesNext('提出方案');
    await desk.clicks('办结');
    await desk.answers({ 做了什么: '补发三箱', 告知客户的内容: '已补发' });
    await desk.isRefused('AFS-04');
    await desk.shot('flow-unresolved');
    await desk.takesTheWay('提出方案');
    await desk.seesHeading('提出方案');
    await desk.fillsIn('补发三箱');
    await solves(desk, { done: '补发三箱', told: '补发三箱已签收' });
    await closes(desk);
  });

  it('sales asks for the invoice, finance issues it; the order is closed, the contract fulfilled, the opportunity won (ORD-22, CON-14)', async () => {
    const sales = await deskOf(cast.rep);
    await sales.go(at.order);
    await sales.seesNext('申请开票');
    await sales.press('e');
    await sales.seesHeading('申请开票');
    await sales.press('Control+Enter');
    await sales.sees('待财务开票');
    const finance = await deskOf(cast.finance);
    await takesFromToday(finance, customer);
    await finance.clicks('登记开票');
    await finance.answers({ 数电发票号码: `2650${String(Date.now()).padStart(16, '0')}` });
    await finance.sees('已登记发票号码');

    await sales.sees('全部完成');
    await sales.go(at.contract);
    await sales.page.locator('.status', { hasText: '履行完毕' }).waitFor();
    await sales.shot('flow-fulfilled');
    await sales.page.getByRole('main').getByRole('link', { name: customer }).first().click();
    await sales.page.getByRole('tab', { name: '动态' }).click();
    // everything that the services keep of this customer, on one line of time
    for (const what of ['商机', '报价', '合同', '订单', '到款', '工单', '回访'])
      await sales.page.locator('.timeline-title', { hasText: what }).first().waitFor();
    await sales.shot('flow-story');
    await sales.go('/opportunities?as=list');
    await sales.page.getByRole('row', { name: need }).getByText('赢单').waitFor();
  });
});
