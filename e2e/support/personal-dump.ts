import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** Everything that was written down anywhere, as text: what a thief of disks and backups would have. */
export interface Dump {
  readonly source: string;
  readonly text: string;
}

const stateDir = (): string => dirname(process.env.TRADEWIND_COMPANY ?? '');

/** Every column of every table of every database, as its owner reads it. */
export async function databasesDump(): Promise<Dump[]> {
  const owners = Object.entries(process.env).filter(([name]) => name.endsWith('_MIGRATION_URL'));
  return (await Promise.all(owners.map(([name, url]) => databaseDump(name, url ?? '')))).flat();
}

async function databaseDump(name: string, connectionString: string): Promise<Dump[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS "table" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const dumps: Dump[] = [];
    for (const { table } of rows) {
      const { rows: lines } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      dumps.push({ source: `${name} ${table}`, text: lines.map(({ line }) => line).join('\n') });
    }
    return dumps;
  } finally {
    await client.end();
  }
}

/** The files of NATS, of the logs, and of PostgreSQL's write-ahead log. */
export function filesDump(): Dump[] {
  return ['nats', 'log', 'postgres/data/pg_wal']
    .flatMap((folder) => filesIn(join(stateDir(), folder)))
    .map((file) => ({ source: file, text: readFileSync(file, 'utf8') }));
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** PostgreSQL writes its log to disk now: only then a look at the files sees the newest rows. */
export async function everythingOnDisk(): Promise<void> {
  const admin = new pg.Client({ connectionString: process.env.TRADEWIND_POSTGRES });
  await admin.connect();
  try {
    await admin.query('CHECKPOINT');
  } finally {
    await admin.end();
  }
}

/** Rows of one service's database, read by its owner; `AFTER_SALES` and `after-sales` are the same. */
export async function asOwner<Row extends object>(service: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env[`${service.toUpperCase().replaceAll('-', '_')}_MIGRATION_URL`] });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
