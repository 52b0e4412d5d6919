import 'reflect-metadata';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEventStream } from '@tradewind/messaging/event-stream';
import { JetStreamPublisher } from '@tradewind/messaging/jet-stream-publisher';
import { OutboxRelay } from '@tradewind/messaging/outbox-relay';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { connectNats } from '@tradewind/runtime/nats';
import { DataSource } from 'typeorm';
import { startServers } from '../local/environment.ts';
import { tradewind } from '../local/paths.ts';

/**
 * `node deploy/measure/outbox-drain.ts [--rows 1000000] [--per-aggregate 2]`: how fast a long outbox empties. Servers of
 * their own, PostgreSQL and NATS with every safety on (each message is on the disk before it is acknowledged).
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, 'per-aggregate': { type: 'string', default: '2' } } });
const rows = parseInt(values.rows, 10);
const each = parseInt(values['per-aggregate'], 10);

const stateDir = join(tradewind, `drain-${process.pid}`);
mkdirSync(stateDir, { recursive: true });
const servers = await startServers({ stateDir, durable: true });
try {
  const db = await new DataSource({
    ...dataSourceOptions({ name: 'orders', module: Object, apis: [], entities: [], migrations: [] }, servers.env.ORDERS_MIGRATION_URL ?? ''),
    extra: {},
  }).initialize();
  await db.runMigrations();
  const filledIn = await seconds(() => fill(db));
  console.log(`${rows} events of ${rows / each} aggregates written in ${filledIn.toFixed(1)} s`);
  const nats = await connectNats(servers.nats.adminUrl, 'drain');
  await createEventStream(nats);
  const relay = new OutboxRelay('orders', db, new JetStreamPublisher(nats), (error) => {
    console.error(error);
  });
  // what was there before the relay knew the stream counts as waiting, not as to be filled again
  await db.query(`INSERT INTO "outbox_stream" VALUES ('EVENTS', $1, 0, NULL)`, [(await new JetStreamPublisher(nats).standing())?.created]);
  const drainedIn = await seconds(async () => {
    relay.begin();
    while (await anyWaits(db)) await new Promise((resolve) => setTimeout(resolve, 500));
  });
  await relay.end();
  const stored = (await new JetStreamPublisher(nats).standing())?.lastSeq ?? 0;
  console.log(`drained in ${drainedIn.toFixed(1)} s: ${Math.round(rows / drainedIn)} events/s; ${stored} on the stream`);
  await nats.close();
  await db.destroy();
} finally {
  await servers.stop();
  rmSync(stateDir, { recursive: true, force: true });
}

async function fill(db: DataSource): Promise<void> {
  const batch = 20_000;
  for (let from = 0; from < rows; from += batch)
    await db.query(
      `INSERT INTO "outbox" ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload")
       SELECT gen_random_uuid(), 'orders.order-opened.v1', 'Order', md5('order ' || n / $3)::uuid, n % $3 + 1, now(), 'hq.bj.sales', 'bj', gen_random_uuid(),
         jsonb_build_object('orderId', gen_random_uuid(), 'customerId', gen_random_uuid(), 'contractId', gen_random_uuid(), 'number', 'SO-2026-' || n,
           'total', '107000.53', 'ownerId', gen_random_uuid())
       FROM generate_series($1::int, $2::int - 1) n ORDER BY n`,
      [from, Math.min(rows, from + batch), each],
    );
}

async function anyWaits(db: DataSource): Promise<boolean> {
  const [row] = await db.query<[{ any: boolean }]>('SELECT EXISTS (SELECT FROM "outbox" WHERE "publishedAt" IS NULL) AS any');
  return row.any;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1000;
}
