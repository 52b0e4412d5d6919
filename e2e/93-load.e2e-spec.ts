import { randomUUID } from 'node:crypto';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { eventually } from '@tradewind/client/eventually';
import pg from 'pg';
import { aBranch, type Cast } from './support/cast.ts';
import { Balancer } from './support/balancer.ts';
import { MortalPlatform } from './support/mortal-platform.ts';
import type { Started } from './support/platform-child.ts';
import { proofSize } from './support/proof-size.ts';
import { tokenOf } from './support/raw-http.ts';

const SERVICES = ['identity,policies,customers,contracts', 'orders,after-sales,expenses,performance', 'gateway'];
const platform = new MortalPlatform();
let started: Started;
let balancer: Balancer;
let cast: Cast;
let orders: pg.Client;

interface Outcome {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** One request as it is, over whatever connection there is; a broken connection is an outcome too. */
async function send(path: string, token: string, json?: object, headers: Record<string, string> = {}, at = balancer.url): Promise<Outcome> {
  const all = { authorization: `Bearer ${token}`, ...(json && { 'content-type': 'application/json' }), ...headers };
  const request = { headers: all, ...(json && { method: 'POST', body: JSON.stringify(json) }) };
  try {
    const response = await fetch(`${at}/api/v1${path}`, request);
    const text = await response.text();
    const { code = '' } = (response.ok ? {} : JSON.parse(text)) as { code?: string };
    return { status: response.status, code, retryAfter: response.headers.get('retry-after'), text };
  } catch (error) {
    return { status: 0, code: String((error as Error).cause ?? error), retryAfter: null, text: '' };
  }
}

/** Somebody who asks again as soon as there is an answer. */
function tireless(ask: () => Promise<Outcome>) {
  const outcomes: Outcome[] = [];
  let going = true;
  const run = async (): Promise<void> => {
    while (going) outcomes.push(await ask());
  };
  const running = run();
  return {
    outcomes,
    stop: async () => {
      going = false;
      await running;
    },
  };
}
const manyOf = (count: number, ask: () => Promise<Outcome>) => Array.from({ length: count }, () => tireless(ask));

/** Every process is replaced so many times. */
const ROUNDS = proofSize({ test: 1, chaos: 3, release: 15 });

const aCount = (warehouse: string) => ({ productId: randomUUID(), sku: `s-${randomUUID().slice(0, 8)}`, name: '钢管', warehouse, onHand: '7' });
const recorded = async (warehouse: string) =>
  (await orders.query<{ id: string }>('SELECT "id" FROM "stock_item" WHERE "warehouse" = $1', [warehouse])).rows.map(({ id }) => id);
const idOf = ({ text }: Outcome) => (JSON.parse(text) as { id: string }).id;
const done = (outcomes: readonly Outcome[]) => outcomes.filter(({ status }) => status < 300 && status >= 200);

beforeAll(async () => {
  started = await platform.start({
    processes: SERVICES.flatMap((names) => [names, names]),
    env: { SHUTDOWN_NOTICE_MS: '1500', LANES: 'command=4/40,read=4/8,report=1/1', QUEUE_PATIENCE_MS: '250', LOOP_LAG_LIMIT_MS: '500' },
  });
  cast = await aBranch('青岛分公司');
  orders = new pg.Client({ connectionString: started.env.ORDERS_DATABASE_URL });
  await orders.connect();
  balancer = await Balancer.before(...started.gateways);
}, 240_000);
afterAll(async () => {
  balancer.close();
  await orders.end();
  await platform.stop();
}, 240_000);

describe('R6 The same answer on every gateway', () => {
  it('is replayed byte for byte, with its ETag, by the gateway that has never seen the request', async () => {
    const [here, there] = started.gateways;
    const token = await tokenOf(cast.warehouse);
    const [body, key] = [aCount(`W${randomUUID().slice(0, 6)}`), randomUUID()];
    const ask = async (url: string, given: string) => {
      const response = await fetch(`${url}/api/v1/stock-items`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': given },
        body: JSON.stringify(body),
      });
      const { headers } = response;
      return {
        status: response.status,
        etag: headers.get('etag'),
        type: headers.get('content-type'),
        bytes: Buffer.from(await response.arrayBuffer()).toString('hex'),
        replayed: headers.get('idempotent-replayed'),
      };
    };
    const first = await ask(here?.url ?? '', key);
    expect(first).toMatchObject({ status: 201, etag: '"v1"', replayed: null });
    for (const [url, given] of [
      [there?.url ?? '', key],
      [there?.url ?? '', `"${key}"`],
      [here?.url ?? '', key],
    ] as const)
      await expect(ask(url, given)).resolves.toEqual({ ...first, replayed: 'true' });
    await expect(recorded(body.warehouse)).resolves.toHaveLength(1);
  });
});

