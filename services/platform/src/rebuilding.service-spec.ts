import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractAmended, contractTerminated } from '@tradewind/contracts/contracts/contract-life.events';
import { orgUnitChanged, orgUnitMoved, personChanged } from '@tradewind/contracts/identity/organisation.events';
import { receiptConfirmed } from '@tradewind/contracts/orders/orders.events';
import { monthClosed } from '@tradewind/contracts/performance/performance.events';
import type { EventEnvelope, EventType } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { Consumes } from '@tradewind/messaging/consumes';
import { Intake, type Bound } from '@tradewind/messaging/intake';
import { Database } from '@tradewind/persistence/database';
import { sentenceOf } from '@tradewind/read-models/difference';
import type { Progress } from '@tradewind/read-models/history';
import { reactionsOf, type ReadModel } from '@tradewind/read-models/read-model';
import { adopt, rebuild, type Rebuilt } from '@tradewind/read-models/rebuild';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { migrate } from '@tradewind/runtime/migrate';
import { UnitMovedReaction } from '@tradewind/runtime/organisation/unit-moved.reaction';
import { readModelsOf } from '@tradewind/runtime/read-models-of';
import type { ServiceDefinition } from '@tradewind/runtime/service-definition';
import { prefix } from '@tradewind/runtime/service.config';
import { DataSource } from 'typeorm';
import { anEmptyDatabase } from '../../../e2e/support/bench/own-database.ts';
import { DEFINITIONS, type ServiceName } from './definitions.js';
import { rebuildAll } from './rebuilding.js';

type Row = Readonly<Record<string, unknown>>;

/** The outboxes of all others: which service a fact is of is said by its type. */
const OTHERS: ServiceDefinition = { name: 'others', module: Object, apis: [], entities: [], migrations: [] };

let drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.reverse()) await drop();
  drops = [];
});

async function aDatabase(definition: ServiceDefinition): Promise<{ readonly url: string; readonly db: DataSource }> {
  const { url, drop } = await anEmptyDatabase();
  await migrate(definition, url);
  const db = await new DataSource(dataSourceOptions(definition, url)).initialize();
  drops.push(drop, () => db.destroy());
  return { url, db };
}

/** A service with its own database, and somebody else whose facts it takes in as the consumer does. */
async function aService(name: ServiceName, modelName: string) {
  const definition = await DEFINITIONS[name]();
  const [own, others] = [await aDatabase(definition), await aDatabase(OTHERS)];
  const model = readModelsOf(definition).find((each) => each.name === modelName)!;
  const database = new Database(own.db);
  const reactions = reactionsOf(name, [...model.filledBy(database), new UnitMovedReaction(database)]);
  const bound = new Map<string, Bound[]>();
  for (const { event, consumer, react } of reactions) bound.set(event.type, [...(bound.get(event.type) ?? []), { consumer, react, reactToMany: null }]);
  const nobody = { replay: () => Promise.resolve([]) };
  const patience = { pauseBefore: () => 1, gapMs: 1, gapAlarmMs: 1 };
  const intake = new Intake(
    name,
    database,
    bound,
    nobody,
    patience,
    (error) => {
      throw error;
    },
    () => undefined,
  );
  const taken = async (event: EventType, payload: object, where = { org: 'hq.bj', branch: 'bj' }): Promise<EventEnvelope> => {
    const fact = await announced(others.db, event, payload, where);
    await intake.take(fact);
    return fact;
  };
  const urlOf = (owner: string): string => (owner === name ? own.url : others.url);
  const connect = (searchPath: string): Promise<DataSource> =>
    new DataSource({ ...dataSourceOptions(definition, own.url), extra: { options: `-c search_path=${searchPath} -c TimeZone=UTC` } }).initialize();
  return {
    own: own.db,
    others: others.db,
    taken,
    rows: (sql: string, parameters: unknown[] = []): Promise<Row[]> => own.db.query<Row[]>(sql, parameters),
    adopt: () => adopt({ service: name, model, connect, urlOf, swap: false }),
    rebuild: (options: { fromTheFirst?: boolean; swap?: boolean; model?: ReadModel; progress?: Progress } = {}): Promise<Rebuilt> =>
      rebuild({ service: name, model, connect, urlOf, swap: false, ...options }),
    env: { [`${name.toUpperCase()}_DATABASE_URL`]: own.url, IDENTITY_DATABASE_URL: others.url },
  };
}

