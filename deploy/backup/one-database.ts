import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { connected } from '../local/connected.ts';
import { openSchema, ownerUrl } from '../local/databases.ts';
import { StartFailure } from '../local/failure.ts';
import { migrate } from '../local/migrations.ts';
import type { Postgres } from '../local/postgres.ts';
import { markOf } from '../local/restored-mark.ts';
import { databaseNames, type Service } from '../local/services.ts';
import type { Aside } from './aside.ts';

/**
 * Copies one database out of the cluster aside into the one in use: made beside the present one, with its roles and the schema of this
 * build, filled by COPY, and put in its place in one transaction. Gives the name under which the one that was there stays.
 */
export async function copyOneDatabase(service: Service, aside: Aside, target: Postgres, postgresDir: string, mark: string): Promise<string> {
  const { database, owner, variable } = databaseNames(service);
  const beside = `${database}_restored`;
  const urlOf = (server: Postgres, name: string): string => server.adminUrl.replace(/\/postgres$/, `/${name}`);
  await connected(target.adminUrl, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${beside} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${beside} OWNER ${owner}`);
  });
  await connected(urlOf(target, beside), (admin) => openSchema(admin, service));
  await migrate({ [`${variable}_MIGRATION_URL`]: ownerUrl(target, postgresDir, service, beside) }, undefined, [service]);
  await connected(urlOf(aside.server, database), (from) => connected(urlOf(target, beside), (to) => copyAll(from, to, join(aside.dir, 'exchange'))));
  const before = `${database}_before_${Date.now()}`;
  await connected(target.adminUrl, (admin) =>
    admin.query(`BEGIN; ALTER DATABASE ${database} RENAME TO ${before}; ALTER DATABASE ${beside} RENAME TO ${database}; ${markOf(database, mark)}; COMMIT`),
  );
  return before;
}

async function copyAll(from: pg.Client, to: pg.Client, exchange: string): Promise<void> {
  await sameSchema(from, to);
  mkdirSync(exchange, { recursive: true });
  chmodSync(exchange, 0o777); // both servers run under an account that need not be ours
  await to.query('BEGIN; SET LOCAL session_replication_role = replica'); // what triggers once did is in the rows
  for (const table of await tablesOf(to)) await copyTable(table, from, to, join(exchange, `${table}.copy`));
  await to.query('COMMIT');
  await copySequences(from, to);
}

/** Rows of another schema would not be rows of this one. */
async function sameSchema(from: pg.Client, to: pg.Client): Promise<void> {
  const migrations = async (db: pg.Client): Promise<string> =>
    (await db.query<{ name: string }>('SELECT "name" FROM "migrations" ORDER BY "id"')).rows.map(({ name }) => name).join(', ');
  const [then, now] = [await migrations(from), await migrations(to)];
  if (then === now) return;
  throw new StartFailure(
    'The backup is of another schema',
    `then: ${then}\nnow: ${now}`,
    'restore with the release of that time, or restore everything (without --only), which the next start brings up to date',
  );
}

/** Partitions are filled through their table. */
async function tablesOf(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT relname AS "name" FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
       AND relname <> 'migrations' ORDER BY 1`,
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
  await to.query(`DELETE FROM "${table}"`); // a migration may have put rows there
  await to.query(`COPY "${table}" (${columns}) FROM '${file}'`);
  rmSync(file);
}

async function copySequences(from: pg.Client, to: pg.Client): Promise<void> {
  const { rows } = await from.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS "name", last_value::text AS "last" FROM pg_sequences WHERE schemaname = 'public'`,
  );
  for (const { name, last } of rows) if (last !== null) await to.query('SELECT setval($1, $2)', [`public."${name}"`, last]);
}