describe('R13 More is asked than can be done', () => {
  it('goes on accepting commands, sheds reports first, and loses and doubles nothing', async () => {
    const [keeper, finance] = [await tokenOf(cast.warehouse), await tokenOf(cast.finance)];
    const warehouse = `W${randomUUID().slice(0, 6)}`;
    const commands = manyOf(24, () => send('/stock-items', keeper, aCount(warehouse), { 'idempotency-key': randomUUID() }));
    const reports = manyOf(24, () => send('/sales-ledger', finance));
    const collected = (who: typeof commands) => who.flatMap(({ outcomes }) => outcomes);
    await eventually(() => {
      expect(done(collected(commands)).length).toBeGreaterThan(150);
      expect(collected(reports).filter(({ status }) => status === 503).length).toBeGreaterThan(150);
      return Promise.resolve();
    }, 60_000);
    await Promise.all([...commands, ...reports].map((one) => one.stop()));

    for (const { status, retryAfter } of [...collected(commands), ...collected(reports)]) {
      expect([200, 201, 503]).toContain(status);
      if (status === 503) expect(parseInt(retryAfter ?? '', 10)).toBeGreaterThan(0);
    }
    expect(collected(reports).filter(({ code }) => code === 'gateway.overloaded').length).toBeGreaterThan(100);
    const share = (outcomes: readonly Outcome[]) => done(outcomes).length / outcomes.length;
    expect(share(collected(commands))).toBeGreaterThan(share(collected(reports)));

    const accepted = done(collected(commands)).map(idOf);
    const rows = await recorded(warehouse);
    expect(new Set(accepted).size).toBe(accepted.length);
    expect(accepted.filter((id) => !rows.includes(id))).toEqual([]);
    expect(rows.length - accepted.length).toBeLessThanOrEqual(
      collected(commands).filter(({ status, code }) => status === 503 && code !== 'gateway.overloaded').length,
    );
  });

  it('is itself again as soon as it is over', async () => {
    const finance = await tokenOf(cast.finance);
    await eventually(async () => {
      expect((await send('/sales-ledger', finance)).status).toBe(200);
    });
    await expect(cast.warehouse.call(stockApi.findStock, { limit: 1 })).resolves.toMatchObject({ items: [{}] });
  });
});

describe('R15 A rolling restart under load', () => {
  it(
    'fails no request while every process is replaced, one after the other, and does each command once',
    async () => {
      const [keeper, finance] = [await tokenOf(cast.warehouse), await tokenOf(cast.finance)];
      const warehouse = `W${randomUUID().slice(0, 6)}`;
      const workers = [
        tireless(() => send('/stock-items', keeper, aCount(warehouse))), // without a key: nobody would notice a second try
        tireless(() => send('/stock-items', keeper, aCount(warehouse), { 'idempotency-key': randomUUID() })),
        tireless(() => send('/stock-items?limit=5', keeper)),
        tireless(() => send('/me', finance)),
      ];
      const answered = () => workers.map(({ outcomes }) => outcomes.length);
      for (const name of Array.from({ length: ROUNDS }, () => started.processes).flat()) {
        const before = answered();
        await platform.restart(name);
        await eventually(() => {
          answered().forEach((count, worker) => {
            expect(count).toBeGreaterThan((before[worker] ?? 0) + 3);
          });
          return Promise.resolve();
        });
      }
      await Promise.all(workers.map((worker) => worker.stop()));
      const outcomes = workers.flatMap((worker) => worker.outcomes);
      expect(outcomes.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
      const accepted = outcomes.filter(({ status }) => status === 201).map(idOf);
      expect((await recorded(warehouse)).sort()).toEqual(accepted.sort());
    },
    8 * 3_600_000,
  );
});
