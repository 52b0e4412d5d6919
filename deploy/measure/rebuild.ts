import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../local/build.ts';
import { connected } from '../local/connected.ts';
import { startServers } from '../local/environment.ts';
import { handOver } from '../local/hand-over.ts';
import { migrate } from '../local/migrations.ts';
import { tradewind } from '../local/paths.ts';
import { say } from '../local/steps.ts';

/**
 * `node deploy/measure/rebuild.ts [events]`: how long `npm run rebuild` takes for two read models of a million facts (R11), half
 * of them people who changed (customers), half of them receipts (performance). Servers of its own, PostgreSQL with fsync. The
 * living tables are full, written by SQL and not by the reactions, and one row in each is wrong: these two and no others
 * must be named and put right. docs/reliability.md quotes the figures.
 */
const events = parseInt(process.argv[2] ?? '1000000', 10);
const half = Math.floor(events / 2);
/** A fifth of the facts about people tell of new ones, the others of changes. */
const people = Math.ceil(half / 5);
const WRONG = 7;

const uuid = (n: string): string => `(lpad(to_hex(${n}), 8, '0') || '-0000-7000-8000-000000000000')::uuid`;

const announced = (type: string, payload: string): string =>
  `INSERT INTO "outbox" ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload", "publishedAt")
   SELECT ${uuid('i')}, '${type}', 'Fact', ${uuid('i')}, 1, now(), 'hq.bj', 'bj', ${uuid('i')}, ${payload}, now() FROM generate_series(1, ${half}) i`;
const had = (consumer: string): string =>
  `INSERT INTO "inbox" ("consumer", "eventId", "at") SELECT '${consumer}', ${uuid('i')}, now() + i * interval '1 microsecond' FROM generate_series(1, ${half}) i`;

const FILL: readonly (readonly [service: string, sql: string])[] = [
  [
    'IDENTITY',
    announced(
      'identity.person-changed.v1',
      `jsonb_build_object('personId', ${uuid(`i % ${people}`)}, 'name', 'Person ' || i, 'active', i % 3 <> 0,
        'posts', jsonb_build_array(jsonb_build_object('post', 'sales-rep', 'org', 'hq.bj.sales')))`,
    ),
  ],
  [
    'ORDERS',
    announced(
      'orders.receipt-confirmed.v1',
      `jsonb_build_object('receiptId', ${uuid('i')}, 'orderId', ${uuid('i')}, 'customerId', ${uuid('i % 5000')}, 'salesRepId', ${uuid('i % 200')},
        'amount', (i % 100000) || '.50', 'receivedOn', '2026-03-05')`,
    ),
  ],
  ['CUSTOMERS', had('customers.OrganisationReplica.keepPerson')],
  [
    'CUSTOMERS',
    `INSERT INTO "colleague" ("personId", "name", "active", "org")
     SELECT DISTINCT ON (i % ${people}) ${uuid(`i % ${people}`)}, CASE i % ${people} WHEN ${WRONG} THEN 'Somebody else' ELSE 'Person ' || i END, i % 3 <> 0, 'hq.bj.sales'
       FROM generate_series(1, ${half}) i ORDER BY i % ${people}, i DESC`,
  ],
  ['PERFORMANCE', had('performance.CountReceiptReaction.count')],
  [
    'PERFORMANCE',
    `INSERT INTO "kpi_fact" ("id", "eventId", "kind", "ownerId", "org", "branch", "month", "day", "amount", "customerId", "sourceType", "sourceId")
     SELECT gen_random_uuid(), ${uuid('i')}, 'received', ${uuid('i % 200')}, 'hq.bj', 'bj', '2026-03', '2026-03-05',
            CASE i WHEN ${WRONG} THEN 9999 ELSE i % 100000 + 0.5 END, ${uuid('i % 5000')}, 'receipt', ${uuid('i')} FROM generate_series(1, ${half}) i`,
  ],
];

const stateDir = join(tradewind, `measure-${process.pid}`);
mkdirSync(stateDir, { recursive: true });
await build();
const servers = await startServers({ stateDir, durable: true });
try {
  await migrate(servers.env);
  for (const [service, sql] of FILL) await connected(servers.env[`${service}_MIGRATION_URL`] ?? '', (db) => db.query(sql));
  say(`${2 * half} facts are in the outboxes`);
  const since = performance.now();
  for (const [service, model] of [
    ['customers', 'organisation'],
    ['performance', 'facts'],
  ]) {
    const code = await handOver('deploy/local/launch.mjs', ['rebuild', '--service', service!, '--model', model!], { ...process.env, ...servers.env });
    if (code !== 0) throw new Error(`npm run rebuild ended with ${code}`);
  }
  const seconds = (performance.now() - since) / 1000;
  say(`${2 * half} facts made the read models again, compared and swapped in ${Math.round(seconds)} s: ${Math.round((2 * half) / seconds)} a second`);
} finally {
  await servers.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
