import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@tradewind/client/eventually';
import { ticketsApi, type TicketView } from '@tradewind/contracts/after-sales/tickets.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { requirementReviewsApi } from '@tradewind/contracts/contracts/requirement-reviews.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, BRANCH_POSTS, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { builder, player, type Player } from './support/company.ts';
import { Desk } from './support/console/desk.ts';
import { HEAD_OFFICE_POSTS, PASSWORD } from './support/head-office.ts';
import { asOwner } from './support/personal-dump.ts';
import { anOrder, confirmed, paid } from './support/orders.ts';

const today = businessDate(new Date());
const year = parseInt(today, 10);
const mark = randomBytes(4).toString('hex');
const NOTHING = '今天没有要你处理的事';

let cast: Cast;
let goods: Catalogue;
let region: string;
/** Each of a customer of its own, which tells them apart on every page. */
const customers = { reviewed: '', approved: '', signed: '', effective: '', asked: '', askedToo: '' };
let order: OrderView;
let ticket: TicketView;

async function accepted(name: string): Promise<string> {
  const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name });
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '刘洋' });
  return quoteId;
}

/** A contract of a new customer, as far as this; gives the name of the customer. */
async function contractUpTo(state: 'in-review' | 'approved' | 'signed' | 'effective', name: string): Promise<string> {
  const contract = { quoteId: await accepted(name), templateCode: goods.templateCode, payment: 'prepay' as const, deliverBy: addDays(today, 60) };
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, contract);
  await cast.rep.call(contractsApi.submitContract, { contractId });
  if (state === 'in-review') return name;
  for (const [who, step] of [
    [cast.manager, 'sales'],
    [cast.legal, 'legal'],
    [cast.hqFinance, 'finance'],
    [cast.auditor, 'audit'],
  ] as const)
    await who.call(contractsApi.decideContract, { contractId, step, approve: true });
  if (state === 'approved') return name;
  await cast.manager.call(contractsApi.signContract, { contractId, signedOn: today, customerSignatory: '刘洋', ourSignatory: '李慧' });
  if (state === 'signed') return name;
  await cast.office.call(contractsApi.sealContract, { contractId, sealedOn: today, sealNo: '合同专用章-01', copies: 4 });
  return name;
}

async function reviewAsked(name: string): Promise<string> {
  const quoteId = await accepted(name);
  await cast.rep.call(requirementReviewsApi.requestRequirementReview, { quoteId, deliverBy: addDays(today, 60) });
  return name;
}

async function anOrderToShip(): Promise<OrderView> {
  const made = await confirmed(cast, await anOrder(cast, { goods }));
  await paid(cast, made);
  return cast.clerk.call(ordersApi.releaseOrder, { orderId: made.id });
}

/** Reported so many hours ago, and not answered since. */
async function aTicket(hours: number): Promise<TicketView> {
  const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `沅江建材${randomBytes(4).toString('hex')}` });
  const reported = {
    customerId,
    kind: 'service' as const,
    whatHappened: '无人回电',
    reportedBy: '刘洋',
    reportedAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
  };
  return eventually(() => cast.service.call(ticketsApi.openTicket, reported));
}

beforeAll(async () => {
  region = await builder().unit('hq', `r${mark}`, 'region', '华中大区');
  cast = await aBranch('长沙分公司', region);
  goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: '1000', validFrom: today });
  customers.reviewed = await contractUpTo('in-review', `湘江建材${mark}`);
  customers.approved = await contractUpTo('approved', `岳麓建材${mark}`);
  customers.signed = await contractUpTo('signed', `橘洲建材${mark}`);
  customers.effective = await contractUpTo('effective', `浏阳建材${mark}`);
  customers.asked = await reviewAsked(`韶山建材${mark}`);
  customers.askedToo = await reviewAsked(`衡阳建材${mark}`);
  order = await anOrderToShip();
  ticket = await aTicket(30);
  await aTicket(1);
}, 120_000);

const statusOf = async (processId: string): Promise<string | undefined> =>
  (await asOwner<{ status: string }>('contracts', 'SELECT "status" FROM "process" WHERE "id" = $1', [processId]))[0]?.status;

