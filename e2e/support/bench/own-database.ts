import { randomBytes } from 'node:crypto';
import { Database } from '@tradewind/persistence/database';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { SteadyClient } from '@tradewind/runtime/steady-client';
import { DataSource } from 'typeorm';
import { connected as asAdmin } from '../../../deploy/local/connected.ts';

/** A database that only one test file knows: empty, with the tables of the platform and of the given entities. */
export interface OwnDatabase {
  readonly url: string;
  readonly db: Database;
  /** Rows of any statement, outside every transaction. */
  rows<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  count(table: string): Promise<number>;
  drop(): Promise<void>;
}

export async function anEmptyDatabase(): Promise<{ readonly url: string; drop: () => Promise<void> }> {
  const adminUrl = process.env.TRADEWIND_POSTGRES;
  if (!adminUrl) throw new Error('These tests need a PostgreSQL server; start them with `npm test`');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name}`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`)).then(() => undefined) };
}

export async function anOwnDatabase(...entities: (new () => object)[]): Promise<OwnDatabase> {
  const { url, drop } = await anEmptyDatabase();
  const dataSource = await connected(url, entities);
  await dataSource.runMigrations();
  await dataSource.synchronize();
  const rows = <Row extends object>(sql: string, parameters: readonly unknown[] = []) => dataSource.query<Row[]>(sql, [...parameters]);
  return {
    url,
    db: new Database(dataSource),
    rows,
    count: async (table) => (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`))[0]?.n ?? 0,
    drop: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}

/** A second instance of a service has a pool of its own. Its sessions are those of a service, without the limits of time. */
export const connected = (url: string, entities: readonly (new () => object)[]): Promise<DataSource> =>
  new DataSource({
    ...dataSourceOptions({ name: 'bench', module: Object, apis: [], entities, migrations: [] }, url),
    extra: { Client: SteadyClient },
  }).initialize();
