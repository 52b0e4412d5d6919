import { eventually } from '@tradewind/client/eventually';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { creditGranted } from '@tradewind/contracts/customers/customers.events';
import { creditApi } from '@tradewind/contracts/orders/credit.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { addDays } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import { aBranch, type Cast } from './support/cast.ts';
import { Desk } from './support/console/desk.ts';
import { closes, solves } from './support/console/ticket.ts';
import { announce } from './support/events.ts';
import { agreed, anOrder, confirmed, delivered, someGoods, stocked, today, type Goods } from './support/orders.ts';

let cast: Cast;
let goods: Goods;
/** Delivered on credit: what the customer owes already. */
let owed: OrderView;
/** What the clerk works on today. */
let order: OrderView;

beforeAll(async () => {
  cast = await aBranch('南昌分公司');
  goods = someGoods();
  const customerId = newId();
  await stocked(cast, goods, '1000');
  await announce(
    creditGranted,
    { customerId, limit: '5000.00', currency: 'CNY', termDays: 45, validUntil: addDays(today(), 90) },
    { org: `${cast.org}.sales`, branch: cast.branch },
  );
  await eventually(() => cast.finance.call(creditApi.getCreditAccount, { customerId }));
  owed = await confirmed(cast, await anOrder(cast, { goods, customerId, payment: 'credit' }));
  await cast.clerk.call(ordersApi.releaseOrder, { orderId: owed.id });
  await delivered(cast, owed);
  order = await anOrder(cast, { goods, customerId });
});

const CHAIN = ['开单', '查库存', '客户认可', '确认', '到款', '放行', '发货', '签收', '开票', '收清'];

describe('the day of an order clerk, by keyboard alone', () => {
  let desk: Desk;
  /** The order as one line of states: its links, and the one that it is at. */
  const chain = async (): Promise<{ readonly links: readonly string[]; readonly now: string }> => {
    const line = desk.page.locator('ol.steps');
    const name = (text: string): string => CHAIN.find((link) => text.startsWith(link)) ?? text;
    const [links, now] = await Promise.all([line.locator('.steps-title').allInnerTexts(), line.locator('[aria-current=step] .steps-title').innerText()]);
    return { links: links.map(name), now: name(now) };
  };
  beforeAll(async () => {
    desk = await Desk.of(cast.clerk);
  });
  afterAll(() => desk.close());

  it('finds the order that a contract has opened, and reads what comes next and for whom', async () => {
    await desk.go('/orders?status=draft');
    await desk.sees(order.no);
    await desk.shot('orders-list');
    await desk.openFirstRow(order.no);
    await desk.seesHeading(order.no);
    await desk.sees('查库存，看货够不够');
    await desk.sees('轮到您');
    await expect(chain()).resolves.toEqual({ links: CHAIN, now: '查库存' });
  });

  it('checks stock, records the consent of the customer and confirms, each under E (ORD-09)', async () => {
    await desk.seesNext('查库存');
    await desk.press('e');
    await desk.seesNext('登记客户认可');
    await desk.press('e');
    await desk.seesHeading('登记客户认可');
    await desk.fillsIn('刘洋');
    await desk.seesNext('确认订单');
    await desk.press('e');
    await desk.sees('等待到款：销售上报，财务确认');
    await expect(chain()).resolves.toEqual({ links: CHAIN, now: '到款' });
    await expect(cast.clerk.call(ordersApi.getOrder, { orderId: order.id })).resolves.toMatchObject({
      status: 'awaiting-payment',
      consent: { who: '刘洋', how: 'phone', recordedBy: cast.clerk.id },
    });
    await desk.shot('orders-chain');
  });

  it('may not ship before the payment: told the clause and the facts, she takes a way forward that waits for the money too (ORD-06)', async () => {
    await desk.page.getByRole('button', { name: '安排发运' }).click();
    await desk.seesHeading('安排发运');
    await desk.fillsIn('CK-01', '顺达物流', 'ZB-2026-118');
    const refusal = desk.page.getByRole('alert');
    for (const word of ['ORD-06', '003-T §6.2', '先款后货']) await refusal.getByText(word).first().waitFor();
    await desk.shot('orders-refused');
    await refusal.getByRole('button', { name: '放行发货' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: '放行' }).waitFor();
    await desk.press('Control+Enter');
    await desk.sees('尚缺 1130.00');
  });
});

describe('sales on the phone', () => {
  it('reports what the customer has paid, on a screen of 390 px that nothing sticks out of (ORD-27)', async () => {
    const phone = await Desk.of(cast.rep, { width: 390 });
    await phone.go(`/orders/${order.id}`);
    await phone.page.getByRole('button', { name: '上报到款' }).click();
    await phone.seesHeading('上报到款');
    await phone.shot('receipt-phone');
    await phone.answers({ 金额: '1500.00', 凭证号: `HD-${order.id.slice(-8)}` });
    await phone.sees('到款已上报，待财务确认');
    await phone.shot('order-phone');
    await phone.close();
  });
});