/** From a contract that is effective to its order: at its last step as if orders had refused it, until somebody sends it on again. */
async function aStuckProcess(): Promise<string> {
  const [contract] = (await cast.rep.call(contractsApi.findContracts, { q: customers.effective })).items;
  const find = 'SELECT "id", "status" FROM "process" WHERE "subjectId" = $1';
  const process = await eventually(async () => {
    const rows = await asOwner<{ id: string; status: string }>('contracts', find, [contract!.id]);
    expect(rows).toMatchObject([{ status: 'done' }]);
    return rows[0]!;
  });
  await asOwner('contracts', `UPDATE "process" SET "status" = 'stuck', "step" = "steps" -> -1 ->> 'step' WHERE "id" = $1`, [process.id]);
  return process.id;
}

/** Somebody new in a post that the other chapters have nobody in. */
const hired = async (post: string, name: string, org: string): Promise<Player> =>
  player(await builder().hire({ name, login: `${post}-${mark}`, password: PASSWORD, post, org }));

/** Signs in, reads what waits, works, and goes home. */
async function day(player: Player, waiting: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await Desk.of(player);
  await desk.sees(waiting);
  await work(desk);
  await desk.close();
}

const opens = ({ page }: Desk, name: string): Promise<void> => page.getByRole('link', { name }).first().click();

/** The department answers every requirement of the customer on the page of the review. */
const answersFor =
  (customer: string, step: string) =>
  async (desk: Desk): Promise<void> => {
    const { page } = desk;
    await desk.go(`/contracts/requirements?q=${customer}`);
    await page.getByRole('row', { name: customer }).click();
    await desk.clicks(`答复（${step}）`);
    const verdicts = page.getByRole('dialog').locator('select');
    await verdicts.first().waitFor();
    await verdicts.first().selectOption('with-conditions');
    for (const verdict of (await verdicts.all()).slice(1)) await verdict.selectOption('feasible');
    await desk.press('Control+Enter');
    await desk.sees('必填');
    await desk.answers({ 条件或原因: '分两批交付' });
    await desk.sees('已保存');
  };

