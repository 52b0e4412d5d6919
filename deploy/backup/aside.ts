import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { within } from '../local/paths.ts';
import { postgresAccount } from '../local/postgres-account.ts';
import { postgresBinaries } from '../local/postgres-binaries.ts';
import { giveTo, startPostgres, type Postgres } from '../local/postgres.ts';
import { restoreCommand } from '../local/wal-archive.ts';
import { backupFor, inBackups } from './backups.ts';
import { verifyFiles } from './manifest.ts';

/** A cluster beside the one in use, as it was at a moment. */
export interface Aside {
  /** Has data/ like the folder of the cluster in use. */
  readonly dir: string;
  readonly server: Postgres;
}

/** Checks every byte of the backup, then recovers beside the cluster in use, which stays as it is; without a moment to the last one. */
export async function recoverAside(stateDir: string, backups: string, to: Date | undefined): Promise<Aside> {
  const { folder, manifest } = backupFor(backups, to ?? new Date());
  await verifyFiles(folder, manifest);
  const { postgres } = within(stateDir);
  const dir = join(stateDir, 'postgres-aside');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  mkdirSync(join(dir, 'data'), { mode: 0o700 });
  cpSync(join(folder, 'data'), join(dir, 'data'), { recursive: true });
  if (existsSync(join(postgres, 'password.json'))) cpSync(join(postgres, 'password.json'), join(dir, 'password.json'));
  writeFileSync(join(dir, 'data/recovery.signal'), '');
  giveToServer(dir, join(postgres, 'data'));
  return { dir, server: await recovered(dir, restoreCommand(inBackups(backups).wal, join(postgres, 'data/pg_wal')), to) };
}

/** To the account that the server in use runs under. */
function giveToServer(dir: string, dataInUse: string): void {
  const data = join(dir, 'data');
  const account = postgresAccount(join(postgresBinaries(), 'bin/postgres'), dir, dataInUse);
  giveTo(account, data);
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) giveTo(account, join(entry.parentPath, entry.name));
}

/** Nothing of it is laid aside: if it is not taken, the history must not know of it. */
async function recovered(dir: string, restore_command: string, to: Date | undefined): Promise<Postgres> {
  const target = to && {
    recovery_target_time: to.toISOString().replace('T', ' ').replace('Z', '+00'),
    recovery_target_inclusive: 'off',
    recovery_target_action: 'promote',
  };
  try {
    return await startPostgres({ dir, settings: { hot_standby: 'off', archive_mode: 'off', restore_command, ...target } });
  } catch (error) {
    if (error instanceof StartFailure && error.why.includes('recovery ended before configured recovery target was reached'))
      throw new StartFailure(
        `Nothing was written after ${to?.toISOString() ?? ''}`,
        'the WAL ends before that moment, or nothing of what came after it was kept',
        'leave out --to for the last moment there is, or name an earlier one',
      );
    throw error;
  }
}
