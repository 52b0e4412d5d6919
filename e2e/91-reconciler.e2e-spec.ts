import { join } from 'node:path';
import { eventually } from '@tradewind/client/eventually';
import { businessDate } from '@tradewind/domain/business-date';
import type { Databases } from '@tradewind/platform/reconciler/given';
import { SERVICES } from '@tradewind/platform/reconciler/reading';
import { reconcile, type Asked } from '@tradewind/platform/reconciler/reconcile';
import type { Told } from '@tradewind/platform/reconciler/journal';
import { tableOf, type Report } from '@tradewind/platform/reconciler/report';
import pg from 'pg';
import { connected } from '../deploy/local/connected.ts';
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
  await connected(urlOf(database), async (admin) => {
    for (const sql of statements) await admin.query(sql);
  });
}

/** One way to damage one database, who must name it, and how many rows break by it. */
interface Damage {
  readonly id: string;
  readonly what: string;
  readonly service: Service;
  readonly sql: string;
  readonly rows?: number;
}

const FIRST_ORDER = `"id" = (SELECT min("id"::text)::uuid FROM "sales_order")`;
const FIRST_OUTBOX = `"id" = (SELECT min("id"::text)::uuid FROM "outbox")`;
const LETTER = `INSERT INTO "dead_letter" ("consumer", "eventId", "source", "type", "aggregateType", "aggregateId", "aggregateSeq", "org", "branch", "envelope", "reason", "attempts") VALUES`;

const DAMAGES: readonly Damage[] = [
  { id: 'I1', what: 'a command that a client was told is done', service: 'contracts', sql: `DELETE FROM "idempotency" WHERE "key" = 'LOST'` },
  {
    id: 'I1',
    what: 'an answer that is not the one that was given',
    service: 'contracts',
    sql: `UPDATE "idempotency" SET "reply" = "reply" || ' ' WHERE "key" = 'OTHER'`,
  },
  { id: 'I2', what: 'an effect whose client knows nothing, without its answer', service: 'orders', sql: `DELETE FROM "idempotency" WHERE "key" = 'UNKNOWN'` },
  {
    id: 'I3',
    what: 'a branch whose orders are not its receivables',
    service: 'orders',
    sql: `UPDATE "sales_order" SET "branch" = 'elsewhere' WHERE ${FIRST_ORDER}`,
    rows: 3,
  },
  {
    id: 'I4',
    what: 'a receipt with a cent more left than there is',
    service: 'orders',
    sql: `UPDATE "receipt" SET "unallocated" = "unallocated" + 0.01 WHERE "id" = (SELECT min("id"::text)::uuid FROM "receipt" WHERE "status" = 'allocated')`,
  },
  {
    id: 'I5',
    what: 'a cent of performance that nobody delivered',
    service: 'performance',
    sql: `UPDATE "kpi_fact" SET "amount" = "amount" + 0.01 WHERE "id" = (SELECT min("id"::text)::uuid FROM "kpi_fact" WHERE "kind" = 'delivered')`,
    rows: 2, // the fact, and the month that is not its sum any more
  },
  {
    id: 'I5',
    what: 'a receipt that was not counted',
    service: 'performance',
    sql: `DELETE FROM "kpi_fact" WHERE "id" = (SELECT min("id"::text)::uuid FROM "kpi_fact" WHERE "kind" = 'received')`,
    rows: 2,
  },
  {
    id: 'I5',
    what: 'a month that is not the sum of its facts',
    service: 'performance',
    sql: `UPDATE "kpi_month" SET "amount" = "amount" + 0.01 WHERE ("month", "org", "ownerId") = (SELECT "month", "org", "ownerId" FROM "kpi_month" WHERE "kind" = 'signed' ORDER BY 1, 2, 3 LIMIT 1) AND "kind" = 'signed'`,
  },
  {
    id: 'I6',
    what: 'a budget that no claim has spent',
    service: 'expenses',
    sql: `UPDATE "budget" SET "lines" = jsonb_set("lines", '{0,spent}', to_jsonb(((("lines"->0->>'spent')::numeric + 0.01)::text))) WHERE "id" = (SELECT min("id"::text)::uuid FROM "budget")`,
  },
  { id: 'I7', what: 'an event that waits', service: 'customers', sql: `UPDATE "outbox" SET "publishedAt" = NULL WHERE ${FIRST_OUTBOX}` },
  { id: 'I8', what: 'an event that is missing', service: 'orders', sql: `UPDATE "sales_order" SET "eventSeq" = "eventSeq" + 1 WHERE ${FIRST_ORDER}` },
  {
    id: 'I8',
    what: 'a consumer that stands before what was announced',
    service: 'customers',
    sql: `UPDATE "aggregate_cursor" SET "seq" = "seq" - 1 WHERE ("aggregateType", "aggregateId") = (SELECT "aggregateType", "aggregateId" FROM "aggregate_cursor" ORDER BY 1, 2 LIMIT 1)`,
  },
  {
    id: 'I9',
    what: 'an event that was not applied',
    service: 'customers',
    sql: `DELETE FROM "inbox" WHERE ("consumer", "eventId") = (SELECT "consumer", "eventId" FROM "inbox" ORDER BY 2 DESC, 1 LIMIT 1)`,
  },
  {
    id: 'I9',
    what: 'an event that nobody has published',
    service: 'orders',
    sql: `INSERT INTO "inbox" ("consumer", "eventId") VALUES ('orders.OpenOrder.open', 'ffffffff-0000-7000-8000-000000000000')`,
  },
  {
    id: 'I10',
    what: 'a dead letter that nobody expected',
    service: 'orders',
    sql: `${LETTER} ('orders.OpenOrder.open', '00000000-0000-7000-8000-000000000001', 'contracts', 'contracts.contract-effective.v1', 'Contract', gen_random_uuid(), 1, 'hq', 'hq', '{}', 'poison', 8)`,
  },
  {
    id: 'I11',
    what: 'a process that has ended and still has something to do',
    service: 'contracts',
    sql: `UPDATE "process" SET "nextAttempt" = now() WHERE "id" = (SELECT min("id"::text)::uuid FROM "process" WHERE "status" = 'done')`,
  },
  {
    id: 'I12',
    what: 'a copy that says something else',
    service: 'customers',
    sql: `UPDATE "colleague" SET "name" = 'somebody else' WHERE "personId" = (SELECT min("personId"::text)::uuid FROM "colleague")`,
  },
  {
    id: 'I12',
    what: 'a copy that lacks a row',
    service: 'after-sales',
    sql: `DELETE FROM "customer_replica" WHERE "customerId" = (SELECT min("customerId"::text)::uuid FROM "customer_replica")`,
  },
  {
    id: 'I13',
    what: 'a trace that was edited',
    service: 'identity',
    sql: `UPDATE "audit" SET "actorName" = 'x' WHERE "position" = (SELECT max("position") FROM "audit_seal")`,
  },
  { id: 'I13', what: 'a change without a trace', service: 'identity', sql: `UPDATE "org_unit" SET "version" = "version" + 1 WHERE "path" = 'hq'` },
  {
    id: 'I14',
    what: 'a state that no command led to',
    service: 'after-sales',
    sql: `UPDATE "ticket" SET "status" = 'closed' || "status" WHERE "id" = (SELECT min("id"::text)::uuid FROM "ticket")`,
  },
  {
    id: 'I16',
    what: 'a telephone number in an event',
    service: 'policies',
    sql: `UPDATE "outbox" SET "payload" = "payload" || '{"phone": "${CANARY}"}' WHERE ${FIRST_OUTBOX}`,
  },
  {
    id: 'I17',
    what: 'an update that was lost',
    service: 'contracts',
    sql: `UPDATE "contract" SET "version" = "version" - 1 WHERE "id" = (SELECT min("id"::text)::uuid FROM "contract")`,
  },
];

