import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabases } from '../local/databases.ts';
import { StartFailure } from '../local/failure.ts';
import { migrate } from '../local/migrations.ts';
import type { Postgres } from '../local/postgres.ts';
import { databaseNames, type Service } from '../local/services.ts';
import type { Aside } from './aside.ts';

/**
 * Copies one database out of the cluster aside into the one in use: made new with its roles and rights, brought to the schema of
 * this build, filled by COPY. The one that was there stays under another name.
 */
export async function copyOneDatabase(service: Service, aside: Aside, target: Postgres, postgresDir: string): Promise<string | undefined> {
  const { database } = databaseNames(service);
  const before = await setAside(target.adminUrl, database);
  const urls = await createDatabases(target, postgresDir);
  await migrate(urls, undefined, [service]);
  const exchange = join(aside.dir, 'exchange');
  mkdirSync(exchange, { recursive: true });
  chmodSync(exchange, 0o777); // both servers run under an account that need not be ours
  const [from, to] = [client(aside.server.adminUrl, database), client(target.adminUrl, database)];
  try {
    await Promise.all([from.connect(), to.connect()]);
    await sameSchema(from, to);
    await to.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const table of await tablesOf(to)) await copyTable(table, from, to, join(exchange, `${table}.copy`));
    await to.query('COMMIT');
    await copySequences(from, to);
  } finally {
    await Promise.all([from.end(), to.end()]);
    rmSync(exchange, { recursive: true, force: true });
  }
  return before;
}

const client = (adminUrl: string, database: string): pg.Client => new pg.Client({ connectionString: adminUrl.replace(/\/postgres$/, `/${database}`) });

/** Gives the name under which the present database stays; none when it is not there. */
async function setAside(adminUrl: string, database: string): Promise<string | undefined> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) return undefined;
    const name = `${database}_before_${Date.now()}`;
    await admin.query(`ALTER DATABASE "${database}" RENAME TO "${name}"`);
    return name;
  } finally {
    await admin.end();
  }
}

/** Rows of another schema would not be rows of this one. */
async function sameSchema(from: pg.Client, to: pg.Client): Promise<void> {
  const migrations = async (db: pg.Client): Promise<string> => (await db.query<{ name: string }>('SELECT "name" FROM "migrations" ORDER BY "id"')).rows.map(({ name }) => name).join(', ');
  const [then, now] = [await migrations(from), await migrations(to)];
  if (then === now) return;
  throw new StartFailure('The backup is of another schema', `then: ${then}\nnow: ${now}`, 'restore with the release of that time, or restore everything (without --only) and migrate');
}

/** Partitions are filled through their table. */
async function tablesOf(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT c.relname AS "name" FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function copyTable(table: string, from: pg.Client, to: pg.Client, file: string): Promise<void> {
  const { rows } = await to.query<{ name: string }>(
    `SELECT attname AS "name" FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [`public."${table}"`],
  );
  const columns = rows.map(({ name }) => `"${name}"`).join(', ');
  await from.query(`COPY (SELECT ${columns} FROM "${table}") TO '${file}'`);
  await to.query(`DELETE FROM "${table}"`);
  await to.query(`COPY "${table}" (${columns}) FROM '${file}'`);
}

async function copySequences(from: pg.Client, to: pg.Client): Promise<void> {
  const { rows } = await from.query<{ name: string; last: string | null }>(`SELECT sequencename AS "name", last_value::text AS "last" FROM pg_sequences WHERE schemaname = 'public'`);
  for (const { name, last } of rows) if (last !== null) await to.query('SELECT setval($1, $2)', [`public."${name}"`, last]);
}
