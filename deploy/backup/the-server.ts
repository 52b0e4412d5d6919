import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { within } from '../local/paths.ts';
import { startPostgres } from '../local/postgres.ts';
import { running } from '../local/state.ts';
import { archiveOf, archivePointer } from '../local/wal-archive.ts';
import { within as inBackups } from './backups.ts';

/** The server while `npm start` runs it, else one for as long as the work takes. */
export async function withServer<T>(stateDir: string, work: (adminUrl: string) => Promise<T>): Promise<T> {
  const dir = within(stateDir).postgres;
  if (running(stateDir) && existsSync(join(dir, 'data/postmaster.pid'))) return work(adminUrlOf(dir));
  const server = await startPostgres({ dir, logFile: join(within(stateDir).log, 'postgres.log') });
  try {
    return await work(server.adminUrl);
  } finally {
    await server.stop();
  }
}

function adminUrlOf(dir: string): string {
  const password = JSON.parse(readFileSync(join(dir, 'password.json'), 'utf8')) as string;
  return `postgres://postgres:${password}@127.0.0.1:${readFileSync(join(dir, 'port'), 'utf8').trim()}/postgres`;
}

/** From now on finished WAL goes there. A change needs no restart: the server reads the pointer each time. */
export function archiveInto(stateDir: string, backups: string): void {
  const dir = within(stateDir).postgres;
  const { wal } = inBackups(backups);
  if (archiveOf(dir) !== wal) writeFileSync(archivePointer(dir), `${wal}\n`);
}

/** What was written so far is laid aside now, not at the end of its minute. */
export async function layAside(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string }>('SELECT pg_walfile_name(pg_switch_wal()) AS "name"');
    const until = Date.now() + 60_000;
    for (;;) {
      const { rows: done } = await admin.query<{ done: boolean }>('SELECT coalesce(last_archived_wal >= $1, false) AS "done" FROM pg_stat_archiver', [rows[0]?.name]);
      if (done[0]?.done || Date.now() > until) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await admin.end();
  }
}