const isOf = (service: string) => (one: Told) => one.operation.startsWith(`${service}.`) && Boolean(one.key);

const examined = (asked: Partial<Asked> = {}): Promise<Report> =>
  reconcile({ databases, journal, canaries: [CANARY], auditPublicKeysFile: join(started.env.AUDIT_KEYS_DIR ?? '', 'public.jwks.json'), ...asked });
const broken = ({ outcomes }: Report): string[] => outcomes.filter(({ state }) => state === 'violated').map(({ id }) => id);

/** A platform of its own in which something has happened, and which has come to rest. */
beforeAll(async () => {
  started = await platform.start({ together: true, env: { AUDIT_HEADS_EVERY_MS: '3600000' } });
  databases = Object.fromEntries(SERVICES.map((service) => [service, urlOf(databaseOf(service))])) as Databases;
  const cast = await aBranch('南京分公司');
  const goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: '1000', validFrom: today });
  for (let round = 0; round < 2; round += 1) {
    await aDeal({ cast, goods, client });
    await aDayAtTheOffice({ cast, goods, client });
  }
  journal = journalWith(client.acknowledged.map(toldOf));
  await eventually(async () => {
    expect((await examined()).outcomes.filter(({ count }) => count > 0)).toEqual([]);
  }, 100_000);
  // in good order they would sign heads of their trails on leaving, which then wait in the outboxes
  await platform.kill('platform');
}, 400_000);
afterAll(() => platform.stop(), 40_000);

