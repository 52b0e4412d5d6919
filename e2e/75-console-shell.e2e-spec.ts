import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { customersApi, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import { leadsApi, type LeadView } from '@tradewind/contracts/customers/leads.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import type { ExportView } from '@tradewind/contracts/exports/exports.api';
import { exportBroke } from '@tradewind/contracts/exports/exports.faults';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { businessDate } from '@tradewind/domain/business-date';
import pg from 'pg';
import { aBranch, type Cast } from './support/cast.ts';
import { builder } from './support/company.ts';
import { openConsole, type Console } from './support/console.ts';
import { printed, wrongOnPaper } from './support/console/paper.ts';
import { wanted } from './support/exports.ts';
import { PASSWORD } from './support/head-office.ts';
import { csvRows } from './support/read-export.ts';

const mark = randomBytes(3).toString('hex');
const exports = wanted('customers', 'customers').api;
const today = businessDate(new Date());

let cast: Cast;
/** At a desk by day, in Chinese. */
let rep: Console;
/** On a phone in the dark, in English. */
let manager: Console;
let customer: CustomerView;
let lead: LeadView;

beforeAll(async () => {
  cast = await aBranch('温州分公司');
  customer = await cast.rep.call(customersApi.createCustomer, { name: `瓯江建材${mark}` });
  await cast.rep.call(customersApi.createCustomer, { name: `雁荡建材${mark}` });
  await cast.rep.call(customersApi.createCustomer, { name: `鹿城建材${randomBytes(4).toString('hex')}` });
  lead = await cast.rep.call(leadsApi.captureLead, { companyName: `楠溪建材${mark}`, source: 'exhibition' });
  rep = await openConsole(cast.rep);
  manager = await openConsole(cast.manager, { width: 390, theme: 'dark', locale: 'en' });
});
afterAll(async () => {
  await rep.close();
  await manager.close();
});

describe('Ctrl+K: everything that has a name, a number or initials, from one field', () => {
  it('a page by the initials of its name, a customer by those of theirs', async () => {
    const { page } = rep;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('bj');
    await page.getByRole('option', { name: '报价' }).first().waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(`ojjc${mark}`);
    const found = page.getByRole('option', { name: customer.name });
    await found.waitFor();
    await expect(found.innerText()).resolves.toContain(customer.no);
    await rep.shot('shell-palette');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(customer.no);
    await page.getByRole('option', { name: customer.no }).waitFor();
    await found.waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: customer.name }).waitFor();
  });

  it('an action, which is begun; only where the posts of the person allow it', async () => {
    const { page } = rep;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('新');
    await page.getByRole('option', { name: '新建客户' }).waitFor();
    await expect(page.getByRole('option', { name: '登记库存' }).count()).resolves.toBe(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('xjkh');
    await page.getByRole('option', { name: '新建客户', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '新建客户' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await rep.shot('shell-keys');
    await page.keyboard.press('Escape');
  });
});

describe('An empty list', () => {
  it('says how something comes into it, and a key does it', async () => {
    const { page } = rep;
    await rep.go('/quotes');
    await page.getByText('按 N 新建。价格由系统按价目表带出').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: '新建报价' }).waitFor();
  });
});

describe('A record says the way back up', () => {
  it('step by step, each where it says, with the keyboard alone', async () => {
    const { page } = rep;
    const way = page.getByRole('navigation', { name: '当前位置' });
    await rep.go(`/leads/${lead.id}`);
    await expect(way.getByRole('link').allInnerTexts()).resolves.toEqual(['客户', '线索']);
    await expect(way.locator('[aria-current=page]').innerText()).resolves.toBe(lead.companyName);
    await page.locator('#content').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '线索', level: 1 }).waitFor();
    await way.getByRole('link', { name: '客户' }).press('Enter');
    await page.getByRole('heading', { name: '客户', level: 1 }).waitFor();
  });

  it('on a phone as well', async () => {
    await manager.go(`/leads/${lead.id}`);
    await manager.shot('shell-way-up-phone');
    await manager.page.getByRole('navigation', { name: 'Where this is' }).getByRole('link', { name: 'Leads' }).click();
    await manager.page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor();
  });
});

