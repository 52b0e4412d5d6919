import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connected } from '../../deploy/local/connected.ts';

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
  return connected(connectionString, async (client) => {
    const { rows } = await client.query<{ table: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS "table" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const dumps: Dump[] = [];
    for (const { table } of rows) {
      const { rows: lines } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      dumps.push({ source: `${name} ${table}`, text: lines.map(({ line }) => line).join('\n') });
    }
    return dumps;
  });
}

/** What services, bus and database server have said. */
export const logsDump = (): Dump[] => filesIn(join(stateDir(), 'log')).map((file) => ({ source: file, text: readFileSync(file, 'utf8') }));

/** The files of NATS, of the logs, and of PostgreSQL's write-ahead log. */
export function filesDump(looksLeft = 10): Dump[] {
  const files = ['nats', 'log', 'postgres/data/pg_wal'].flatMap((folder) => filesIn(join(stateDir(), folder)));
  try {
    return files.map((file) => ({ source: file, text: readFileSync(file, 'utf8') }));
  } catch (error) {
    // PostgreSQL gives a finished segment the name of a future one while we read: only a look from the beginning sees all of it.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || looksLeft === 0) throw error;
    return filesDump(looksLeft - 1);
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** PostgreSQL writes its log to disk now: only then a look at the files sees the newest rows. */
export async function everythingOnDisk(): Promise<void> {
  await connected(process.env.TRADEWIND_POSTGRES ?? '', (admin) => admin.query('CHECKPOINT'));
}

/** Rows of one service's database, read by its owner; `AFTER_SALES` and `after-sales` are the same. */
export const asOwner = <Row extends object>(service: string, sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  connected(
    process.env[`${service.toUpperCase().replaceAll('-', '_')}_MIGRATION_URL`] ?? '',
    async (client) => (await client.query<Row>(sql, parameters)).rows,
  );