/** In the outbox and published: a fact of its own, so that no order is to be kept. */
async function announced(db: DataSource, event: EventType, payload: object, { org, branch }: { org: string; branch: string }): Promise<EventEnvelope> {
  const id = newId();
  const fact = { id, type: event.type, aggregateType: 'Fact', aggregateId: id, aggregateSeq: 1, occurredAt: new Date().toISOString(), org, branch };
  await db.query(
    `INSERT INTO "outbox" ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload", "publishedAt")
     VALUES ($1, $2, 'Fact', $1, 1, $3, $4, $5, $1, $6, now())`,
    [id, event.type, fact.occurredAt, org, branch, JSON.stringify(payload)],
  );
  return { ...fact, actorId: id, traceparent: null, payload };
}

const aPerson = (name: string, personId = newId(), active = true) => ({ personId, name, active, posts: [{ post: 'sales-rep', org: 'hq.bj.sales' }] });
const differing = ({ tables }: Rebuilt): number => tables.reduce((sum, { different }) => sum + different, 0);

describe('R11, I12 A read model can be made again from the facts', () => {
  it('and is equal, row by row, where nothing is wrong', async () => {
    const service = await aService('customers', 'organisation');
    for (let i = 0; i < 20; i += 1) {
      const { personId } = aPerson('');
      await service.taken(personChanged, aPerson(`某人 ${i}`, personId));
      if (i % 3 === 0) await service.taken(personChanged, aPerson(`新名 ${i}`, personId, false));
    }
    await service.taken(orgUnitChanged, { unitId: newId(), path: 'hq.bj', branchCode: 'bj', kind: 'branch', name: '北京' });
    const rebuilt = await service.rebuild();
    expect(rebuilt).toMatchObject({ played: 28, lost: 0, unplayable: [], swapped: false });
    expect(rebuilt.tables).toMatchObject([
      { table: 'colleague', rows: 20, freshRows: 20, different: 0 },
      { table: 'org_unit_replica', rows: 1, freshRows: 1, different: 0 },
    ]);
  });

  it('finds and names a row that somebody edited, deleted or made by hand, and puts it right', async () => {
    const service = await aService('customers', 'organisation');
    const [wang, li] = [aPerson('王芳'), aPerson('李慧')];
    for (const person of [wang, li]) await service.taken(personChanged, person);
    await service.rows(`UPDATE "colleague" SET "name" = '别人' WHERE "personId" = $1`, [wang.personId]);
    await service.rows(`DELETE FROM "colleague" WHERE "personId" = $1`, [li.personId]);
    const stranger = newId();
    await service.rows(`INSERT INTO "colleague" VALUES ($1, '陌生人', true, 'hq')`, [stranger]);

    const said: string[] = [];
    await expect(rebuildAll(['--service', 'customers', '--model', 'organisation', '--check'], service.env, (line) => said.push(line))).resolves.toBe(1);
    const text = said.join('\n');
    expect(text).toContain('✗ customers organisation: from the first fact, 2 events');
    expect(text).toContain(`colleague {"personId":"${wang.personId}"}: name is "别人", the events say "王芳"`);
    expect(text).toContain(`colleague {"personId":"${li.personId}"} is missing`);
    expect(text).toContain(`colleague {"personId":"${stranger}"} is there, and no event says so`);

    await expect(service.rebuild({ swap: true })).resolves.toMatchObject({ swapped: true });
    await expect(service.rows(`SELECT "name" FROM "colleague" ORDER BY "name"`)).resolves.toEqual([{ name: '李慧' }, { name: '王芳' }]);
    await expect(rebuildAll(['--service', 'customers', '--model', 'organisation', '--check'], service.env, () => undefined)).resolves.toBe(0);
  });

  it('leaves the table as it was made: columns, indexes, triggers and rights', async () => {
    const service = await aService('performance', 'facts');
    const shape = `SELECT (SELECT jsonb_agg(pg_get_indexdef(indexrelid) ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid = 'kpi_fact'::regclass) AS indexes,
      (SELECT jsonb_agg(pg_get_triggerdef(oid) ORDER BY tgname) FROM pg_trigger WHERE tgrelid = 'kpi_fact'::regclass) AS triggers,
      (SELECT jsonb_agg(a::text ORDER BY a::text) FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = 'kpi_fact'::regclass) AS rights,
      (SELECT jsonb_agg(jsonb_build_array(attname, format_type(atttypid, atttypmod), attnotnull) ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'kpi_fact'::regclass AND attnum > 0) AS columns`;
    await service.rows('GRANT SELECT, INSERT ON "kpi_fact" TO pg_monitor');
    const before = await service.rows(shape);
    await service.taken(receiptConfirmed, aReceipt('100.00', '2026-03-02'));
    await service.rows('ALTER TABLE "kpi_fact" DISABLE TRIGGER USER');
    await service.rows('DELETE FROM "kpi_fact"');
    await service.rows('ALTER TABLE "kpi_fact" ENABLE TRIGGER USER');
    await expect(service.rebuild({ swap: true })).resolves.toMatchObject({ swapped: true });
    await expect(service.rows(shape)).resolves.toEqual(before);
    await expect(service.rows(`UPDATE "kpi_fact" SET "amount" = 1`)).rejects.toThrow('Facts are never changed');
  });

  it.each([
    { service: 'customers', model: 'organisation', table: 'colleague', comes: () => [personChanged, aPerson('后来')] },
    { service: 'customers', model: 'purchases', table: 'purchase', comes: () => [receiptConfirmed, aReceipt('5.00', '2026-03-02')] },
    { service: 'performance', model: 'facts', table: 'kpi_fact', comes: () => [receiptConfirmed, aReceipt('5.00', '2026-03-02')] },
  ] as const)('loses nothing and doubles nothing that comes in while it is made again, before, during and after the swap: $model', async (one) => {
    const service = await aService(one.service, one.model);
    const take = (): Promise<EventEnvelope> => service.taken(...(one.comes() as [EventType, object]));
    for (let i = 0; i < 300; i += 1) await take();
    await service.rows(`ALTER TABLE "${one.table}" DISABLE TRIGGER USER`);
    await service.rows(`DELETE FROM "${one.table}" WHERE ctid IN (SELECT ctid FROM "${one.table}" LIMIT 7)`);
    await service.rows(`ALTER TABLE "${one.table}" ENABLE TRIGGER USER`);
    const before = await tableId(service.rows, one.table);
    const coming = { isOn: true };
    let came = 0;
    const all = (async () => {
      for (; coming.isOn; came += 1) await take();
    })();
    const rebuilt = await service.rebuild({ swap: true });
    const cameUntilSwap = came;
    await untilTrue(() => came > cameUntilSwap + 20);
    coming.isOn = false;
    await all;
    expect(rebuilt).toMatchObject({ swapped: true });
    expect(differing(rebuilt)).toBe(7);
    expect(cameUntilSwap).toBeGreaterThan(0);
    await expect(tableId(service.rows, one.table)).resolves.not.toEqual(before);
    await expect(service.rows(`SELECT count(*)::int AS n FROM "${one.table}"`)).resolves.toEqual([{ n: 300 + came }]);
    expect(differing(await service.rebuild({ fromTheFirst: true }))).toBe(0);
  });

  it('does not put in place what it cannot make whole: a fact that no outbox keeps any more and no base has; whoever knows the table to be right says so', async () => {
    const service = await aService('customers', 'organisation');
    const { id } = await service.taken(personChanged, aPerson('王芳'));
    await service.others.query(`DELETE FROM "outbox" WHERE "id" = $1`, [id]);
    await expect(service.rebuild({ swap: true })).resolves.toMatchObject({ base: null, lost: 1, swapped: false });
    await expect(service.rows(`SELECT "name" FROM "colleague"`)).resolves.toEqual([{ name: '王芳' }]);
    await service.adopt();
    await service.rows(`UPDATE "colleague" SET "name" = '别人'`);
    await expect(service.rebuild({ swap: true })).resolves.toMatchObject({ base: expect.any(String) as string, played: 0, lost: 0, swapped: true });
    await expect(service.rows(`SELECT "name" FROM "colleague"`)).resolves.toEqual([{ name: '王芳' }]);
  });

  it('begins from what the last rebuild made, so that outboxes may forget what is in it', async () => {
    const service = await aService('customers', 'organisation');
    const { id } = await service.taken(personChanged, aPerson('王芳'));
    await expect(service.rebuild()).resolves.toMatchObject({ base: null, played: 1, lost: 0 });
    await service.others.query(`DELETE FROM "outbox" WHERE "id" = $1`, [id]);
    await service.taken(personChanged, aPerson('李慧'));
    await service.rows(`UPDATE "colleague" SET "active" = false`);
    const rebuilt = await service.rebuild({ swap: true });
    expect(rebuilt).toMatchObject({ base: expect.any(String) as string, played: 1, lost: 0, swapped: true });
    expect(differing(rebuilt)).toBe(2);
    await expect(service.rows(`SELECT "name", "active" FROM "colleague" ORDER BY "name"`)).resolves.toEqual([
      { name: '李慧', active: true },
      { name: '王芳', active: true },
    ]);
    await expect(service.rebuild({ fromTheFirst: true })).resolves.toMatchObject({ base: null, lost: 1 });
  });

  it('does not begin from a base that knows a fact which the inbox, taken back by a restore, does not', async () => {
    const service = await aService('customers', 'organisation');
    const { id } = await service.taken(personChanged, aPerson('王芳'));
    await service.taken(personChanged, aPerson('李慧'));
    await service.rebuild();
    await service.rows(`DELETE FROM "inbox" WHERE "eventId" = $1`, [id]);
    await expect(service.rebuild()).resolves.toMatchObject({ base: null, played: 1 });
  });

  it('leaves the living table untouched when it is killed half-way, and begins anew', async () => {
    const service = await aService('customers', 'organisation');
    await service.others
      .query(`INSERT INTO "outbox" ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload", "publishedAt")
      SELECT ${uuidOf('i')}, 'identity.person-changed.v1', 'Fact', ${uuidOf('i')}, 1, now(), 'hq.bj', 'bj', ${uuidOf('i')}, jsonb_build_object('personId', ${uuidOf('i')},
        'name', 'Person ' || i, 'active', true, 'posts', jsonb_build_array(jsonb_build_object('post', 'sales-rep', 'org', 'hq.bj.sales'))), now() FROM generate_series(1, 25000) i`);
    await service.rows(
      `INSERT INTO "inbox" ("consumer", "eventId") SELECT 'customers.OrganisationReplica.keepPerson', ${uuidOf('i')} FROM generate_series(1, 25000) i`,
    );
    await service.rows(
      `INSERT INTO "colleague" ("personId", "name", "active", "org") SELECT ${uuidOf('i')}, 'Person ' || i, i <> 7, 'hq.bj.sales' FROM generate_series(1, 25000) i`,
    );
    const living = `SELECT 'colleague'::regclass::oid AS "table", md5(string_agg(c::text, ';' ORDER BY c."personId")) AS "content" FROM "colleague" c`;
    const before = await service.rows(living);

    const program = join(import.meta.dirname, '../dist/bundle/rebuild.js');
    // of the environment of the tests nothing: it names the databases of the platform
    const child = spawn(process.execPath, [program, '--service', 'customers', '--model', 'organisation'], { env: service.env });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const said: string[] = [];
    child.stdout.on('data', (data: Buffer) => {
      said.push(data.toString());
      if (said.join('').includes('events played')) child.kill('SIGKILL');
    });
    await gone;
    expect(child.signalCode).toBe('SIGKILL');
    expect(said.join('')).toContain('customers organisation: 20000 events read\n  customers organisation: 10000 events played\n');
    await expect(service.rows(living)).resolves.toEqual(before);

    await untilUnlocked(service.own);
    const rebuilt = await service.rebuild({ swap: true });
    expect(rebuilt).toMatchObject({ base: null, played: 25_000, swapped: true });
    expect(differing(rebuilt)).toBe(1);
    await expect(service.rows(`SELECT count(*)::int AS n FROM "colleague" WHERE "active"`)).resolves.toEqual([{ n: 25_000 }]);
    await expect(service.rows(`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'rebuild%'`)).resolves.toEqual([]);
  });

  it('has no effect but the read model: a reaction that writes anything else is undone and named', async () => {
    class Chatty {
      constructor(private readonly db: Database) {}

      @Consumes(personChanged)
      async keepPerson({ personId }: { readonly personId: string }): Promise<void> {
        await this.db.execute(`INSERT INTO "number_series" ("series", "last") VALUES ($1, 1)`, [personId]);
      }
    }
    Object.defineProperty(Chatty, 'name', { value: 'OrganisationReplica' });
    const service = await aService('customers', 'organisation');
    await service.taken(personChanged, aPerson('王芳'));
    const [colleagues] = readModelsOf(await DEFINITIONS.customers()).filter(({ name }) => name === 'organisation');
    const rebuilt = await service.rebuild({ model: { ...colleagues!, filledBy: (db) => [new Chatty(db)] } });
    expect(rebuilt.unplayable).toMatchObject([
      { consumer: 'customers.OrganisationReplica.keepPerson', reason: expect.stringContaining('wrote to number_series') as string },
    ]);
    await expect(service.rows('SELECT * FROM "number_series"')).resolves.toEqual([]);
  });

  it('ORG-05: follows the units that moved', async () => {
    const service = await aService('customers', 'organisation');
    const wang = aPerson('王芳');
    await service.taken(personChanged, wang);
    await service.taken(orgUnitMoved, { unitId: newId(), from: 'hq.bj', to: 'hq.north.bj' });
    await expect(service.rows(`SELECT "org" FROM "colleague"`)).resolves.toEqual([{ org: 'hq.north.bj.sales' }]);
    expect(differing(await service.rebuild())).toBe(0);
  });
});

