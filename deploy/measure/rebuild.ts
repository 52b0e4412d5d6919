import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../local/build.ts';
import { startServers } from '../local/environment.ts';
import { migrate } from '../local/migrations.ts';
import { platformDist, tradewind } from '../local/paths.ts';
import { say } from '../local/steps.ts';

/**
 * `node deploy/measure/rebuild.ts [events]`: how long it takes to make read models again from a million facts (R11), in a
 * database of its own: half of them people who changed (customers), half of them receipts (the facts of performance).
 * docs/reliability.md quotes the figures.
 */
const events = parseInt(process.argv[2] ?? '1000000', 10);
const half = Math.floor(events / 2);
const SERVICES = ['identity', 'orders', 'customers', 'performance'];

/** A fifth of the people are new, the others change. */
const people = `INSERT INTO outbox ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload", "publishedAt")
  SELECT ${uuid('i')}, 'identity.person-changed.v1', 'Fact', ${uuid('i')}, 1, now(), 'hq.bj', 'bj', ${uuid('i')},
    jsonb_build_object('personId', ${uuid(`i % ${Math.ceil(half / 5)}`)}, 'name', 'Person ' || i, 'active', i % 7 <> 0,
      'posts', jsonb_build_array(jsonb_build_object('post', 'sales-rep', 'org', 'hq.bj.sales'))), now() FROM generate_series(1, ${half}) i`;
const receipts = `INSERT INTO outbox ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload", "publishedAt")
  SELECT ${uuid('i')}, 'orders.receipt-confirmed.v1', 'Fact', ${uuid('i')}, 1, now(), 'hq.bj', 'bj', ${uuid('i')},
    jsonb_build_object('receiptId', ${uuid('i')}, 'orderId', ${uuid('i')}, 'customerId', ${uuid('i % 5000')}, 'salesRepId', ${uuid('i % 200')},
      'amount', (i % 100000) || '.50', 'receivedOn', '2026-03-05'), now() FROM generate_series(1, ${half}) i`;
const had = (consumer: string): string =>
  `INSERT INTO inbox ("consumer", "eventId", "at") SELECT '${consumer}', ${uuid('i')}, now() + i * interval '1 microsecond' FROM generate_series(1, ${half}) i`;

function uuid(n: string): string {
  return `(lpad(to_hex(${n}), 8, '0') || '-0000-7000-8000-000000000000')::uuid`;
}

async function main(): Promise<void> {
  const stateDir = join(tradewind, `measure-${process.pid}`);
  mkdirSync(stateDir, { recursive: true });
  await build();
  const servers = await startServers({ stateDir, durable: false });
  try {
    await migrate(servers.env, undefined, SERVICES);
    await asOwner(servers.env.IDENTITY_MIGRATION_URL!, people);
    await asOwner(servers.env.ORDERS_MIGRATION_URL!, receipts);
    await asOwner(servers.env.CUSTOMERS_MIGRATION_URL!, had('customers.OrganisationReplica.keepPerson'));
    await asOwner(servers.env.PERFORMANCE_MIGRATION_URL!, had('performance.CountReceiptReaction.count'));
    say(`${2 * half} facts are in the outboxes`);
    const { rebuildAll } = (await import(join(platformDist, 'rebuilding.js'))) as {
      rebuildAll: (args: string[], env: object, say: (line: string) => void) => Promise<number>;
    };
    const since = performance.now();
    await rebuildAll(['--service', 'customers', '--model', 'organisation'], servers.env, sayFirst);
    await rebuildAll(['--service', 'performance', '--model', 'facts'], servers.env, sayFirst);
    const seconds = (performance.now() - since) / 1000;
    say(`${2 * half} facts made the read models again, compared and swapped in ${Math.round(seconds)} s: ${Math.round((2 * half) / seconds)} a second`);
  } finally {
    await servers.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** What differs are all rows: the live tables are empty. */
const sayFirst = (line: string): void => {
  if (!line.startsWith('      ')) say(line);
};

async function asOwner(url: string, sql: string): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query(sql);
  } finally {
    await db.end();
  }
}

await main();
