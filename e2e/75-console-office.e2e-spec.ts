import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { copiesErased } from '@tradewind/contracts/after-sales/after-sales.events';
import { contractEffective } from '@tradewind/contracts/contracts/contracts.events';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { dataSubjectsApi } from '@tradewind/contracts/customers/data-subjects.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { payoutsApi } from '@tradewind/contracts/expenses/payouts.api';
import { supplementsApi } from '@tradewind/contracts/expenses/supplements.api';
import { operationsApi } from '@tradewind/contracts/operations/operations.api';
import { receiptConfirmed } from '@tradewind/contracts/orders/orders.events';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import { aBranch, type Cast } from './support/cast.ts';
import { builder, type Player } from './support/company.ts';
import { openConsole, type Console, type Look } from './support/console.ts';
import { announce } from './support/events.ts';
import { PASSWORD } from './support/head-office.ts';
import { aCustomerOnCredit, boughtOnCredit, someGoods, stocked } from './support/orders.ts';

const today = businessDate(new Date());
const year = parseInt(today, 10);
/** The month before this one: it is over, so it can be closed. */
const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);

let cast: Cast;
beforeAll(async () => {
  cast = await aBranch('青岛分公司');
});

const desks = new Map<string, Promise<Console>>();
afterAll(async () => {
  for (const desk of desks.values()) await (await desk).close();
});

/** Somebody works at their own desk; it stays open from one time to the next. */
async function at(player: Player, work: (desk: Console) => Promise<void>, look: Look = { width: 1440, theme: 'light' }): Promise<void> {
  const isNew = !desks.has(player.id);
  const opened = desks.get(player.id) ?? openConsole(player, look);
  desks.set(player.id, opened);
  const desk = await opened;
  if (!isNew) await desk.look(look);
  await work(desk);
}