describe('Everybody looks at a list in their own way', () => {
  const view = '我的瓯越客户';
  const column = (name: string) => rep.page.getByRole('columnheader', { name });
  const names = (): Promise<string[]> => rep.page.locator('tbody tr td:first-child').allInnerTexts();
  const inMyWay = [`雁荡建材${mark}`, `瓯江建材${mark}`];
  /** Opens or shuts what hangs at a word above the list. */
  const hangsAt = (word: string): Promise<void> => rep.page.locator('.table-tools summary', { hasText: word }).click();

  it('chooses columns, order and conditions, and keeps them under a name', async () => {
    const { page } = rep;
    await rep.go(`/customers?q=${mark}`);
    await hangsAt('列');
    await page.getByRole('checkbox', { name: '行业' }).check();
    await page.getByRole('checkbox', { name: '最近联系' }).uncheck();
    await page.keyboard.press('Escape');
    await column('客户名称').getByRole('button').click();
    await column('客户名称').getByRole('button').click();
    await expect(names()).resolves.toEqual(inMyWay);
    await hangsAt('视图');
    await page.getByLabel('视图名称').fill(view);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: view, exact: true }).waitFor();
    await rep.shot('shell-views');
  });

  it('finds it again on another day, from wherever the list was left', async () => {
    const { page } = rep;
    await page.goto('/customers');
    await rep.quiet();
    await column('行业').waitFor();
    await hangsAt('列');
    await page.getByRole('checkbox', { name: '行业' }).uncheck();
    await page.getByRole('checkbox', { name: '最近联系' }).check();
    await column('客户名称').getByRole('button').click();
    await expect(column('行业').count()).resolves.toBe(0);
    await hangsAt('视图');
    await page.getByRole('button', { name: view, exact: true }).click();
    await column('行业').waitFor();
    await rep.quiet();
    await expect(column('最近联系').count()).resolves.toBe(0);
    await expect(names()).resolves.toEqual(inMyWay);
  });

  it('sends its address to a colleague, who sees the same customers in their own way', async () => {
    const { page } = manager;
    // even at the same browser
    const kept = await rep.page.evaluate<Record<string, string>>('({ ...localStorage })');
    const ofList = Object.entries(kept).filter(([key]) => key.includes('table'));
    await page.evaluate(`asked.choose(${JSON.stringify(Object.fromEntries(ofList))})`);
    const { pathname, search } = new URL(rep.page.url());
    await manager.go(pathname + search);
    await page.getByText(`瓯江建材${mark}`).waitFor();
    await expect(page.locator('tbody tr').count()).resolves.toBe(2);
    await expect(page.locator('td[data-title=Industry]').count()).resolves.toBe(0);
    await page.locator('.table-tools summary', { hasText: 'Views' }).click();
    await expect(page.getByRole('button', { name: view }).count()).resolves.toBe(0);
    await page.keyboard.press('Escape');
  });

  it('takes it away when it is of no use any more', async () => {
    const { page } = rep;
    await hangsAt('视图');
    await page.getByRole('button', { name: `删除视图“${view}”` }).click();
    await page.reload();
    await rep.quiet();
    await hangsAt('视图');
    await page.getByLabel('视图名称').waitFor();
    await expect(page.getByRole('button', { name: view }).count()).resolves.toBe(0);
  });
});

describe('Conditions are taken away all at once', () => {
  it('and whoever types on at once loses nothing of it', async () => {
    const { page } = rep;
    await rep.go(`/customers?q=${mark}&tier=potential`);
    await page.evaluate(`asked.pressAndType('清除条件', '雁荡')`);
    await page.waitForURL((url) => url.searchParams.get('q') === '雁荡');
    expect(new URL(page.url()).searchParams.has('tier')).toBe(false);
    await expect(page.getByRole('searchbox').inputValue()).resolves.toBe('雁荡');
    await rep.quiet();
    await expect(page.locator('tbody tr td:first-child').allInnerTexts()).resolves.toEqual([`雁荡建材${mark}`]);
  });
});

describe('CUS-07 Customers stand on a board by their tier', () => {
  it('and go to another one for a reason; without it the card is back where it was', async () => {
    const { page } = rep;
    await rep.go(`/customers?as=board&q=${mark}`);
    const card = page.locator('.kanban-card', { hasText: customer.name });
    const inTier = (tier: string) => page.getByRole('region', { name: tier }).locator('.kanban-card', { hasText: customer.name });
    const moved = page.getByRole('dialog', { name: '调整等级' });
    await inTier('潜在客户').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await moved.waitFor();
    await page.keyboard.press('Control+Enter');
    await moved.getByText('必填').waitFor();
    await page.keyboard.press('Escape');
    await expect(inTier('潜在客户').count()).resolves.toBe(1);
    await card.dragTo(page.getByRole('region', { name: '重点客户' }));
    await moved.getByLabel('原因').fill('年采购额超过五十万');
    await page.keyboard.press('Control+Enter');
    await inTier('重点客户').waitFor();
    await rep.shot('shell-customers-board');
  });
});