const uuidOf = (n: string): string => `(lpad(to_hex(${n}), 8, '0') || '-0000-7000-8000-000000000000')::uuid`;

const tableId = (rows: (sql: string) => Promise<Row[]>, table: string): Promise<Row[]> => rows(`SELECT '"${table}"'::regclass::oid AS "id"`);

async function untilTrue(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** PostgreSQL notices after a moment that a client is gone. */
async function untilUnlocked(db: DataSource): Promise<void> {
  for (;;) {
    const held = await db.query<Row[]>(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (held.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const LI = newId();
const aReceipt = (amount: string, receivedOn: string) => ({
  ...{ receiptId: newId(), orderId: newId(), orderNo: 'DD-1', customerId: newId(), salesRepId: newId() },
  ...{ amount, currency: 'CNY', receivedOn },
});

describe('PER-09, C-25 The facts of performance', () => {
  it('are counted in the month they were counted in, belated ones too, and keep their ids', async () => {
    const service = await aService('performance', 'facts');
    await service.taken(receiptConfirmed, aReceipt('100.00', '2026-03-02'));
    await announced(service.own, monthClosed, { month: '2026-03' }, { org: 'hq.bj', branch: 'bj' });
    await service.rows(
      `INSERT INTO "cycle" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "month", "status", "people", "kpi", "bonus", "kpiPolicy", "bonusPolicy")
       VALUES ($1, 1, 1, 'hq.bj', 'bj', $1, now(), now(), '2026-03', 'calculated', 0, '{}', '{}', 'k', 'b')`,
      [newId()],
    );
    await service.taken(receiptConfirmed, aReceipt('50.00', '2026-03-30'));
    await service.taken(receiptConfirmed, aReceipt('70.00', '2026-04-01'));
    const facts = () => service.rows(`SELECT "id", "month", "belatedFor", "amount" FROM "kpi_fact" ORDER BY "amount"`);
    const before = await facts();
    expect(before).toMatchObject([
      { month: '2026-04', belatedFor: '2026-03', amount: '50.00' },
      { month: '2026-04', belatedFor: null, amount: '70.00' },
      { month: '2026-03', belatedFor: null, amount: '100.00' },
    ]);
    expect(differing(await service.rebuild())).toBe(0);
    await service.rows('ALTER TABLE "kpi_fact" DISABLE TRIGGER USER');
    await service.rows(`UPDATE "kpi_fact" SET "amount" = '9999.00' WHERE "amount" = '50.00'`);
    await service.rows('ALTER TABLE "kpi_fact" ENABLE TRIGGER USER');
    const rebuilt = await service.rebuild({ swap: true });
    expect(rebuilt).toMatchObject({ swapped: true });
    expect(rebuilt.tables.flatMap(({ examples }) => examples.map(sentenceOf))).toEqual([
      expect.stringMatching(/^kpi_fact \{.*\}: amount is 9999, the events say 50$/),
    ]);
    await expect(facts()).resolves.toEqual(before);
  });
});

describe('PER-12 The sums of months', () => {
  it('are made again from the facts, compared with them, and go on being kept by what keeps them', async () => {
    const service = await aService('performance', 'facts');
    const receipts = ['100.00', '50.00'].map((amount) => ({ ...aReceipt(amount, '2026-03-02'), salesRepId: LI }));
    for (const receipt of receipts) await service.taken(receiptConfirmed, receipt);
    const sums = () => service.rows(`SELECT "org", "amount", "facts" FROM "kpi_month"`);
    await service.rows(`UPDATE "kpi_month" SET "amount" = 1`);
    const rebuilt = await service.rebuild({ swap: true });
    expect(rebuilt).toMatchObject({ swapped: true });
    expect(rebuilt.tables.flatMap(({ examples }) => examples.map(sentenceOf))).toEqual([
      expect.stringMatching(/^kpi_month \{.*\}: amount is 1, the events say 150$/),
    ]);
    await expect(sums()).resolves.toEqual([{ org: 'hq.bj', amount: '150.00', facts: 2 }]);
    await service.taken(receiptConfirmed, { ...aReceipt('7.00', '2026-03-03'), salesRepId: LI });
    await service.taken(orgUnitMoved, { unitId: newId(), from: 'hq.bj', to: 'hq.north.bj' });
    await expect(sums()).resolves.toEqual([{ org: 'hq.north.bj', amount: '157.00', facts: 3 }]);
    expect(differing(await service.rebuild())).toBe(0);
  });
});

describe('PER-01, CUS-37 What amendments and terminations made of sales', () => {
  const line = {
    ...{ productId: newId(), sku: 'A', name: 'A', spec: null, unit: '箱', unitPrice: '113', taxRate: '0.13' },
    ...{ quantity: '10', gross: '1130.00', net: '1000.00', tax: '130.00', unitCost: '60' },
  };
  const less = { ...line, quantity: '8', gross: '904.00', net: '800.00', tax: '104.00' };
  const contract = () => ({ contractId: newId(), contractNo: 'HT-1', customerId: newId(), salesRepId: newId(), currency: 'CNY' });
  const amendment = () => ({
    ...{ ...contract(), amendmentId: newId(), amendmentNo: 'BC-1', revision: 2, payment: 'prepay', deliverBy: '2026-05-01', effectiveOn: '2026-03-02' },
    ...{ lines: [less], total: '904.00', net: '800.00', totalBefore: '1130.00' },
  });
  const termination = () => ({ ...contract(), terminationNo: 'JC-1', ground: 'agreement', endedOn: '2026-03-03' });

  it.each([
    ['performance', 'facts', 'kpi_fact', ['-904.00', '-226.00', '-226.00', '0.00']],
    ['customers', 'purchases', 'purchase', ['-904.00', '-226.00', '-226.00']],
  ] as const)('is made again as it was, also from what was announced before it said its lines: %s %s', async (name, model, table, amounts) => {
    const service = await aService(name, model);
    await service.taken(contractAmended, { ...amendment(), linesBefore: [line] });
    await service.taken(contractAmended, amendment());
    await service.taken(contractTerminated, { ...termination(), terminationId: newId(), lines: [less], kept: [] });
    await service.taken(contractTerminated, termination());
    await expect(service.rows(`SELECT "amount" FROM "${table}" ORDER BY "amount"`)).resolves.toEqual(amounts.map((amount) => ({ amount })));
    expect(await service.rebuild()).toMatchObject({
      played: 4,
      lost: 0,
      unplayable: [],
      tables: expect.arrayContaining([{ table, different: 0 }].map((each) => expect.objectContaining(each) as object)) as object,
    });
    expect(differing(await service.rebuild({ fromTheFirst: true }))).toBe(0);
  });
});

describe('R11 Nothing is forgotten', () => {
  const services = join(import.meta.dirname, '../../../services');

  it('every table that is kept in a folder of replicas belongs to a read model', async () => {
    const found: string[] = [];
    for (const service of Object.keys(DEFINITIONS) as ServiceName[]) {
      const declared = readModelsOf(await DEFINITIONS[service]()).flatMap(({ tables }) => tables.map(({ entity }) => entity.name));
      for (const name of declared) found.push(`${service} ${name}`);
    }
    const kept = readdirSync(services).flatMap((service) => classesIn(join(services, service, 'src/replicas')).map((name) => `${service} ${name}`));
    expect(kept.length).toBeGreaterThan(7);
    expect(kept.filter((each) => !found.includes(each))).toEqual([]);
  });

  it.each(Object.keys(DEFINITIONS) as ServiceName[])('every read model of %s can be made again, and once more from what that made', async (name) => {
    const definition = await DEFINITIONS[name]();
    const { url } = await aDatabase(definition);
    const others = await aDatabase(OTHERS);
    const env = new Proxy(
      {},
      { get: (_, variable) => (variable === `${prefix(name)}_DATABASE_URL` ? url : String(variable).endsWith('_DATABASE_URL') ? others.url : undefined) },
    );
    for (const from of ['the first fact', 'the base of']) {
      const said: string[] = [];
      await expect(rebuildAll(['--service', name, '--all', '--check'], env, (line) => said.push(line))).resolves.toBe(0);
      expect(said.filter((line) => line.startsWith(`✓ ${name} `) && line.includes(`from ${from}`))).toHaveLength(readModelsOf(definition).length);
    }
  });

  function classesIn(folder: string): string[] {
    let files: string[] = [];
    try {
      files = readdirSync(folder);
    } catch {
      return []; // a service without replicas
    }
    return files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/@Entity\([^)]*\)[\s\S]*?export class (\w+)/g)].map(([, name = '']) => name),
    );
  }
});
