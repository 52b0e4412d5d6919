import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { eventually } from '@tradewind/client/eventually';
import { businessDate } from '@tradewind/domain/business-date';
import type { Databases } from '@tradewind/platform/reconciler/given';
import { SERVICES } from '@tradewind/platform/reconciler/reading';
import { reconcile, type Asked } from '@tradewind/platform/reconciler/reconcile';
import { tableOf, type Report } from '@tradewind/platform/reconciler/report';
import pg from 'pg';
import { aBranch } from './support/cast.ts';
import { aCatalogue } from './support/catalogue.ts';
import { journalWith, toldOf } from './support/journal.ts';
import { MortalPlatform } from './support/mortal-platform.ts';
import type { Started } from './support/platform-child.ts';
import { aDayAtTheOffice, aDeal } from './support/shop.ts';
import { Stubborn } from './support/stubborn.ts';

type Service = keyof Databases;

const platform = new MortalPlatform();
const client = new Stubborn();
const CANARY = '13900008888';
const today = businessDate(new Date());
let started: Started;
let databases: Databases;
let journal: string;

const urlOf = (database: string): string => started.adminUrl.replace(/\/postgres$/, `/${database}`);
const databaseOf = (service: Service): string => `tradewind_${service.replaceAll('-', '_')}`;

async function onServer(database: string, ...statements: readonly string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf(database) });
  await admin.connect();
  try {
    for (const sql of statements) await admin.query(sql);
  } finally {
    await admin.end();
  }
}

/** The same databases, but one of them a copy that is damaged first. */
async function withDamage<T>(service: Service, damage: readonly string[], work: (damaged: Databases) => Promise<T>): Promise<T> {
  const copy = `damaged_${randomUUID().replaceAll('-', '')}`;
  await onServer('postgres', `CREATE DATABASE ${copy} TEMPLATE ${databaseOf(service)} STRATEGY file_copy`);
  try {
    await onServer(copy, 'SET session_replication_role = replica', ...damage);
    return await work({ ...databases, [service]: urlOf(copy) });
  } finally {
    await onServer('postgres', `DROP DATABASE ${copy} WITH (FORCE)`);
  }
}

const examined = (asked: Partial<Asked> = {}): Promise<Report> =>
  reconcile({ databases, journal, canaries: [CANARY], auditPublicKeysFile: join(started.env.AUDIT_KEYS_DIR ?? '', 'public.jwks.json'), ...asked });
const broken = ({ outcomes }: Report): string[] => outcomes.filter(({ state }) => state === 'violated').map(({ id }) => id);

/** A platform of its own in which something has happened, and which has come to rest. */
beforeAll(async () => {
  started = await platform.start({ together: true });
  process.env.TRADEWIND_COMPANY = started.company;
  databases = Object.fromEntries(SERVICES.map((service) => [service, urlOf(databaseOf(service))])) as Databases;
  const cast = await aBranch('南京分公司');
  const goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: '1000', validFrom: today });
  for (let round = 0; round < 2; round += 1) {
    await aDeal({ cast, goods, client });
    await aDayAtTheOffice({ cast, goods, client });
  }
  journal = journalWith(client.acknowledged.map(toldOf));
  await eventually(async () => {
    expect(broken(await examined())).toEqual([]);
  }, 30_000);
  await platform.rest();
}, 240_000);
afterAll(() => platform.stop(), 40_000);