describe('the day of finance', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.of(cast.finance);
  });
  afterAll(() => desk.close());

  it('confirms what another person has reported; the order takes what it is owed (ORG-14)', async () => {
    await desk.go('/receipts');
    await desk.openFirstRow('渝北建材');
    await desk.seesNext('确认到款');
    await desk.press('e');
    await desk.sees('已确认待分配');
    await desk.sees('分配建议');
    await desk.go('/');
    await desk.page.locator('.panel', { hasText: '待分配的到款' }).getByRole('link', { name: '全部' }).click();
    await desk.page.getByRole('tab', { name: '待分配', selected: true }).waitFor();
    await desk.openFirstRow('渝北建材');
    await desk.sees('分配建议');
  });

  it('is suggested the oldest receivable of the customer for the rest, and allocates it with one key (ORD-27)', async () => {
    await desk.page.getByRole('link', { name: owed.no }).waitFor();
    await desk.shot('receipt-allocation');
    await desk.press('e');
    await desk.sees(`已分配到 ${owed.no}`);
    const { items } = await cast.finance.call(receiptsApi.findReceipts, { orderId: order.id });
    expect(items).toMatchObject([{ status: 'allocated', unallocated: '0.00' }]);
    expect(items[0]!.allocations).toContainEqual({ orderId: owed.id, amount: '370.00' });
  });

  it('reads what customers owe by age, and the statement of one with the credit that is used (ORD-26)', async () => {
    await desk.go('/receivables');
    const aged = desk.page.getByRole('row', { name: '渝北建材' });
    await aged.locator('td[data-title=未到期]', { hasText: '¥760.00' }).waitFor();
    await expect(desk.page.locator('.ageing li').allInnerTexts()).resolves.toHaveLength(5);
    await desk.shot('receivables-ageing');
    await desk.page.getByRole('button', { name: '渝北建材' }).click();
    await desk.seesHeading('渝北建材 对账单');
    await desk.sees('信用占用');
    await desk.shot('receivables-statement');
  });
});

describe('the goods leave', () => {
  it('is released, planned, dispatched and signed for from the page of the order; paid before, it closes by itself', async () => {
    const desk = await Desk.of(cast.clerk);
    await desk.go(`/orders/${order.id}`);
    await desk.seesNext('放行');
    await desk.press('e');
    await desk.sees('订单已放行');
    await desk.seesNext('安排发运');
    await desk.press('e');
    await desk.fillsIn('CK-01', '顺达物流', 'ZB-2026-118');
    await desk.seesNext('发货');
    await desk.press('e');
    await desk.fillsIn('YD-77120');
    await desk.seesNext('登记签收');
    await desk.press('e');
    await desk.fillsIn('刘洋');
    await desk.sees('按已交付数量申请开票');
    await desk.shot('orders-delivered');
    await expect(cast.clerk.call(ordersApi.getOrder, { orderId: order.id })).resolves.toMatchObject({ status: 'closed', open: '0.00' });
    await desk.close();
  });
});

describe('the invoice', () => {
  it('is requested by sales for what was delivered, and issued by finance with the number of the tax system (ORD-22, ORD-23)', async () => {
    const sales = await Desk.of(cast.rep);
    await sales.go(`/orders/${order.id}`);
    await sales.seesNext('申请开票');
    await sales.press('e');
    await sales.seesHeading('申请开票');
    await sales.press('Control+Enter');
    await sales.sees('待财务开票');
    await sales.close();
    const finance = await Desk.of(cast.finance);
    await finance.go('/invoices?status=requested');
    await finance.page.getByRole('button', { name: '登记开票' }).click();
    await finance.expecting([400], async () => {
      await finance.answers({ 数电发票号码: '2644000000000000001X' });
      await finance.sees('发票号码为 20 位数字');
    });
    await finance.shot('invoice-refused');
    await finance.answers({ 数电发票号码: `2644${String(Date.now()).padStart(16, '0')}` });
    await finance.sees('已登记发票号码');
    await finance.go(`/orders/${order.id}`);
    await finance.sees('全部完成');
    await finance.close();
  });
});