describe('I1–I18 The reconciler', () => {
  it('finds nothing wrong where nothing is wrong, and has looked', async () => {
    const report = await examined();
    expect(tableOf(report)).toContain('✓ 0 violations');
    const looked = report.outcomes.filter(({ looked: rows }) => rows > 0).map(({ id }) => id);
    expect(looked).toEqual(expect.arrayContaining(['I1', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I11', 'I12', 'I13', 'I14', 'I16', 'I17']));
  }, 300_000);

  it('I10 misses the poison that should be there', async () => {
    const expected = { deadLetters: [{ consumer: 'orders.OpenOrder.open', eventId: '00000000-0000-7000-8000-000000000001' }] };
    expect(broken(await examined({ expected, only: ['I10'] }))).toEqual(['I10']);
  });

  it('I18 names a session that stands idle in a transaction, once it has stood too long', async () => {
    const idle = new pg.Client({ connectionString: databases.orders });
    await idle.connect();
    try {
      await idle.query('BEGIN');
      await idle.query('SELECT 1');
      expect(broken(await examined({ idleSeconds: 0, only: ['I18'] }))).toEqual(['I18']);
      expect(broken(await examined({ idleSeconds: 600, only: ['I18'] }))).toEqual([]);
    } finally {
      await idle.end();
    }
  });
});

/** Copies of the eight databases, each damaged in one way per invariant that looks at it. */
describe('I1–I18 In damaged copies the reconciler', () => {
  let copies: Databases;
  let report: Report;
  const nameOf = (service: Service): string => `damaged_${service.replaceAll('-', '_')}`;
  const violationsOf = (id: string) => report.outcomes.find((outcome) => outcome.id === id)?.violations ?? [];

  beforeAll(async () => {
    const told = client.acknowledged.map(toldOf);
    const [lost, other] = told.filter(isOf('contracts'));
    const released = told.find(({ operation }) => operation === 'orders.releaseOrder');
    const keys: Readonly<Record<string, string>> = { LOST: lost?.key ?? '', OTHER: other?.key ?? '', UNKNOWN: released?.key ?? '' };
    for (const service of SERVICES) {
      await onServer('postgres', `CREATE DATABASE ${nameOf(service)} TEMPLATE ${databaseOf(service)} STRATEGY file_copy`);
      const damage = DAMAGES.filter((one) => one.service === service).map(({ sql }) =>
        sql.replace(/'(LOST|OTHER|UNKNOWN)'/, (_, key: string) => `'${keys[key]}'`),
      );
      await onServer(nameOf(service), 'SET session_replication_role = replica', ...damage);
    }
    copies = Object.fromEntries(SERVICES.map((service) => [service, urlOf(nameOf(service))])) as Databases;
    const lines = told.map((one) => (one === released ? { ...one, status: null, bodyHash: null } : one));
    report = await examined({ databases: copies, journal: journalWith(lines) });
  }, 300_000);
  afterAll(async () => {
    for (const service of SERVICES) await onServer('postgres', `DROP DATABASE IF EXISTS ${nameOf(service)} WITH (FORCE)`);
  });

  it.each(DAMAGES)('$id names $what', ({ id, service }) => {
    const damages = DAMAGES.filter((one) => one.id === id && one.service === service);
    const named = violationsOf(id).filter(({ database }) => database === service);
    expect(named).toHaveLength(damages.reduce((sum, one) => sum + (one.rows ?? 1), 0));
  });

  it('names nothing else', () => {
    const damaged = DAMAGES.reduce<Record<string, number>>((sum, { id, rows = 1 }) => ({ ...sum, [id]: (sum[id] ?? 0) + rows }), {});
    expect(Object.fromEntries(report.outcomes.filter(({ count }) => count > 0).map(({ id, count }) => [id, count]))).toEqual(damaged);
  });

  it('looks twice where things are on their way, and names only what stays', async () => {
    const asked = { databases: copies, only: ['I7'], settleSeconds: 2 };
    expect(broken(await examined(asked))).toEqual(['I7']);
    const found = examined({ ...asked, settleSeconds: 15 });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await onServer(nameOf('customers'), 'UPDATE "outbox" SET "publishedAt" = now()');
    expect(broken(await found)).toEqual([]);
  });

  it('I11 names a process that is stuck, and one that has gone on longer than it may', async () => {
    const first = `WHERE "id" = (SELECT min("id"::text)::uuid FROM "process")`;
    await onServer(nameOf('contracts'), `UPDATE "process" SET "status" = 'stuck' ${first}`);
    await onServer(nameOf('orders'), `UPDATE "process" SET "status" = 'running', "deadline" = now() - interval '1 minute' ${first}`);
    const { outcomes } = await examined({ databases: copies, only: ['I11'] });
    expect(outcomes[0]?.violations.map(({ database, what }) => `${database}: ${what}`)).toEqual(
      expect.arrayContaining(['contracts', 'orders'].map((service) => `${service}: a process is stuck, or has gone on longer than it may`)),
    );
  });

  it('I14 names a way that the table does not have, I17 two changes that made the same version', async () => {
    const jump = `UPDATE "audit" SET "changes" = jsonb_set("changes", '{status,before}', '"draft"') WHERE "changes"->'status'->>'after' = 'released'`;
    const twice = `INSERT INTO "audit" SELECT (jsonb_populate_record(a, jsonb_build_object('position', 900001, 'id', gen_random_uuid()))).* FROM "audit" a WHERE "position" = 1`;
    await onServer(nameOf('orders'), 'SET session_replication_role = replica', jump, twice);
    const { outcomes } = await examined({ databases: copies, only: ['I14', 'I17'] });
    expect(JSON.stringify(outcomes)).toMatch(/"before":"draft","after":"released"/);
    expect(JSON.stringify(outcomes)).toMatch(/made the same version/);
  });
});
