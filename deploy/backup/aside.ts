import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { within } from '../local/paths.ts';
import { postgresAccount } from '../local/postgres-account.ts';
import { postgresBinaries } from '../local/postgres-binaries.ts';
import { giveTo, startPostgres, type Postgres } from '../local/postgres.ts';
import { restoreCommand } from '../local/wal-archive.ts';
import { backupFor, verifyWal, within as inBackups } from './backups.ts';
import { verifyFiles } from './manifest.ts';

/** Recovery reads the WAL of hours. */
const LONGEST_RECOVERY = 30 * 60_000;

/** A cluster beside the one in use, as it was at a moment. */
export interface Aside {
  /** Has data/ like the folder of the cluster in use. */
  readonly dir: string;
  readonly server: Postgres;
}

/** Checks every byte of backup and WAL, then recovers beside the cluster in use, which stays as it is. */
export async function recoverAside(stateDir: string, backups: string, to: Date): Promise<Aside> {
  const { folder, manifest } = backupFor(backups, to);
  await verifyFiles(folder, manifest);
  await verifyWal(backups, manifest.firstSegment);
  const dir = join(stateDir, 'postgres-aside');
  const postgres = within(stateDir).postgres;
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  cpSync(join(folder, 'data'), join(dir, 'data'), { recursive: true });
  cpSync(join(postgres, 'password.json'), join(dir, 'password.json'));
  writeFileSync(join(dir, 'data/recovery.signal'), '');
  handOver(dir);
  return { dir, server: await recovered(dir, backups, to) };
}

/** To the account that the server runs under. */
function handOver(dir: string): void {
  const data = join(dir, 'data');
  const account = postgresAccount(join(postgresBinaries(), 'bin/postgres'), dir, join(dir, 'nothing'));
  giveTo(account, data);
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) giveTo(account, join(entry.parentPath, entry.name));
}

async function recovered(dir: string, backups: string, to: Date): Promise<Postgres> {
  const settings = {
    archive_mode: 'off',
    restore_command: restoreCommand(inBackups(backups).wal),
    recovery_target_time: to.toISOString(),
    recovery_target_inclusive: 'off',
    recovery_target_action: 'promote',
  };
  try {
    return await startPostgres({ dir, settings, readyWithin: LONGEST_RECOVERY });
  } catch (error) {
    if (error instanceof StartFailure && /recovery ended before configured recovery target was reached/.test(error.why))
      throw new StartFailure(`The WAL does not reach ${to.toISOString()}`, 'what was written up to then was not laid aside', 'name an earlier moment, or leave out --to for the last one');
    throw error;
  }
}