describe('credit that does not reach', () => {
  it('refuses the confirmation with what is needed and what is there; payment first is the way forward, and is taken (ORD-06)', async () => {
    const big = await agreed(cast, await anOrder(cast, { goods, payment: 'credit' }));
    const desk = await Desk.of(cast.clerk);
    await desk.go(`/orders/${big.id}`);
    await desk.seesNext('确认订单');
    await desk.press('e');
    const refusal = desk.page.getByRole('alert');
    await refusal.getByText('订单需占用信用 1130.00，可用 0.00：未授信').waitFor();
    await refusal.getByText('ORD-06').waitFor();
    await desk.shot('order-without-credit');
    await refusal.getByRole('button', { name: '改为先款后货' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: '改为先款后货' }).waitFor();
    await desk.press('Control+Enter');
    await desk.sees('已改为先款后货');
    await desk.seesNext('确认订单');
    await desk.press('e');
    await desk.sees('等待到款：销售上报，财务确认');
    await expect(cast.clerk.call(ordersApi.getOrder, { orderId: big.id })).resolves.toMatchObject({ status: 'awaiting-payment', payment: 'prepay' });
    await desk.close();
  });
});

describe('the day of customer service', () => {
  let desk: Desk;
  beforeAll(async () => {
    await eventually(async () => {
      const { items } = await cast.service.call(serviceFilesApi.findServiceFiles, { customerId: order.customerId });
      expect(items).toHaveLength(2);
    });
    desk = await Desk.of(cast.service);
  });
  afterAll(() => desk.close());
  /** The next step of the ticket, which asks for these words. */
  const next = async (button: string, ...words: readonly string[]): Promise<void> => {
    await desk.seesNext(button);
    await desk.press('e');
    await desk.fillsIn(...words);
  };

  it('opens a ticket from what was delivered; both clocks start (AFS-01, AFS-02)', async () => {
    await desk.go('/service-files');
    await desk.openFirstRow('渝北建材');
    await desk.seesButton('新建工单');
    await desk.press('n');
    await desk.seesHeading('新建工单');
    await desk.answers({ 客户反映: '三箱瓷砖边角破损', 报告人及联系方式: '刘洋 13800001234' });
    await desk.sees('回复（24 小时）');
    await desk.sees('解决（48 小时）');
    // the ticket beside its queue, and on both sides what is left of both promises
    for (const side of ['.split-list .queue-item', '.split-detail article']) {
      const left = desk.page.locator(side).first().locator('.clocks').first().locator('.countdown');
      await expect(left.allInnerTexts()).resolves.toEqual([expect.stringMatching(/^还剩 23 小时 5\d 分/), expect.stringMatching(/^还剩 47 小时 5\d 分/)]);
    }
    await desk.shot('tickets-queue');
  });

  it('answers and investigates with E; to resolve without the consent is refused, and the way forward is taken (AFS-04)', async () => {
    await next('回复客户', '已收到，明天上门');
    await next('登记调查', '运输中破损，拟更换');
    await desk.seesNext('提出方案');
    await desk.page.getByRole('button', { name: '办结' }).click();
    await desk.seesHeading('办结');
    await desk.answers({ 做了什么: '更换三箱', 告知客户的内容: '已更换' });
    const refusal = desk.page.getByRole('alert');
    await refusal.getByText('AFS-04').waitFor();
    await desk.shot('tickets-refused');
    await refusal.getByRole('button', { name: '提出方案' }).click();
    await desk.seesHeading('提出方案');
    await desk.fillsIn('免费更换三箱');
    await desk.sees('方案已登记');
  });

  it('goes on to the consent, the result and the return visit, and closes it (AFS-11, AFS-13)', async () => {
    await solves(desk, { done: '更换三箱', told: '已更换，包装已加护角' });
    await desk.shot('tickets-follow-up');
    await closes(desk);
    const { pathname, search } = new URL(desk.page.url());
    await desk.go('/return-visits?status=done');
    await expect(desk.page.getByRole('row', { name: '渝北建材' }).innerText()).resolves.toMatch(/5 分.*4 分.*满意/s);
    await desk.go(pathname + search);
  });

  it('asks how content the customer is, and the answer is scored (AFS-18)', async () => {
    await desk.page.getByRole('button', { name: '发起满意度调查' }).click();
    await desk.seesHeading('发起满意度调查');
    await desk.press('Control+Enter');
    await desk.sees('调查已发出');
    await desk.go('/surveys');
    await desk.openFirstRow('渝北建材');
    await desk.answers({ '您对产品质量满意吗？': '4', '送货是否及时、完好？': '4', '您对我们的服务满意吗？': '4' });
    await desk.sees('80 分（满分 100）');
    await desk.shot('surveys');
  });

  it('fits the phone, and reads in English without a Chinese word of ours', async () => {
    const phone = await Desk.of(cast.service, { width: 390, locale: 'en' });
    await phone.go('/tickets?show=closed');
    await phone.seesHeading('Tickets');
    await phone.shot('tickets-phone-en');
    await phone.close();
  });
});