describe('CUS-14 A customer is handed over', () => {
  it('with a reason: whoever gave it away has it no more, the colleague does', async () => {
    const { page } = rep;
    const given = await cast.rep.call(customersApi.createCustomer, { name: `苍南建材${randomBytes(4).toString('hex')}` });
    await rep.go(`/customers/${given.id}`);
    await page.getByRole('button', { name: '移交客户' }).click();
    const form = page.getByRole('dialog', { name: '移交客户' });
    await form.getByLabel('新负责人').fill(cast.otherRep.login);
    await page.getByRole('option', { name: cast.otherRep.name }).click();
    await page.keyboard.press('Control+Enter');
    await form.getByText('必填').waitFor();
    await form.getByLabel('原因').fill('片区调整');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已移交').waitFor();
    await page.getByRole('heading', { name: '客户', level: 1 }).waitFor();
    await page.getByText(customer.name).waitFor();
    await expect(page.getByText(given.name).count()).resolves.toBe(0);
    await rep.shot('shell-handed-over');
    await expect(cast.otherRep.call(customersApi.getCustomer, { customerId: given.id })).resolves.toMatchObject({ ownerId: cast.otherRep.id });
  });
});

describe('The bell says what is new, to whom it waits for', () => {
  const bell = ({ page }: Console, words: string) => page.locator('.top').getByRole('button', { name: words });
  let claimId: string;

  it('while the page stands there, and opens it; what was opened is not new any more', async () => {
    await bell(manager, 'Nothing new').waitFor();
    claimId = await aClaim();
    await bell(manager, '1 new').click();
    const notices = manager.page.getByRole('region', { name: 'Notices' });
    await notices.getByRole('link', { name: cast.rep.name }).waitFor();
    await manager.shot('shell-notices-phone');
    await notices.getByRole('link', { name: cast.rep.name }).click();
    await manager.page.getByRole('article', { name: cast.rep.name }).waitFor();
    await bell(manager, 'Nothing new').waitFor();
    await expect(bell(rep, '没有新事项').count()).resolves.toBe(1);
  });

  it('what came of it, to whoever asked; what is dealt with is gone', async () => {
    const { page } = rep;
    await cast.manager.call(claimsApi.decideClaim, { claimId, step: 'department', approve: false, comment: '请补充事由' });
    await bell(rep, '1 件新事项').click();
    const notices = page.getByRole('region', { name: '消息' });
    await notices.getByRole('heading', { name: '退回给我的报销' }).waitFor();
    await rep.shot('shell-notices');
    await notices.getByRole('button', { name: '全部标为已读' }).click();
    await bell(rep, '没有新事项').waitFor();
    await cast.rep.call(claimsApi.submitClaim, { claimId });
    await notices.getByText('没有等我处理的事项').waitFor();
    await page.keyboard.press('Escape');
    await expect(notices.count()).resolves.toBe(0);
    await bell(manager, '1 new').waitFor();
  });

  async function aClaim(): Promise<string> {
    const plan = { category: 'travel', amount: '5000.00', purpose: '拜访', use: '差旅' };
    const { id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, { year: parseInt(today, 10), org: cast.org, lines: [plan] });
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
    const line = { category: 'travel', amount: '300.00', reason: '拜访客户', spentOn: today, voucherNo: `FP${mark}`, voucherKind: 'e-invoice' as const };
    const { id } = await cast.rep.call(claimsApi.draftClaim, { budgetId, lines: [line] });
    await cast.rep.call(claimsApi.submitClaim, { claimId: id });
    return id;
  }
});

describe('On paper', () => {
  it('is the whole of a list that the screen shows a part of, with its title and without what is pressed', async () => {
    const { page } = rep;
    await rep.look({ theme: 'dark' });
    await rep.go('/policies/coverage');
    const drawn = await page.locator('tr[data-row]').count();
    await expect(wrongOnPaper(page)).resolves.toEqual([]);
    const paper = await printed(page);
    const requirements = new Set(paper.match(/(CUS|CON|ORD|AFS|EXP|PER|ORG|XCT)-\d\d/g));
    expect(drawn).toBeGreaterThan(20);
    expect(drawn).toBeLessThan(200);
    expect(requirements.size).toBeGreaterThan(200);
    for (const word of ['条款覆盖', '要求', `${cast.rep.name}打印于`]) expect(paper).toContain(word);
    for (const word of ['退出登录', '查找页面', '保存当前视图', '只看']) expect(paper).not.toContain(word);
    await expect(page.locator('tr[data-row]').count()).resolves.toBe(drawn);
    await rep.look({ theme: 'light' });
  });
});

