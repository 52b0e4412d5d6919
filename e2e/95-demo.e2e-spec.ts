import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi } from '@tradewind/contracts/contracts/products.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { importWorkbook, type Imported } from '../deploy/demo/workbook/import.ts';
import { badContent, goodContent, writeWorkbook } from '../deploy/demo/workbook/example.ts';
import type { Account } from '../deploy/demo/directory.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl, type Player } from './support/company.ts';
import { PASSWORD } from './support/head-office.ts';

const folder = mkdtempSync(join(tmpdir(), 'tradewind-demo-'));
/** Four characters of the alphabet of credit codes that no other run has. */
const aMark = (): string => String(randomInt(1000, 10_000));
const isPlayer = (one: unknown): one is Player => typeof one === 'object' && one !== null && 'login' in one;
const accountsOf = (...casts: readonly Cast[]): Account[] =>
  casts.flatMap((cast) => Object.values(cast).filter(isPlayer)).map(({ login, post, org, name }) => ({ login, password: PASSWORD, post, org, name }));

async function aTemplate({ legal, vp, gm }: Cast): Promise<string> {
  const code = `demo-${aMark()}${Date.now()}`;
  const body = '需方 {{customerName}} 货物 {{lines}} 总价 {{total}} 付款 {{payment}} 交货 {{deliverBy}}';
  const { id: templateId } = await legal.call(contractTemplatesApi.draftTemplate, { code, title: '购销合同', body });
  await vp.call(contractTemplatesApi.endorseTemplate, { templateId });
  await gm.call(contractTemplatesApi.approveTemplate, { templateId });
  return code;
}

describe('A workbook is taken in as a whole or not at all', () => {
  let cast: Cast;
  let template: string;
  const mark = aMark();
  const file = join(folder, 'good.xlsx');
  const take = (workbook: string): Promise<Imported> => importWorkbook({ file: workbook, url: baseUrl(), accounts: accountsOf(cast), template });
  const customers = async () => (await cast.rep.call(customersApi.findCustomers, { limit: 200 })).items;
  const orders = async () => (await cast.rep.call(ordersApi.findOrders, { limit: 200 })).items;

  beforeAll(async () => {
    cast = await aBranch('苏州分公司');
    template = await aTemplate(cast);
    await writeWorkbook(file, goodContent(mark, addDays(businessDate(new Date()), 30)));
  });

  it('writes nothing of a bad one, and names every bad row with its column and reason', async () => {
    const bad = join(folder, 'bad.xlsx');
    await writeWorkbook(bad, badContent());
    const { problems, outcomes } = await take(bad);
    expect(outcomes).toEqual([]);
    expect(problems.map(({ sheet, row, column }) => `${sheet} ${row} ${column.split(' ')[0] ?? ''}`)).toEqual([
      '客户 3 统一社会信用代码',
      '客户 3 电话',
      '客户 4 名称',
      '客户 4 负责人',
      '客户 5 名称',
      '客户 5 地址',
      '客户 5 联系人',
      '客户 5 电话',
      '产品 2 编码',
      '产品 3 税率',
      '产品 3 标准成本',
      '产品 6 编码',
      '价目 2 含税单价',
      '价目 3 编码',
      '订单 2 客户',
      '订单 3 数量',
      '订单 3 交货日期',
      '订单 4 付款方式',
      '订单 5 付款方式',
      '订单 6 编码',
      '订单 6 付款方式',
    ]);
    expect(problems.every(({ reason }) => reason.length > 0)).toBe(true);
    await expect(customers()).resolves.toEqual([]);
  });

  it('creates what a good one says, each order up to the one that awaits payment', async () => {
    const { problems, outcomes, failure } = await take(file);
    expect({ problems, failure }).toEqual({ problems: [], failure: null });
    expect(outcomes.map(({ isNew }) => isNew)).toEqual(Array.from({ length: 8 }, () => true));
    expect((await customers()).map(({ name }) => name).sort()).toEqual(
      [`南京钟山酒店管理${mark}有限公司`, `杭州西子装饰工程${mark}有限公司`, `苏州金阊湖建材${mark}有限公司`].sort(),
    );
    expect((await orders()).map(({ status, total }) => `${status} ${total}`).sort()).toEqual(['awaiting-payment 19207.40', 'awaiting-payment 48880.00']);
  });

  it('does nothing twice when the same file comes again', async () => {
    const before = await orders();
    const { outcomes, failure } = await take(file);
    expect(failure).toBeNull();
    expect(outcomes.filter(({ isNew }) => isNew)).toEqual([]);
    await expect(orders()).resolves.toEqual(before);
    expect(await customers()).toHaveLength(3);
  });

  it('stops at a failure, says what was done, and goes on when the same file comes again', async () => {
    const again = join(folder, 'again.xlsx');
    await writeWorkbook(again, goodContent(aMark(), addDays(businessDate(new Date()), 30)));
    const given = { file: again, url: baseUrl(), accounts: accountsOf(cast) };
    const stopped = await importWorkbook({ ...given, template: 'no-such-template' });
    expect(stopped.failure).toMatchObject({ code: 'contract.no-effective-template' });
    expect(stopped.outcomes).toHaveLength(6);
    const finished = await importWorkbook({ ...given, template });
    expect(finished.failure).toBeNull();
    expect(finished.outcomes.filter(({ isNew }) => isNew).map(({ what }) => what)).toEqual([
      expect.stringContaining('A-001'),
      expect.stringContaining('A-002'),
    ]);
  });
});

describe('The walk through the main flow', () => {
  it('comes to its end, with every refusal on purpose', async () => {
    const [home, away] = [await aBranch('厦门分公司'), await aBranch('福州分公司')];
    const template = await aTemplate(home);
    const sku = `WALK-${Date.now()}`;
    const { id: productId, unit } = await home.products.call(productsApi.createProduct, {
      sku,
      name: '走查砖',
      unit: '㎡',
      taxRate: '0.13',
      standardCost: '30',
    });
    const { id: priceListId } = await home.director.call(priceListsApi.draftPriceList, {
      name: `走查价目 ${sku}`,
      validFrom: businessDate(new Date()),
      items: [{ productId, price: '60', unit }],
    });
    await home.vp.call(priceListsApi.approvePriceList, { priceListId });
    const accounts = join(folder, 'accounts.json');
    writeFileSync(accounts, JSON.stringify({ accounts: accountsOf(home, away) }));
    const said = await run(['deploy/demo/main.ts', '--url', baseUrl(), '--accounts', accounts, '--template', template, '--products', sku]);
    if (said.code !== 0) throw new Error(said.output);
    for (const requirement of ['CUS-14', 'CUS-12', 'ORD-03', 'CON-03', 'ORG-14', 'ORD-06', 'ORD-27', 'AFS-04', 'AFS-13', 'EXP-15', 'EXP-13'])
      expect(said.output).toContain(requirement);
  });
});

function run(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: join(import.meta.dirname, '..') }, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, output: stdout + stderr });
    });
  });
}
