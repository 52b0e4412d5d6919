import { dataSourceOptions } from '@tradewind/runtime/data-source';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { connected } from '../../deploy/local/connected.ts';
import { DEFINITIONS, type ServiceName } from '../../services/platform/src/definitions.ts';
import type { Rows } from '../recorded/recorder.ts';

/** Databases of the limit server beside the platform's: the tables and indexes of the services, by the same migrations, with the same rows in them. */
export class LimitDatabases {
  readonly urls: Readonly<Record<string, string>>;
  private readonly pools: ReadonlyMap<string, pg.Pool>;

  private constructor(urls: Readonly<Record<string, string>>) {
    this.urls = urls;
    this.pools = new Map(Object.entries(urls).map(([service, url]) => [service, new pg.Pool({ connectionString: url, max: 2 })]));
  }

  static async made(adminUrl: string, services: readonly ServiceName[]): Promise<LimitDatabases> {
    const urls: Record<string, string> = {};
    for (const service of services) {
      const database = `bench_limit_${service.replaceAll('-', '_')}`;
      await connected(adminUrl, (admin) => admin.query(`CREATE DATABASE ${database}`));
      urls[service] = Object.assign(new URL(adminUrl), { pathname: `/${database}` }).toString();
    }
    await Promise.all(services.map((service) => migrated(service, urls[service] ?? '')));
    return new LimitDatabases(urls);
  }

  readonly rows: Rows = async <Row extends object>(service: string, sql: string, values: readonly unknown[] = []) => {
    const pool = this.pools.get(service);
    if (!pool) throw new Error(`The limit server has no database for ${service}`);
    return (await pool.query<Row>(sql, [...values])).rows;
  };

  /** What the platform's databases hold at this moment, so that both sides look for the same. */
  async filledFrom(platform: Rows): Promise<void> {
    await Promise.all([...this.pools.keys()].map((service) => this.filled(service, platform)));
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private async filled(service: string, platform: Rows): Promise<void> {
    for (const { name } of await this.rows<{ name: string }>(service, TABLES)) await this.copied(service, name, platform);
    await this.rows(service, 'ANALYZE');
  }

  private async copied(service: string, table: string, platform: Rows): Promise<void> {
    let after = '(0,0)';
    for (;;) {
      const [found] = await platform<{ rows: string | null; last: string | null }>(service, piece(table), [after, AT_ONCE]);
      if (!found?.rows || !found.last) return;
      await this.rows(
        service,
        `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb) ON CONFLICT DO NOTHING`,
        [found.rows],
      );
      after = found.last;
    }
  }
}

const AT_ONCE = 20_000;
/** All but outbox and traces: nobody reads them here, partitions are made as weeks come, and their positions are counted anew. */
const TABLES = `SELECT c.relname AS "name" FROM pg_class c
  WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('migrations', 'audit', 'audit_seal')`;
const piece = (table: string): string => `SELECT jsonb_agg(to_jsonb(t) - '__at')::text AS "rows", max(t."__at")::text AS "last"
  FROM (SELECT ctid AS "__at", * FROM "${table}" WHERE ctid > $1::tid ORDER BY ctid LIMIT $2) t`;

async function migrated(service: ServiceName, url: string): Promise<void> {
  const db = await new DataSource({ ...dataSourceOptions(await DEFINITIONS[service](), url), extra: {} }).initialize();
  await db.runMigrations();
  // The limit server keeps no order of events and may write what the platform may only add to.
  await db.query(`DO $$ DECLARE t record; BEGIN
    FOR t IN SELECT tgname, tgrelid::regclass AS rel FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0 LOOP
      EXECUTE format('DROP TRIGGER %I ON %s', t.tgname, t.rel); END LOOP; END $$`);
  await db.destroy();
}
