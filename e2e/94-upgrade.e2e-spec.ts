import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { HttpActor } from '@tradewind/client/http-actor';
import { eventually } from '@tradewind/client/eventually';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import pg from 'pg';
import { MortalPlatform } from './support/mortal-platform.ts';
import type { Started } from './support/platform-child.ts';

const platform = new MortalPlatform();
let started: Started;
let orders: pg.Client;

const somebody = (login: string) => new HttpActor(started.gateways[0]?.url ?? '', { login, password: 'Tradewind-2026' });
const verify = () =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../deploy/audit/verify.ts')], { env: { ...process.env, ...started.env }, encoding: 'utf8' });

beforeAll(async () => {
  started = await platform.start({
    processes: ['identity,policies,customers,contracts,orders,after-sales,expenses,performance,gateway'],
    release: true,
    durable: false,
  });
  orders = new pg.Client({ connectionString: started.env.ORDERS_DATABASE_URL });
  await orders.connect();
});
afterAll(async () => {
  await orders.end();
  await platform.stop();
});

describe('R18 Release 0.1.0 is upgraded with all its data', () => {
  it('has the schema of this build, and every order of the old one', async () => {
    const { rows } = await orders.query<{ name: string }>(`SELECT "name" FROM "migrations" WHERE "name" LIKE 'Expand%'`);
    expect(rows.map(({ name }) => name)).toContain('ExpandStoredAnswersAge1764400000001');
    const { rows: kept } = await orders.query('SELECT "branch", count(*)::int AS "orders" FROM "sales_order" GROUP BY 1 ORDER BY 1');
    expect(kept).toEqual([
      { branch: 'bj', orders: 20 },
      { branch: 'cd', orders: 24 },
    ]);
  });

  it('lets people sign in with the passwords they had, and shows them what was theirs', async () => {
    const { items } = await somebody('bj-manager').call(customersApi.findCustomers, { limit: 5 });
    expect(items).toHaveLength(5);
    for (const { name, branch } of items) expect([name.length > 0, branch]).toEqual([true, 'bj']);
    const { items: ranked } = await somebody('gm').call(factsApi.salesRanking, { month: '2026-10' });
    expect(ranked.length).toBeGreaterThan(0);
  });

  it('goes on with an order where it stood', async () => {
    const { rows } = await orders.query<{ id: string; version: number }>(
      `SELECT "id", "version" FROM "sales_order" WHERE "branch" = 'bj' AND "status" = 'draft'`,
    );
    const [draft] = rows;
    if (!draft) throw new Error('the release has no draft');
    const clerk = somebody('bj-clerk');
    await expect(clerk.call(ordersApi.checkStock, { orderId: draft.id }, { key: 'after-the-upgrade', ifMatch: draft.version })).resolves.toMatchObject({
      status: 'stock-checked',
      version: draft.version + 1,
    });
    await eventually(async () => {
      const { rows: left } = await orders.query('SELECT 1 FROM "outbox" WHERE "publishedAt" IS NULL');
      expect(left).toEqual([]);
    });
  });

  it('keeps the proof: the audit trail of before and after verifies', async () => {
    await eventually(() => {
      const { status, stdout } = verify();
      expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing was changed') as string });
      return Promise.resolve();
    });
  });
});