/** Posts whose people sit at a desk in these chapters, as their sources have it. */
function postsAtWork(): ReadonlySet<string> {
  const chapters = globSync('7[567]-*.e2e-spec.ts', { cwd: import.meta.dirname }).map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
  const named = (pattern: RegExp): string[] => chapters.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const ofCast: Readonly<Record<string, { readonly post: string } | undefined>> = { ...BRANCH_POSTS, ...HEAD_OFFICE_POSTS };
  const atDesks = named(/\b(?:at|day|deskOf|openConsole|Desk\.of)\(cast\.(\w+)/g).flatMap((name) => ofCast[name]?.post ?? []);
  return new Set([...atDesks, ...named(/day\(await hired\('([a-z-]+)'/g)]);
}

describe('ORG-01..04 A day of each post that no other chapter follows', () => {
  it('every post of the company has its day, here or in another chapter', async () => {
    const { items: posts } = await cast.admin.call(organisationApi.findPosts, { limit: 200 });
    const atWork = postsAtWork();
    expect(posts.length).toBeGreaterThanOrEqual(30);
    expect(posts.map(({ key }) => key).filter((key) => !atWork.has(key))).toEqual([]);
  });

  it('sales director: sets a target, and not the same one twice (PER-20)', async () => {
    await day(cast.director, businessDate(new Date()), async (desk) => {
      const { page } = desk;
      const draft = async (): Promise<void> => {
        await desk.go(`/performance/targets?year=${String(year)}&do=draft`);
        await page.getByRole('dialog').getByLabel('部门').fill(cast.branch);
        await page.getByRole('option', { name: '长沙分公司' }).click();
        await page.getByRole('dialog').getByLabel('责任人').fill(cast.branchManager.login);
        await page.getByRole('option', { name: cast.branchManager.name }).click();
        await desk.answers({ 全年目标: '12000000' });
      };
      await draft();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await draft();
      await page
        .getByRole('alert')
        .getByText(`${String(year)} 年已有该项目标`)
        .waitFor();
      await page.goto('/');
    });
  });

  it('regional sales manager: agrees to a contract of the region, and nothing waits any more (CON-03)', async () => {
    await day(await hired('regional-sales-manager', '彭区', region), customers.reviewed, async (desk) => {
      await opens(desk, customers.reviewed);
      await desk.page.getByRole('article', { name: customers.reviewed }).waitFor();
      await desk.press('a');
      await desk.agrees();
      await desk.sees(`已同意：${customers.reviewed}`);
      await desk.sees('没有等你审批的事项');
    });
  });

  it('branch general manager: acknowledges the copy of the branch, and not that of finance (CON-13)', async () => {
    await day(cast.branchManager, '待签收的合同副本（分公司）', async (desk) => {
      await opens(desk, customers.effective);
      const copy = (recipient: string) => desk.page.getByRole('row', { name: new RegExp(recipient) });
      await copy('财务').getByRole('button', { name: '签收' }).click();
      await desk.isRefused('CON-13');
      await copy('分公司').getByRole('button', { name: '签收' }).click();
      await copy('分公司').getByText(cast.branchManager.name).waitFor();
    });
  });

  it('sales supervisor: a company that is a colleague’s customer is not opened again (CUS-14)', async () => {
    await day(await hired('sales-supervisor', '邓主', `${cast.org}.sales`), '超过承诺时限的工单', async (desk) => {
      await desk.go('/customers?do=create');
      await desk.answers({ 客户名称: customers.effective });
      await desk.page.getByRole('alert').getByText(cast.rep.name).waitFor();
      await desk.page.getByRole('dialog').getByLabel('客户名称').fill(`醴陵建材${mark}`);
      await desk.press('Control+Enter');
      await desk.seesHeading('客户档案');
    });
  });

  it('account manager: takes a lead in, and finds no ticket open (CUS-11)', async () => {
    await day(await hired('account-manager', '曾客', `${cast.org}.sales`), NOTHING, async (desk) => {
      await desk.go('/leads?do=capture');
      await desk.answers({ 公司名称: `株洲建材${mark}`, 来源: 'exhibition', 需求: '地砖' });
      await desk.clicks('登记首次联系');
      await desk.answers({ 沟通内容: '下周面谈' });
      await desk.seesButton('筛选打分');
      await desk.go('/tickets');
      await desk.sees('没有待办工单');
    });
  });

  it('sales assistant: records the signatures, after which nothing is left to sign (CON-08)', async () => {
    await day(cast.assistant, '待签字的合同', async (desk) => {
      await opens(desk, customers.approved);
      await desk.clicks('登记双方签字');
      await desk.answers({ '需方签字人*': '刘洋', '供方签字人*': '李慧' });
      await desk.sees('已保存');
      await desk.go('/');
      await desk.seesHeading('今天');
      await expect(desk.page.getByText('待签字的合同').count()).resolves.toBe(0);
    });
  });

  it('logistics clerk: may not plan more than was ordered, and plans what was (ORD-19)', async () => {
    await day(cast.logistics, '待安排发运的订单', async (desk) => {
      await opens(desk, order.no);
      await desk.seesNext('安排发运');
      await desk.press('e');
      await desk.answers({ 仓库: 'CK-01', 承运人: '顺达物流', 质保书编号: 'ZB-1', 数量: '101' });
      await desk.isRefused('ORD-19');
      await desk.answers({ 数量: '100' });
      await desk.sees('发运单已建立');
      await desk.go('/');
      await desk.sees('待发货的发运单');
    });
  });

  it('warehouse keeper: records what is on the shelf', async () => {
    await day(cast.warehouse, NOTHING, async (desk) => {
      await desk.go('/stock?do=record');
      const product = desk.page.getByRole('dialog').getByLabel('产品');
      await product.fill(goods.sku);
      await desk.page.getByRole('option', { name: goods.sku }).click();
      await desk.answers({ 仓库: `CK-${mark}`, 现有: '300' });
      await desk.sees('库存已登记');
      await desk.go(`/stock?warehouse=CK-${mark}`);
      await desk.page.getByRole('row', { name: goods.sku }).waitFor();
    });
  });

  it('service manager: what is late goes to another hand, and only to one of customer service (AFS-02)', async () => {
    await day(cast.serviceManager, '超过承诺时限的工单', async (desk) => {
      await desk.page.locator('.panel', { hasText: '超过承诺时限的工单' }).getByRole('link', { name: '全部' }).click();
      await desk.page.locator('.queue-item', { hasText: ticket.no }).waitFor();
      await expect(desk.page.locator('.queue-item').count()).resolves.toBe(1);
      await desk.go('/');
      await opens(desk, ticket.no);
      const give = async (to: Player): Promise<void> => {
        const handler = desk.page.getByRole('dialog').getByLabel('经办');
        await handler.fill(to.login);
        await desk.page.getByRole('option', { name: to.name }).click();
        await desk.press('Control+Enter');
      };
      await desk.clicks('改派');
      await give(cast.finance);
      await desk.page.getByRole('alert').getByText('请指定您管辖范围内在岗的客服人员').waitFor();
      await give(cast.serviceManager);
      await desk.sees('已改派');
    });
  });

  it('office clerk: seals what was signed, and finds it in the register (CON-08)', async () => {
    await day(cast.office, '待盖章的合同', async (desk) => {
      await desk.go(`/contracts?q=${customers.signed}`);
      await desk.page.getByRole('row', { name: customers.signed }).click();
      await desk.clicks('加盖合同章');
      await desk.answers({ 印章编号: '合同专用章-01', 份数: '' });
      await desk.sees('必填');
      await desk.answers({ 份数: '4' });
      await desk.sees('已盖章生效');
      await desk.go(`/contracts/seals?q=${customers.signed}`);
      await desk.page.getByRole('row', { name: customers.signed }).waitFor();
    });
  });

  it('product manager: adds a product, under a code that nothing else has', async () => {
    await day(cast.products, NOTHING, async (desk) => {
      await desk.go('/quotes/products?do=add');
      await desk.answers({ 编码: goods.sku, 单位: '箱', 名称: '仿古砖', 标准成本: '30' });
      await desk.page.getByRole('alert').getByText(`已有编码为 ${goods.sku} 的产品`).waitFor();
      await desk.answers({ 编码: `FG-${mark}` });
      await desk.sees('已保存');
    });
  });

  it('HR officer: reads the scorecards, of which there are none of a year to come', async () => {
    await day(await hired('hr-officer', '萧人', 'hq'), NOTHING, async (desk) => {
      await desk.go(`/performance/scorecards?month=${String(year + 1)}-01`);
      await desk.sees('还没有考核表');
    });
  });

  it('quality officer, purchasing officer, production planner and technician: each answers what the customer wants, with its condition (CON-05)', async () => {
    await day(await hired('quality-officer', '程质', 'hq'), '待审批', answersFor(customers.asked, '质检'));
    await day(await hired('purchasing-officer', '曹采', 'hq'), '待审批', answersFor(customers.asked, '采购'));
    await day(await hired('production-planner', '袁产', 'hq'), '待审批', answersFor(customers.asked, '生产技术'));
    await day(await hired('technician', '傅技', 'hq'), '待审批', answersFor(customers.askedToo, '生产技术'));
  });

  it('operations officer: sends on again what is stuck, and sees no page that is not theirs (R5)', async () => {
    const processId = await aStuckProcess();
    await day(await hired('operations-officer', '沈运', 'hq'), '停滞的流程（合同）', async (desk) => {
      await desk.go(`/operator/processes?service=contracts&status=stuck&open=${processId}`);
      await desk.clicks('重试');
      await desk.sees('已重试');
      await eventually(async () => expect(await statusOf(processId)).toBe('done'));
      await desk.go('/operator/processes?service=contracts&status=done');
      await desk.page.locator(`tr[data-row="${processId}"]`).getByText('已完成').waitFor();
      await desk.go('/operator/dead-letters');
      await desk.sees('你的岗位不能打开这个页面');
    });
  });

  it('marketing officer: hands a lead on, and sees no customers', async () => {
    await day(await hired('marketing-officer', '许市', cast.org), NOTHING, async (desk) => {
      await desk.go('/leads?do=capture');
      await desk.answers({ 公司名称: `益阳建材${mark}`, 来源: 'exhibition', 需求: '外墙砖' });
      await desk.seesButton('登记首次联系');
      await desk.go('/customers');
      await desk.sees('你的岗位不能打开这个页面');
    });
  });
});
