import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { migrate } from '@tradewind/runtime/migrate';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import pg from 'pg';
import { anEmptyDatabase } from '../../../e2e/support/bench/own-database.ts';
import { DEFINITIONS, type ServiceName } from './definitions.js';
import { breachesOf, isHeldToTheRules, written, type Written } from './migration-rules.js';

const NAMES = Object.keys(DEFINITIONS) as ServiceName[];
const said = (sql: string, given: Partial<Written> = {}) => breachesOf({ name: 'ExpandOrders1799999999999', inTransaction: true, statements: [sql], ...given });

describe('R18 A migration disturbs nobody at work', () => {
  it.each(NAMES)('%s: every migration since the rules keeps them', async (service) => {
    const { migrations } = dataSourceOptions(await DEFINITIONS[service](), 'postgres://nowhere');
    const types = (migrations as (new () => MigrationInterface)[]).filter(({ name }) => isHeldToTheRules(name));
    expect(types.length).toBeGreaterThan(0);
    const breaches = (await Promise.all(types.map(written))).flatMap(breachesOf);
    expect(breaches).toEqual([]);
  });

  it.each([
    ['CREATE INDEX "i" ON "sales_order" ("no")', 'CREATE INDEX CONCURRENTLY'],
    ['CREATE UNIQUE INDEX "i" ON "sales_order" ("no")', 'CREATE INDEX CONCURRENTLY'],
    ['CREATE INDEX CONCURRENTLY "i" ON "sales_order" ("no")', 'transaction = false'],
    ['ALTER TABLE "sales_order" ADD CONSTRAINT "c" CHECK ("total" >= 0)', 'NOT VALID'],
    ['ALTER TABLE "sales_order" ADD CONSTRAINT "c" FOREIGN KEY ("a") REFERENCES "b" ("id")', 'NOT VALID'],
    ['ALTER TABLE "sales_order" ALTER COLUMN "no" TYPE varchar(9)', 'rewrites'],
    ['ALTER TABLE "sales_order" ALTER COLUMN "no" SET NOT NULL', 'SET NOT NULL'],
    ['ALTER TABLE "sales_order" ADD "carrier" text NOT NULL', 'a DEFAULT, or NULL'],
    ['ALTER TABLE "sales_order" ADD COLUMN "key" uuid NOT NULL DEFAULT gen_random_uuid()', 'fill it in batches'],
    ['ALTER TABLE "sales_order" ADD "position" BIGSERIAL', 'fill it in batches'],
    ['UPDATE "sales_order" SET "carrier" = \'x\'', 'in batches'],
    ['ALTER TABLE "sales_order" DROP COLUMN "carrier"', 'Contract'],
    ['ALTER TABLE "sales_order" RENAME COLUMN "carrier" TO "haulier"', 'Contract'],
    ['DROP TABLE "sales_order"', 'Contract'],
  ])('refuses %s', (sql, why) => {
    expect(said(sql)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['ALTER TABLE "sales_order" ADD "carrier" text', {}],
    ['ALTER TABLE "sales_order" ADD "carrier" text NOT NULL DEFAULT \'\'', {}],
    ['ALTER TABLE "sales_order" ADD "at" timestamptz NOT NULL DEFAULT now()', {}],
    ['UPDATE "post" SET "grants" = $2 WHERE "key" = $1', {}],
    ['ALTER TABLE "sales_order" ADD CONSTRAINT "c" CHECK ("total" >= 0) NOT VALID', {}],
    ['ALTER TABLE "sales_order" VALIDATE CONSTRAINT "c"', {}],
    ['CREATE INDEX CONCURRENTLY "i" ON "sales_order" ("no")', { inTransaction: false }],
    ['ALTER TABLE "sales_order" DROP COLUMN "carrier"', { name: 'ContractOrders1799999999999' }],
  ])('allows %s', (sql, given) => {
    expect(said(sql, given)).toEqual([]);
  });

  it('may do anything to a table that it makes itself', () => {
    const statements = [
      'CREATE TABLE "carrier" ("id" uuid NOT NULL)',
      'CREATE INDEX "i" ON "carrier" ("id")',
      'ALTER TABLE "carrier" ALTER COLUMN "id" SET NOT NULL',
    ];
    expect(breachesOf({ name: 'ExpandCarriers1799999999999', inTransaction: true, statements })).toEqual([]);
  });

  it('says by its name whether the older release can live with it', () => {
    expect(said('SELECT 1', { name: 'Orders1799999999999' })).toEqual([expect.stringContaining('neither Expand nor Contract')]);
  });
});

describe('R18 The migration step', () => {
  class ExpandThing1799999999991 implements MigrationInterface {
    async up(db: QueryRunner): Promise<void> {
      await db.query('ALTER TABLE "number_series" ADD "note" text');
    }
    down(): Promise<void> {
      return Promise.reject(new Error('not reversible'));
    }
  }
  class Unknown1799999999992 extends ExpandThing1799999999991 {}
  const bench = (...migrations: (new () => MigrationInterface)[]) => ({ name: 'bench', module: Object, apis: [], entities: [], migrations });

  let url: string;
  let drop: () => Promise<void>;
  let sql: pg.Client;
  beforeAll(async () => {
    ({ url, drop } = await anEmptyDatabase());
    await migrate(bench(), url);
    sql = new pg.Client({ connectionString: url });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await drop();
  });

  it('steps back for whoever holds a lock, and goes on when it is free', async () => {
    await sql.query('BEGIN');
    await sql.query('LOCK TABLE "number_series"');
    const migrating = migrate(bench(ExpandThing1799999999991), url);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    let stepsBack = 0;
    for (let waits = false, until = Date.now() + 60_000; stepsBack < 2 && Date.now() < until;) {
      const { rowCount } = await other.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      if (waits && rowCount === 0) stepsBack += 1;
      waits = rowCount !== 0;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await other.end();
    await sql.query('COMMIT');
    expect(stepsBack).toBe(2);
    await expect(migrating).resolves.toEqual(['ExpandThing1799999999991']);
    await expect(migrate(bench(ExpandThing1799999999991), url)).resolves.toEqual([]);
  });

  it('lets the older build work on what a newer one has only expanded, and on nothing else', async () => {
    await expect(migrate(bench(), url)).resolves.toEqual([]);
    await sql.query('INSERT INTO "migrations" ("timestamp", "name") VALUES (1799999999992, $1)', [Unknown1799999999992.name]);
    await expect(migrate(bench(ExpandThing1799999999991), url)).rejects.toThrow('was changed by a newer build (Unknown1799999999992)');
  });
});