describe('Whoever reads traditional characters', () => {
  it('chooses them where they are: titles, menu, forms and refusals are in them from then on', async () => {
    const { page } = rep;
    await rep.go('/customers');
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: '繁體中文' }).click();
    await page.getByRole('heading', { name: '客戶', level: 1 }).waitFor();
    await page.getByRole('navigation', { name: '選單' }).first().getByRole('link', { name: '訂單' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    const form = page.getByRole('dialog', { name: '新建客戶' });
    await form.getByLabel('客戶名稱').fill(customer.name);
    await page.keyboard.press('Control+Enter');
    const refusal = form.getByRole('alert');
    await refusal.getByText('003-M part 2 a1').waitFor();
    await refusal.getByText('制度不允許').waitFor();
    await refusal.getByText(`已是${cast.rep.name}的客戶（名稱相同）`).waitFor();
    await refusal.getByRole('button', { name: '重新跟進線索' }).waitFor();
    await rep.shot('shell-traditional');
  });

  it('finds them again when the page is loaded anew, and a page by the initials of its name as before', async () => {
    const { page } = rep;
    await page.goto('/');
    await page.getByRole('heading', { name: '今天', level: 1 }).waitFor();
    await rep.shot('shell-traditional-today');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('bj');
    await page.getByRole('option', { name: '報價' }).first().waitFor();
    await expect(rep.wrong()).resolves.toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('S17 A list is taken away as a file', () => {
  it('with what it shows; one sees how far it is, and why it failed', async () => {
    const { page } = manager;
    const dialog = page.getByRole('dialog', { name: 'Export: Customers' });
    const ask = async (): Promise<ExportView> => {
      await page.getByRole('button', { name: 'Export' }).click();
      await dialog.getByLabel('Format').selectOption('csv');
      await page.keyboard.press('Control+Enter');
      await dialog.getByRole('status').waitFor();
      return (await cast.manager.call(exports.findMyExports, {})).items[0]!;
    };
    await manager.go(`/customers?q=${mark}`);
    const first = await ask();
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
    const [, , ...rows] = csvRows(await readFile(await file.path()));
    expect(rows.map((row) => row[1]).toSorted()).toEqual([`瓯江建材${mark}`, `雁荡建材${mark}`].toSorted());

    await whileUnderWay(first, async (db) => {
      await dialog.getByText('400 / 1,000').waitFor();
      await manager.shot('shell-export-phone');
      await dialog.getByRole('button', { name: 'Close' }).click();
      const { id } = await ask();
      await dialog.getByRole('button', { name: 'Cancel' }).waitFor();
      const { code, text } = exportBroke().data;
      await db.query(`UPDATE "export" SET "status" = 'failed', "failure" = $2 WHERE "id" = $1`, [id, { code, ...text }]);
      await dialog.getByText(text.en).waitFor();
    });
  });

  /** Nothing small is under way for long: as if of a thousand rows four hundred were written, and no more were for now. */
  async function whileUnderWay({ id }: ExportView, work: (db: pg.Client) => Promise<void>): Promise<void> {
    const [holder, db] = [0, 1].map(() => new pg.Client({ connectionString: process.env.CUSTOMERS_DATABASE_URL })) as [pg.Client, pg.Client];
    await Promise.all([holder.connect(), db.connect()]);
    try {
      await db.query(`UPDATE "export" SET "status" = 'running', "rows" = 400, "total" = 1000 WHERE "id" = $1`, [id]);
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM "export" WHERE "id" = $1 FOR UPDATE', [id]);
      await work(db);
    } finally {
      await Promise.all([holder.end(), db.end()]);
    }
  }
});

describe('Somebody with two posts looks at their work in one of them', () => {
  it('the menu is that of the post; the rights stay those of both', async () => {
    const login = `x${randomBytes(4).toString('hex')}`;
    const org = `${cast.org}.sales`;
    const { id: personId } = await builder().hire({ name: '双岗', login, password: PASSWORD, post: 'sales-rep', org });
    const posts = [
      { post: 'sales-rep', org },
      { post: 'customer-service', org: cast.org },
    ];
    await cast.admin.call(organisationApi.assignPosts, { personId, posts });
    const console = await openConsole({ login });
    const { page } = console;
    const menu = page.getByRole('navigation', { name: '菜单' }).first();
    await menu.getByRole('link', { name: '报价' }).waitFor();
    await page.locator('summary').first().click();
    await page.getByRole('radio', { name: '客服专员' }).click();
    await menu.getByRole('link', { name: '售后' }).waitFor();
    await page.keyboard.press('Escape');
    await console.shot('shell-posts');
    await expect(menu.getByRole('link', { name: '报价' }).count()).resolves.toBe(0);
    await console.go('/quotes');
    await page.getByRole('heading', { name: '报价' }).waitFor();
    await console.close();
  });
});