describe('EXP-07..15 A claim from the desk of its handler to the cashier', () => {
  let claim: string;
  let budgetId: string;
  beforeAll(async () => {
    const line = { category: 'travel', amount: '1000.00', purpose: '拜访客户', use: '车票与住宿' };
    ({ id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, { year, org: cast.org, lines: [line] }));
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
  });

  it('over budget it is refused with the figures, and the way forward asks for exactly what is missing', async () => {
    await at(cast.manager, async (desk) => {
      const { page } = desk;
      await desk.go('/expenses?do=draft');
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel('科目').selectOption('travel');
      await drawer.getByLabel('金额').fill('1200');
      await drawer.getByLabel('凭证号码').fill(`FP${randomBytes(6).toString('hex')}`);
      await drawer.getByLabel('事由').fill('拜访重点客户');
      await page.keyboard.press('Control+Enter');
      const refusal = page.getByRole('alert');
      await desk.expecting([422], async () => {
        await page.getByRole('button', { name: '提交审批' }).click();
        await refusal.getByText('EXP-15').waitFor();
      });
      await desk.shot('office-over-budget');
      claim = new URL(page.url()).pathname;
      await refusal.getByRole('button', { name: '申请追加预算' }).click();
      await expect(drawer.getByLabel('金额').inputValue()).resolves.toMatch(/200\.00$/);
      await drawer.getByLabel('事由').fill('新增展会');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  });

  it('finance agrees to the supplement where it lies, management after it, and the claim goes on', async () => {
    await at(cast.hqFinance, async (desk) => {
      const { page } = desk;
      await desk.go('/expenses/supplements?status=in-review');
      await page.getByText('新增展会').click();
      await page.getByRole('button', { name: '同意' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    const [supplement] = (await cast.manager.call(supplementsApi.findSupplements, { budgetId })).items;
    await cast.gm.call(supplementsApi.decideSupplement, { supplementId: supplement!.id, step: 'leader', approve: true });
    await at(cast.manager, async (desk) => {
      await desk.go(claim);
      await desk.page.getByRole('button', { name: '提交审批' }).click();
      await desk.page.getByRole('button', { name: '催办' }).waitFor();
      await desk.shot('office-claim');
    });
  });

  it('the department, finance and the cashier take it to its payment, each from their own desk', async () => {
    const agree = async (desk: Console): Promise<void> => {
      await desk.go(claim);
      await desk.page.getByRole('button', { name: '同意' }).click();
      await desk.page.getByRole('button', { name: '同意' }).waitFor({ state: 'detached' });
    };
    await at(cast.branchManager, agree);
    await at(cast.finance, agree);
    await at(cast.cashier, async (desk) => {
      const { page } = desk;
      await desk.go(claim);
      await page.getByRole('button', { name: '登记付款' }).click();
      await page.getByRole('dialog').getByLabel('付款流水号').fill('CMB-0042');
      await page.keyboard.press('Control+Enter');
      await page.getByText('CMB-0042').waitFor();
      await page.getByText('已付款').first().waitFor();
    });
  });

  it('the budget shows what is spent, on a phone in the dark as well', async () => {
    await at(
      cast.branchManager,
      async (desk) => {
        await desk.go(`/expenses/budgets?year=${String(year)}`);
        await desk.page.getByRole('img', { name: '已支出 ¥1,200.00，占用 ¥0.00，可用 ¥0.00' }).waitFor();
        await desk.shot('office-budgets-phone-dark');
      },
      { width: 390, theme: 'dark' },
    );
  });
});

describe('PER-09..27 A month from its close to the bonus', () => {
  beforeAll(async () => {
    const place = { org: `${cast.org}.sales`, branch: cast.branch };
    const goods = { productId: newId(), sku: 'T-800', name: '抛光砖', spec: null, unit: '箱', quantity: '100', unitPrice: '1130.00', taxRate: '0.13' };
    const line = { ...goods, gross: '113000.00', net: '100000.00', tax: '13000.00', unitCost: '600' };
    const contract = {
      contractId: newId(),
      contractNo: 'QD-HT-000001',
      customerId: newId(),
      customerName: '渝北建材',
      opportunityId: null,
      salesRepId: cast.rep.id,
    };
    const terms = { currency: 'CNY', lines: [line], total: '113000.00', net: '100000.00', payment: 'prepay' as const, deliverBy: addDays(today, 60) };
    await announce(contractEffective, { ...contract, ...terms, effectiveOn: `${lastMonth}-10` }, place);
    const receipt = { receiptId: newId(), orderId: newId(), customerId: newId(), salesRepId: cast.rep.id, amount: '90000.00', receivedOn: `${lastMonth}-12` };
    await announce(receiptConfirmed, receipt, place);
    // of the same name, elsewhere, and newer: whoever is listed first is not the one who is meant
    await builder().hire({ name: '王芳', login: `w${randomBytes(5).toString('hex')}`, password: PASSWORD, post: 'sales-rep', org: 'hq' });
    await eventually(async () => expect((await cast.branchManager.call(factsApi.listFacts, {})).items.length).toBeGreaterThanOrEqual(3));
    const whole = { year: parseInt(lastMonth, 10), kpi: 'sales-amount' as const, personId: cast.manager.id, unit: `${cast.org}.sales`, yearly: '1200000.00' };
    const { id: targetId } = await eventually(() => cast.manager.call(targetsApi.draftTarget, whole));
    await cast.manager.call(targetsApi.issueTarget, { targetId });
  });

  it('a manager breaks the target of the department down in the tree, and a part that falls short is refused with the difference', async () => {
    await at(cast.manager, async (desk) => {
      const { page } = desk;
      await desk.go(`/performance/targets?year=${lastMonth.slice(0, 4)}`);
      await page.getByRole('button', { name: '分解目标' }).click();
      await pick(desk, 0, '王芳');
      await pick(desk, 1, '赵磊');
      await page.getByRole('dialog').getByLabel('全年目标').nth(0).fill('700000');
      await page.getByRole('dialog').getByLabel('全年目标').nth(1).fill('499999');
      await page.getByText('尚差').waitFor();
      await desk.expecting([422], async () => {
        await page.keyboard.press('Control+Enter');
        await page.getByRole('alert').getByText('PER-21').waitFor();
        await page.getByRole('alert').getByText('尚有 1.00 未落实到人').waitFor();
      });
      await desk.shot('office-cascade-short');
      // by Tab, past the unit: what is typed then takes the place of the amount that was there
      await page.getByRole('dialog').getByLabel('责任人').nth(1).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('500000');
      await page.getByText('已全部落实').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('王芳').first().waitFor();
      await page.getByText('¥500,000.00').waitFor();
      await desk.shot('office-targets');
    });
  });

  it('finance is refused a month that still runs, closes the one that is over, and publishes it', async () => {
    await at(cast.hqFinance, async (desk) => {
      const { page } = desk;
      await desk.go('/performance/months?do=close');
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel('分公司').selectOption(cast.branch);
      await drawer.getByLabel('月份').selectOption(today.slice(0, 7));
      await desk.expecting([422], async () => {
        await page.keyboard.press('Control+Enter');
        await page.getByRole('alert').getByText('PER-09').waitFor();
      });
      await drawer.getByLabel('月份').selectOption(lastMonth);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await desk.go(`/performance/months?branch=${cast.branch}`);
      await page.getByRole('cell', { name: lastMonth }).first().click();
      await page.getByRole('button', { name: '公布考核表' }).click();
      await page.getByRole('button', { name: '锁定' }).waitFor();
      await page.getByRole('button', { name: '重新核算' }).click();
      await page.getByText('完全一致').waitFor();
      await desk.shot('office-month');
    });
  });

  it('a scorecard opens down to the receipt it counts, and the bonus line by line', async () => {
    await at(cast.manager, async (desk) => {
      const { page } = desk;
      await desk.go(`/performance/scorecards?month=${lastMonth}`);
      await page.getByText('王芳').first().click();
      await page.locator('summary', { hasText: '销售额' }).click();
      await page.getByRole('link', { name: /^收款/ }).waitFor();
      await desk.shot('office-scorecard');
      await page.getByRole('link', { name: /对应奖金/ }).click();
      await page.getByText('提成：完成目标 0% 以上部分').waitFor();
      await desk.shot('office-bonus');
      await desk.look({ width: 390, theme: 'dark' });
      await desk.shot('office-bonus-phone-dark');
      await page.getByRole('link', { name: /依据的考核表/ }).click();
      await page.locator('summary', { hasText: '销售额' }).click();
      await page.getByText('到款').first().waitFor();
      await desk.shot('office-scorecard-phone-dark');
    });
  });

  it('the general manager approves it and sees target against actual, on a phone in the dark with a table behind the chart', async () => {
    await at(
      cast.gm,
      async (desk) => {
        const { page } = desk;
        await desk.go(`/performance/bonuses?month=${lastMonth}&branch=${cast.branch}`);
        await page.getByText('王芳').first().click();
        await page.getByRole('button', { name: '批准奖金' }).click();
        await page.getByRole('button', { name: '批准奖金' }).waitFor({ state: 'detached' });
        await page.goto('/performance');
        await page.getByRole('img', { name: '目标与实际' }).getByText('万元').waitFor();
        await desk.shot('office-dashboard-phone-dark');
        await expect(page.evaluate('asked.charts()')).resolves.toEqual(
          expect.arrayContaining(['目标与实际', '销售排名'].map((title) => expect.objectContaining({ title, faint: [], axis: '万元' }) as unknown)),
        );
        for (const chart of await page.locator('figure.chart').all()) {
          await chart.getByRole('button', { name: '表格' }).click();
          await chart.locator('tbody tr').first().waitFor();
        }
        await page.getByRole('columnheader', { name: '目标' }).first().waitFor();
        await desk.look({ locale: 'en' });
        await page.getByRole('img', { name: 'Target against actual' }).getByText('CNY thousand').waitFor();
        await desk.shot('office-dashboard-en');
        await desk.look({ locale: 'zh-CN' });
      },
      { width: 390, theme: 'dark' },
    );
    await at(cast.manager, async (desk) => {
      await desk.go('/performance');
      await desk.page.getByRole('img', { name: '销售排名' }).getByText('王芳').waitFor();
      await desk.shot('office-dashboard');
    });
  });

  it('a manager sees where the opportunities stand, and whose payment is late by how much, to the cent in the table behind each picture', async () => {
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `巴南建材${randomBytes(5).toString('hex')}` });
    const aims = ['40000.10', '60000.20', '88000.50'].map((expectedAmount) => ({ customerId, title: '二期工程', expectedAmount }));
    const opened = await Promise.all(aims.map((aim) => cast.rep.call(opportunitiesApi.openOpportunity, aim)));
    await cast.rep.call(opportunitiesApi.advanceOpportunity, { opportunityId: opened.at(-1)!.id });
    const goods = someGoods();
    await stocked(cast, goods, '1000');
    const debtor = await aCustomerOnCredit(cast, 45);
    for (const daysAgo of [10, 80]) await boughtOnCredit(cast, { goods, customerId: debtor }, daysAgo);
    await at(cast.manager, async (desk) => {
      const { page } = desk;
      await desk.go('/performance');
      await page.getByRole('img', { name: '逾期风险' }).getByText('渝北建材').waitFor();
      await expect(page.evaluate('asked.charts()')).resolves.toEqual(
        expect.arrayContaining(
          [
            { title: '商机漏斗', axis: '件' },
            { title: '应收账龄', axis: '万元' },
            { title: '逾期风险', axis: '万元' },
          ].map((drawn) => expect.objectContaining({ ...drawn, faint: [] }) as unknown),
        ),
      );
      await desk.shot('office-dashboard-risk');
      const rows = async (title: string): Promise<string[][]> => {
        const chart = page.locator('figure.chart', { hasText: title });
        await chart.getByRole('button', { name: '表格' }).click();
        const lines = await chart.locator('tr').allInnerTexts();
        return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
      };
      await expect(rows('商机漏斗')).resolves.toEqual([
        ['阶段', '商机数', '预计金额'],
        ['市场调研', '2', '¥100,000.30'],
        ['初步接触', '1', '¥88,000.50'],
        ['需求分析', '0', '¥0.00'],
        ['方案报价', '0', '¥0.00'],
        ['商务谈判', '0', '¥0.00'],
      ]);
      await expect(rows('应收账龄')).resolves.toEqual([
        ['账龄', '笔数', '未收'],
        ['未到期', '1', '¥1,130.00'],
        ['逾期 1–30 天', '0', '¥0.00'],
        ['逾期 31–60 天', '1', '¥1,130.00'],
        ['逾期 61–90 天', '0', '¥0.00'],
        ['逾期 90 天以上', '0', '¥0.00'],
      ]);
      await expect(rows('逾期风险')).resolves.toEqual([
        ['客户', '最长逾期', '逾期金额', '未收'],
        ['渝北建材', '35 天', '¥1,130.00', '¥2,260.00'],
      ]);
    });
  });

  it('the cashier pays what was approved, in the words of the bank (EXP-13)', async () => {
    const payout = await eventually(async () => {
      const { items } = await cast.cashier.call(payoutsApi.findPayouts, { personId: cast.rep.id, status: ['requested'] });
      expect(items).toHaveLength(1);
      return items[0]!;
    });
    await at(cast.cashier, async (desk) => {
      const { page } = desk;
      await desk.go(`/expenses/payouts?q=${payout.no}`);
      await page.getByRole('row', { name: payout.no }).click();
      await desk.shot('office-payout');
      await page.getByRole('button', { name: '登记付款' }).click();
      await page.getByRole('dialog').last().getByLabel('付款流水号').fill('CMB-0043');
      await page.keyboard.press('Control+Enter');
      await page.locator('.status', { hasText: '已发放' }).waitFor();
      await desk.look({ width: 390, theme: 'dark', locale: 'en' });
      await desk.shot('office-payouts-phone-en');
      await desk.look({ width: 1440, theme: 'light', locale: 'zh-CN' });
    });
  });

  /** Chooses somebody in a line of the drawer by typing their name. */
  async function pick({ page }: Console, line: number, name: string): Promise<void> {
    await page.getByRole('dialog').getByLabel('责任人').nth(line).fill(name);
    await page.getByRole('option', { name: new RegExp(`${name}\\s*青岛分公司 · 销售部 · 销售代表`) }).click();
  }
});

describe('XCT-01 What applies to me, and how it changes', () => {
  it('a proposal shows what it would say otherwise, is tried on the past, and approved by another', async () => {
    await at(cast.admin, async (desk) => {
      const { page } = desk;
      await desk.go(`/policies/kinds/quote?org=${cast.org}`);
      await page.getByRole('button', { name: '起草新版本' }).click();
      await page.locator('.propose-head').getByRole('combobox').fill(cast.branch);
      await page.getByRole('option', { name: '青岛分公司' }).click();
      await page.getByLabel('理由').fill('青岛试行更短的报价有效期');
      await page.getByLabel('有效（天）').fill('7');
      await desk.shot('office-propose');
      await page.getByRole('button', { name: '提交草案' }).click();
      await page.getByText('草案').first().waitFor();
    });
    await at(cast.vp, async (desk) => {
      const { page } = desk;
      await desk.go('/policies/proposals');
      await page.getByText('青岛试行更短的报价有效期').click();
      await page.getByRole('dialog').getByText('有效（天）').waitFor();
      await desk.shot('office-proposal');
      await page
        .getByRole('dialog')
        .getByRole('row', { name: /^有效（天） \d+ 7$/ })
        .waitFor();
      await page.getByRole('button', { name: '批准' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await desk.go(`/policies/kinds/quote?org=${cast.org}`);
      const version = page.locator('.versions .version', { hasText: '青岛试行更短的报价有效期' });
      await version.locator('summary', { hasText: '第 1 版' }).click();
      await version.getByText('冯晓东').waitFor();
      await version.getByRole('heading', { name: '第一版' }).waitFor();
    });
    const mark = randomBytes(3).toString('hex');
    const team = await builder().unit(`${cast.org}.sales`, `t${mark}`, 'department', `胶东${mark}组`);
    await at(cast.rep, async (desk) => {
      const { page } = desk;
      await desk.go(`/policies?on=${addDays(today, 1)}`);
      const unit = page.getByRole('combobox', { name: '部门' });
      await unit.click();
      // the tree: what lies below another comes after it, and is set in
      const tree = (await page.getByRole('option').allInnerTexts()).map((name) => name.trim());
      expect(tree.indexOf('总公司')).toBeLessThan(tree.lastIndexOf('青岛分公司'));
      await unit.fill(`jiaodong${mark}`);
      await page.getByRole('option', { name: `胶东${mark}组 青岛分公司 · 销售部` }).waitFor();
      await unit.fill(`jd${mark}`);
      await page.getByRole('option', { name: `胶东${mark}组` }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText(`胶东${mark}组 在 `).waitFor();
      expect(new URL(page.url()).searchParams.get('org')).toBe(team);
      await page.getByRole('row', { name: /报价有效期.*7/ }).waitFor();
      await desk.shot('office-policies');
    });
  });

  it('every requirement says what keeps it', async () => {
    await at(cast.auditor, async (desk) => {
      await desk.go('/policies/coverage');
      await desk.page.getByRole('heading', { name: '条款覆盖' }).waitFor();
      await desk.shot('office-coverage');
    });
  });
});

describe('R12, XCT-05 An operator’s morning', () => {
  it('a dead letter is seen, tried again, and given up with a reason', async () => {
    const eventId = newId();
    const letterId = await aDeadLetter(eventId);
    await at(cast.admin, async (desk) => {
      const { page } = desk;
      await desk.go('/operator');
      await page.getByRole('heading', { name: '身份与组织' }).waitFor();
      await page.getByText('有死信').first().waitFor();
      await desk.shot('office-operator');
      await desk.go('/operator/jobs?service=orders');
      const job = page.getByRole('row', { name: 'orders.OverdueWatch' });
      await expect(job.innerText()).resolves.toMatch(/1,000 毫秒.*20\d\d-\d\d-\d\d \d\d:\d\d.*毫秒.*正常/s);
      await expect(page.locator('.figure-card', { hasText: '流上最后一个事件' }).innerText()).resolves.toMatch(/[1-9].*建立于/s);
      await desk.shot('office-jobs');
      await desk.go('/operator/dead-letters?service=customers');
      const row = page.locator(`tr[data-row="${letterId}"]`);
      await row.getByRole('button', { name: '重放' }).click();
      await row.getByRole('cell', { name: '2', exact: true }).waitFor();
      await desk.shot('office-dead-letters');
      await row.getByRole('button', { name: '放弃' }).click();
      await page.getByRole('dialog').getByLabel('为什么不需要它的效果').fill('测试事件，无对应申请');
      await page.keyboard.press('Control+Enter');
      await row.waitFor({ state: 'detached' });
    });
  });

  it('the auditor finds who decided, and under which policies', async () => {
    await at(cast.auditor, async (desk) => {
      const { page } = desk;
      await desk.go(`/operator/audit?service=expenses&actorId=${cast.cashier.id}`);
      await page.getByText('expenses.payClaim').first().click();
      await page.getByRole('dialog').getByText('朱秦').waitFor();
      await desk.shot('office-audit');
    });
  });

  it('an export shows its progress and is carried away as a file', async () => {
    await at(cast.auditor, async (desk) => {
      const { page } = desk;
      await desk.go('/exports?do=export');
      await page.getByRole('dialog').getByLabel('内容').selectOption({ label: '报销单' });
      await page.keyboard.press('Control+Enter');
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载' }).first().click()]);
      expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
      await desk.shot('office-exports');
    });
  });

  /** A confirmation nobody asked for: customers refuses it for good and keeps it as a dead letter. */
  async function aDeadLetter(eventId: string): Promise<string> {
    const contact = { name: '王明', phone: '13812341234' };
    const customer = await cast.rep.call(customersApi.createCustomer, { name: `渝北建材${randomBytes(5).toString('hex')}有限公司`, contacts: [contact] });
    const about = { customerId: customer.id, contactId: customer.contacts[0]!.contactId };
    const { id: requestId } = await cast.serviceManager.call(dataSubjectsApi.fileSubjectRequest, {
      kind: 'export',
      ...about,
      reason: '本人要求',
      receivedOn: today,
    });
    await cast.serviceManager.call(dataSubjectsApi.exportPersonalData, { requestId });
    await announce(copiesErased, { requestId, customerId: customer.id, copies: 1 }, { org: `${cast.org}.service`, branch: cast.branch }, eventId);
    return eventually(async () => {
      const { items } = await cast.admin.call(operationsApi('customers').findDeadLetters, { limit: 200 });
      return items.find((letter) => letter.eventId === eventId)!.id;
    });
  }
});