describe('I1–I18 The reconciler', () => {
  it('finds nothing wrong where nothing is wrong, and has looked', async () => {
    const report = await examined();
    expect(tableOf(report)).toContain('✓ 0 violations');
    const looked = report.outcomes.filter(({ looked: rows }) => rows > 0).map(({ id }) => id);
    expect(looked).toEqual(expect.arrayContaining(['I1', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I12', 'I13', 'I14', 'I16', 'I17']));
  });

  it('names a command that a client was told is done and that is not there (I1)', async () => {
    const { key } = client.acknowledged.find(({ operation }) => operation === 'orders.releaseOrder') ?? { key: '' };
    await withDamage('orders', [`DELETE FROM "idempotency" WHERE "key" = '${key}'`], async (damaged) => {
      const report = await examined({ databases: damaged });
      expect(broken(report)).toEqual(['I1']);
      expect(tableOf(report)).toContain(key);
    });
  });

  it('names an answer that is not the one that was given (I1)', async () => {
    await withDamage('orders', [`UPDATE "idempotency" SET "reply" = "reply" || ' ' WHERE "operation" = 'orders.releaseOrder'`], async (damaged) => {
      expect(broken(await examined({ databases: damaged }))).toEqual(['I1']);
    });
  });

  it('names an effect without its answer, where the client knows nothing (I2)', async () => {
    const { key, operation } = client.acknowledged.find((one) => one.operation === 'orders.releaseOrder') ?? { key: '', operation: '' };
    const unanswered = journalWith([{ operation, key, requestId: key, status: null }]);
    await expect(examined({ journal: unanswered }).then(broken)).resolves.toEqual([]);
    await withDamage('orders', [`DELETE FROM "idempotency" WHERE "key" = '${key}'`], async (damaged) => {
      expect(broken(await examined({ databases: damaged, journal: unanswered }))).toEqual(['I2']);
    });
  });

  it.each<[string, string, Service, string]>([
    [
      'I3',
      'a branch whose orders are not its receivables',
      'orders',
      `UPDATE "sales_order" SET "branch" = 'sh' WHERE "id" = (SELECT min("id"::text)::uuid FROM "sales_order")`,
    ],
    ['I4', 'a receipt with a cent more left than there is', 'orders', `UPDATE "receipt" SET "unallocated" = "unallocated" + 0.01`],
    ['I5', 'a cent of performance that nobody delivered', 'performance', `UPDATE "kpi_fact" SET "amount" = "amount" + 0.01 WHERE "kind" = 'delivered'`],
    ['I5', 'a receipt that was not counted', 'performance', `DELETE FROM "kpi_fact" WHERE "kind" = 'received'`],
    ['I6', 'a budget that no claim has spent', 'expenses', `UPDATE "budget" SET "lines" = jsonb_set("lines", '{0,spent}', '"1.00"')`],
    ['I7', 'an event that waits', 'customers', `UPDATE "outbox" SET "publishedAt" = NULL WHERE "id" = (SELECT max("id"::text)::uuid FROM "outbox")`],
    ['I8', 'an event that is missing', 'orders', `UPDATE "sales_order" SET "eventSeq" = "eventSeq" + 1`],
    ['I9', 'an event that was not applied', 'customers', `DELETE FROM "inbox" WHERE "eventId" = (SELECT max("eventId"::text)::uuid FROM "inbox")`],
    [
      'I9',
      'an event that nobody has published',
      'orders',
      `INSERT INTO "inbox" ("consumer", "eventId") VALUES ('orders.OpenOrder.open', 'ffffffff-0000-7000-8000-000000000000')`,
    ],
    [
      'I10',
      'a dead letter that nobody expected',
      'orders',
      `INSERT INTO "dead_letter" ("consumer", "eventId", "envelope", "reason", "attempts") VALUES ('orders.OpenOrder.open', '00000000-0000-7000-8000-000000000001', '{}', 'poison', 8)`,
    ],
    [
      'I12',
      'a copy that says something else',
      'customers',
      `UPDATE "colleague" SET "name" = 'somebody else' WHERE "personId" = (SELECT min("personId"::text)::uuid FROM "colleague")`,
    ],
    ['I12', 'a copy that lacks a row', 'after-sales', `DELETE FROM "customer_replica"`],
    ['I13', 'a trace that was edited', 'identity', `UPDATE "audit" SET "actorName" = 'x' WHERE "position" = (SELECT max("position") FROM "audit_seal")`],
    ['I13', 'a change without a trace', 'identity', `UPDATE "org_unit" SET "version" = "version" + 1`],
    ['I14', 'a state that no command led to', 'orders', `UPDATE "sales_order" SET "status" = 'delivered'`],
    [
      'I16',
      'a telephone number in an event',
      'customers',
      `UPDATE "outbox" SET "payload" = "payload" || '{"phone": "${CANARY}"}' WHERE "id" = (SELECT max("id"::text)::uuid FROM "outbox")`,
    ],
    ['I17', 'an update that was lost', 'orders', `UPDATE "sales_order" SET "version" = "version" - 1`],
  ])('%s names %s, and nothing else is said to be broken', async (id, _, service, damage) => {
    await withDamage(service, [damage], async (damaged) => {
      const report = await examined({ databases: damaged });
      expect(broken(report)).toEqual([id]);
      expect(report.outcomes.flatMap(({ violations }) => violations.map(({ database }) => database))).toContain(service);
    });
  });

  it('I10 accepts the poison that is known, and misses what should be there', async () => {
    const letter = { consumer: 'orders.OpenOrder.open', eventId: '00000000-0000-7000-8000-000000000001' };
    const bury = `INSERT INTO "dead_letter" ("consumer", "eventId", "envelope", "reason", "attempts") VALUES ('${letter.consumer}', '${letter.eventId}', '{}', 'poison', 8)`;
    const expected = { deadLetters: [letter] };
    await withDamage('orders', [bury], async (damaged) => {
      expect(broken(await examined({ databases: damaged, expected, only: ['I10'] }))).toEqual([]);
    });
    expect(broken(await examined({ expected, only: ['I10'] }))).toEqual(['I10']);
  });

  it('I14 names a way that the table does not have', async () => {
    const jump = `UPDATE "audit" SET "changes" = jsonb_set("changes", '{status,before}', '"draft"') WHERE "changes"->'status'->>'after' = 'released'`;
    await withDamage('orders', [jump], async (damaged) => {
      expect(broken(await examined({ databases: damaged, only: ['I14'] }))).toEqual(['I14']);
    });
  });

  it('I17 names two changes that made the same version', async () => {
    const twice = `INSERT INTO "audit" SELECT (jsonb_populate_record(a, jsonb_build_object('position', 900001, 'id', gen_random_uuid()))).* FROM "audit" a WHERE "position" = 1`;
    await withDamage('orders', [twice], async (damaged) => {
      expect(broken(await examined({ databases: damaged, only: ['I17'] }))).toEqual(['I17']);
    });
  });

  it('I18 names a session that stands idle in a transaction', async () => {
    const idle = new pg.Client({ connectionString: databases.orders });
    await idle.connect();
    try {
      await idle.query('BEGIN');
      await idle.query('SELECT 1');
      expect(broken(await examined({ idleSeconds: 0 }))).toEqual(['I18']);
      expect(broken(await examined({ idleSeconds: 600, only: ['I18'] }))).toEqual([]);
    } finally {
      await idle.end();
    }
  });

  it('looks twice where things are on their way, and names only what stays', async () => {
    await withDamage('customers', [`UPDATE "outbox" SET "publishedAt" = NULL`], async (damaged) => {
      const found = examined({ databases: damaged, only: ['I7'], settleSeconds: 5 });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await onServer(new URL(damaged.customers).pathname.slice(1), 'UPDATE "outbox" SET "publishedAt" = now()');
      expect(broken(await found)).toEqual([]);
      await onServer(new URL(damaged.customers).pathname.slice(1), 'UPDATE "outbox" SET "publishedAt" = NULL');
      expect(broken(await examined({ databases: damaged, only: ['I7'], settleSeconds: 1 }))).toEqual(['I7']);
    });
  });
});
