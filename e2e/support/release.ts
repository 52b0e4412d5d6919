import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { connected } from '../../deploy/local/connected.ts';
import { repository, within } from '../../deploy/local/paths.ts';
import { databaseNames, services } from '../../deploy/local/services.ts';

/** The demo company as release 0.1.0 left it (commit 6d03248): rows as JSON text by table, and the keys they are sealed and signed with. */
const FIXTURE = join(repository, 'e2e/fixtures/release-0.1.0');

interface Dump {
  readonly migrations: readonly string[];
  /** JSON text, never read here: numbers keep every digit. */
  readonly tables: Readonly<Record<string, string>>;
  readonly sequences: Readonly<Record<string, string>>;
}

type SchemaOfRelease = (service: string, url: string, itsMigrations: readonly string[]) => Promise<void>;

/** Before the servers start: they take the keys they find. */
export function keysOfRelease(stateDir: string): void {
  cpSync(join(FIXTURE, 'keys'), within(stateDir).keys, { recursive: true });
}

/** Fills the empty databases with what the release had in them. */
export async function restoreRelease(env: Readonly<Record<string, string>>, adminUrl: string): Promise<void> {
  const { schemaOfRelease } = (await import(join(repository, 'services/platform/dist/schema-of-release.js'))) as { schemaOfRelease: SchemaOfRelease };
  const dumps = JSON.parse(brotliDecompressSync(readFileSync(join(FIXTURE, 'databases.json.br'))).toString('utf8')) as Record<string, Dump>;
  for (const service of services) {
    const dump = dumps[service];
    if (!dump) throw new Error(`The release has no database of ${service}`);
    const { database, variable } = databaseNames(service);
    await schemaOfRelease(service, env[`${variable}_MIGRATION_URL`] ?? '', dump.migrations);
    await fill(adminUrl.replace(/\/postgres$/, `/${database}`), dump);
  }
}

async function fill(url: string, { tables, sequences }: Dump): Promise<void> {
  await connected(url, async (db) => {
    await db.query('SET session_replication_role = replica'); // rows come as they were, past the triggers that guard them
    for (const [table, rows] of Object.entries(tables)) {
      await db.query(`TRUNCATE "${table}"`);
      await db.query(`INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`, [rows]);
    }
    for (const [sequence, last] of Object.entries(sequences)) await db.query('SELECT setval($1::regclass, $2::bigint)', [`"${sequence}"`, last]);
  });
}
