import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { connected } from '../local/connected.ts';
import { startServers } from '../local/environment.ts';
import { migrate } from '../local/migrations.ts';
import { tradewind } from '../local/paths.ts';
import { say } from '../local/steps.ts';

/**
 * `node deploy/measure/row-security.ts`: what row-level security would cost on the hottest table, orders with 100,000 rows,
 * read by the role of the running service as somebody of one branch of twenty. Decision 19 quotes the figures.
 */
const ORDERS = 100_000;
const ROUNDS = 1_000;
const UNIT = 'hq.b07';
const OWNER = '00000000-0000-4000-8000-000000000007';

const insert = `INSERT INTO sales_order ("id", "version", "createdAt", "updatedAt", "org", "branch", "ownerId", "no", "status", "contractId", "contractNo", "customerId",
    "customerName", "salesRepId", "currency", "lines", "progress", "total", "net", "payment", "deliverBy", "openedOn", "search", "received", "applied", "eventSeq")
  SELECT (lpad(to_hex(i), 8, '0') || '-0000-7000-8000-000000000000')::uuid, 1, now(), now(), format('hq.b%s.sales', lpad((i % 20)::text, 2, '0')),
    format('b%s', lpad((i % 20)::text, 2, '0')), gen_random_uuid(), 'DD-' || i, 'open', gen_random_uuid(), 'HT-' || i, gen_random_uuid(), 'Customer ' || i, gen_random_uuid(),
    'CNY', '[{"sku":"A","quantity":"1","price":"1.00"}]', '[]', 100, 88, 'prepaid', '2026-12-01', '2026-11-01', 'customer ' || i, 0, 0, 1
  FROM generate_series(1, ${ORDERS}) i`;

/** The same rows behind a policy; parameters of the reach are read once per statement, or the planner takes no index at all. */
const behindPolicy = `
  CREATE TABLE order_behind_policy (LIKE sales_order INCLUDING ALL);
  INSERT INTO order_behind_policy SELECT * FROM sales_order;
  ALTER TABLE order_behind_policy ENABLE ROW LEVEL SECURITY;
  CREATE POLICY reach ON order_behind_policy USING (
    org = ANY ((SELECT string_to_array(current_setting('app.units', true), ','))::text[])
    OR org LIKE ANY ((SELECT string_to_array(current_setting('app.below', true), ','))::text[])
    OR "ownerId" = (SELECT nullif(current_setting('app.owner', true), '')::uuid));
  ANALYZE sales_order; ANALYZE order_behind_policy`;

const scope = `(it.org = $1 OR it.org LIKE $2 OR it."ownerId" = $3)`;
const reach = [UNIT, `${UNIT}.%`, OWNER];
const get = (table: string, id: string) => ({ text: `SELECT it.* FROM ${table} it WHERE ${scope} AND it.id = $4`, values: [...reach, id] });
const list = (table: string) => ({ text: `SELECT it.* FROM ${table} it WHERE ${scope} ORDER BY it.id DESC LIMIT 21`, values: reach });
const settings = (local: boolean) => ({
  text: `SELECT set_config('app.units', $1, $4), set_config('app.below', $2, $4), set_config('app.owner', $3, $4)`,
  values: [...reach, local],
});

type Read = (db: pg.Client, query: pg.QueryConfig) => Promise<unknown>;

const alone: Read = (db, query) => db.query(query);
/** A pooled connection may carry a reach for one transaction only. */
const withReach: Read = async (db, query) => {
  await db.query('BEGIN');
  await db.query(settings(true));
  await db.query(query);
  await db.query('COMMIT');
};

const WAYS: readonly { readonly name: string; readonly table: string; readonly read: Read }[] = [
  { name: 'plain', table: 'sales_order', read: alone },
  { name: 'policy, reach set once', table: 'order_behind_policy', read: alone },
  { name: 'policy, reach set per transaction', table: 'order_behind_policy', read: withReach },
];

async function main(): Promise<void> {
  const stateDir = join(tradewind, `measure-${process.pid}`);
  mkdirSync(stateDir, { recursive: true });
  const servers = await startServers({ stateDir, durable: false });
  try {
    await migrate(servers.env, undefined, ['orders']);
    await connected(servers.env.ORDERS_MIGRATION_URL!, async (db) => {
      await db.query(insert);
      await db.query(behindPolicy);
    });
    await connected(servers.env.ORDERS_DATABASE_URL!, measure);
  } finally {
    await servers.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** All ways take turns, so that whatever else the machine does hits them alike. */
async function measure(db: pg.Client): Promise<void> {
  await db.query(settings(false));
  const found = await db.query<{ id: string }>(`SELECT id FROM sales_order WHERE org LIKE '${UNIT}%' ORDER BY random() LIMIT 500`);
  const times = WAYS.map(() => ({ get: [] as number[], list: [] as number[] }));
  for (let round = -50; round < ROUNDS; round++) {
    const { id } = found.rows[Math.abs(round) % found.rows.length]!;
    for (const [i, { table, read }] of WAYS.entries()) {
      const one = await timed(() => read(db, get(table, id)));
      const many = await timed(() => read(db, list(table)));
      if (round < 0) continue;
      times[i]!.get.push(one);
      times[i]!.list.push(many);
    }
  }
  for (const [i, { name }] of WAYS.entries()) say(`${name.padEnd(34)} get ${middle(times[i]!.get)}   list of 20 ${middle(times[i]!.list)}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

function middle(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(3);
  return `p10 ${at(0.1)} ms, p50 ${at(0.5)} ms`;
}

await main();
