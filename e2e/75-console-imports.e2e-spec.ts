import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import pg from 'pg';
import { aBranch, type Cast } from './support/cast.ts';
import { openConsole, type Console } from './support/console.ts';
import { workbookOf } from './support/read-export.ts';

const mark = randomBytes(5).toString('hex');
const csv = (...rows: readonly (readonly string[])[]): Buffer => Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`);

/** As somebody chooses it from their disk. */
const choose = ({ page }: Console, name: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });

/** As somebody drags it onto the page. */
async function drop({ page }: Console, name: string, file: Buffer): Promise<void> {
  const dragged = `new File([${JSON.stringify(file.toString('utf8'))}], ${JSON.stringify(name)})`;
  const dataTransfer = await page.evaluateHandle(`(() => { const it = new DataTransfer(); it.items.add(${dragged}); return it; })()`);
  await page.locator('.import-drop').dispatchEvent('drop', { dataTransfer });
}

/** One row is taken in within a blink: for so long no customer is written anywhere. */
async function whileNobodyIsTakenIn(work: () => Promise<void>): Promise<void> {
  const holder = new pg.Client({ connectionString: process.env.CUSTOMERS_DATABASE_URL });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE "customer" IN SHARE MODE');
    await work();
  } finally {
    await holder.end();
  }
}

let cast: Cast;
let desk: Console;
beforeAll(async () => {
  cast = await aBranch('都匀分公司');
  desk = await openConsole(cast.manager);
});
afterAll(() => desk.close());

describe('C-03, CUS-05 A list of customers comes in through the console', () => {
  const right = `荔波建材 ${mark}`;
  const known = `独山建材 ${mark}`;

  it('a file is read, and its columns are suggested; what the headings do not say is chosen', async () => {
    await cast.rep.call(customersApi.createCustomer, { name: known });
    const file = csv(
      ['公司名称', '联系人', '手机', '备注'],
      [right, '王明', '13812341234', '抛光砖'],
      [`平塘建材 ${mark}`, '李强', '1234', ''],
      [known, '', '', '釉面砖'],
    );
    const { page } = desk;
    await page.getByRole('link', { name: '导入与导出' }).first().click();
    await page.getByRole('link', { name: '导入客户' }).click();
    await page.getByText('还没有导入').waitFor();
    await desk.shot('imports-upload');
    await choose(desk, '名单.csv', file);
    const suggested = page.getByLabel('“公司名称”对应');
    await expect(suggested.inputValue()).resolves.toBe('name');
    await expect(page.getByLabel('“备注”对应').inputValue()).resolves.toBe('');
    await page.getByLabel('“备注”对应').selectOption({ label: '需求' });
    await desk.shot('imports-columns');
    await page.getByRole('button', { name: '按此重新检查' }).click();
    await page.getByRole('button', { name: '确认导入 1 行' }).waitFor();
  });

  it('the bad row and the duplicate are named with field and reason before anything is taken in, on a phone too', async () => {
    const { page } = desk;
    const row = (no: number) => page.getByRole('row').filter({ hasText: `第 ${String(no)} 行` });
    await expect(row(3).innerText()).resolves.toMatch(/电话\s*电话号码格式不正确/);
    await expect(row(4).innerText()).resolves.toMatch(/整行.*王芳/s);
    await expect(row(2).count()).resolves.toBe(0);
    await desk.shot('imports-preview');
    await desk.look({ width: 390 });
    await desk.shot('imports-preview-phone');
    await expect(cast.manager.call(customersApi.findCustomers, { q: right })).resolves.toMatchObject({ items: [] });
  });

  it('confirmed on the phone: one sees how far it is; the right row is a customer, the others come back as a workbook', async () => {
    const { page } = desk;
    await whileNobodyIsTakenIn(async () => {
      await page.getByRole('button', { name: '确认导入 1 行' }).click();
      await page.locator('.bar', { hasText: '正在导入' }).getByText('0 / 1').waitFor();
    });
    const left = page.getByRole('button', { name: '下载未导入的行' });
    await left.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), left.click()]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    const sheet = (await workbookOf(await readFile(await file.path()))).worksheets[0];
    const names = [2, 3].map((no) => sheet?.getRow(no).getCell(1).text);
    expect(names).toEqual([`平塘建材 ${mark}`, known]);
    expect(sheet?.getRow(2).getCell(5).text).toContain('电话号码格式不正确');
    await desk.shot('imports-result-phone');
    const { items } = await cast.manager.call(customersApi.findCustomers, { q: right });
    expect(items).toMatchObject([{ name: right, needs: '抛光砖', contacts: [{ name: '王*' }] }]);
    await desk.look({ width: 1440 });
    await page.getByRole('tab', { name: '已导入' }).click();
    await page.getByRole('row').filter({ hasText: right }).waitFor();
    await desk.shot('imports-result');
  });

  it('what is no list is refused with the reason; an import that is not meant is cancelled; the list tells of both', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: '导入另一个文件' }).click();
    await desk.expecting([400], async () => {
      await choose(desk, '图片.csv', Buffer.from('89504e470d0a1a0a', 'hex'));
      await page.getByRole('alert').getByText('文件类型无法识别').waitFor();
    });
    await drop(desk, '误传.csv', csv(['名称'], [`三都建材 ${mark}`]));
    await page.getByRole('button', { name: '取消导入' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消导入' }).click();
    await page.getByText('这次导入已取消').waitFor();
    await desk.go('/imports');
    await page.getByRole('row').filter({ hasText: '误传.csv' }).getByText('已取消').waitFor();
    await page.getByRole('row').filter({ hasText: '名单.csv' }).getByText('已完成').waitFor();
    await desk.shot('imports');
    await desk.look({ width: 390, theme: 'dark', locale: 'en' });
    await desk.shot('imports-phone-dark-en');
  });
});

describe('ORG-11 Who may', () => {
  it('whoever may not bring lists in does not find it in the menu, and not behind its address', async () => {
    const reps = await openConsole(cast.rep, { width: 390 });
    await reps.page.getByRole('button', { name: '更多' }).click();
    const whole = reps.page.getByRole('dialog', { name: '菜单' });
    await whole.getByRole('link', { name: '线索' }).waitFor();
    await expect(whole.getByRole('link', { name: /导入/ }).count()).resolves.toBe(0);
    await reps.go('/imports');
    await reps.page.getByText('你的岗位不能打开这个页面').waitFor();
    await reps.close();
  });
});
