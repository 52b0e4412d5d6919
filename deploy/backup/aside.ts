import { cpSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '../local/connected.ts';
import { fullDisk } from '../local/disk.ts';
import { StartFailure } from '../local/failure.ts';
import { tail } from '../local/log-files.ts';
import { within } from '../local/paths.ts';
import { postgresAccount } from '../local/postgres-account.ts';
import { postgresBinaries } from '../local/postgres-binaries.ts';
import { giveTo, startPostgres, type Postgres } from '../local/postgres.ts';
import { archiveOf, restoreCommand } from '../local/wal-archive.ts';
import { backupFor, inBackups, segmentsIn, timelinesIn } from './backups.ts';
import { damaged, verifyFiles } from './manifest.ts';
import { isBeforeAll, missingSegment, timelineAt } from './timelines.ts';

/** A cluster beside the one in use, as it was at a moment. */
export interface Aside {
  /** Has data/ like the folder of the cluster in use. */
  readonly dir: string;
  readonly server: Postgres;
  /** The last change that is in it. */
  readonly reaches: Date;
}

export interface Wanted {
  readonly backups: string;
  /** Without it the last moment there is. */
  readonly to: Date | undefined;
  /** A folder with the passwords of the cluster. */
  readonly passwords: string;
}

/** For what recovery writes beside the data themselves. */
const ROOM_FOR_WAL = 200e6;

/** Checks every byte of the backup, then recovers beside the cluster in use, which stays as it is whatever comes of it. */
export async function recoverAside(stateDir: string, { backups, to, passwords }: Wanted): Promise<Aside> {
  const { postgres, log } = within(stateDir);
  const dir = join(stateDir, 'postgres-aside');
  rmSync(dir, { recursive: true, force: true }); // of one that was cut off
  const { wal } = inBackups(backups);
  const walInUse = archiveOf(postgres) === wal ? join(postgres, 'data/pg_wal') : undefined; // of other backups it is not the end
  const timeline = timelineAt(timelinesIn(backups, walInUse), to);
  const { folder, manifest } = backupFor(backups, timeline, to);
  const missing = missingSegment(timeline, manifest.firstSegment, segmentsIn(wal), segmentsIn(walInUse));
  if (missing !== undefined && (to === undefined || isBeforeAll(timeline, missing)))
    throw lacking(join(wal, `${missing}.gz`), 'recovery would end before it, although more is laid aside');
  await verifyFiles(folder, manifest);
  checkRoom(join(folder, 'data'), stateDir);
  try {
    mkdirSync(dir, { mode: 0o755 });
    mkdirSync(join(dir, 'data'), { mode: 0o700 });
    cpSync(join(folder, 'data'), join(dir, 'data'), { recursive: true });
    cpSync(join(passwords, 'password.json'), join(dir, 'password.json'));
    writeFileSync(join(dir, 'data/recovery.signal'), '');
    giveToServer(dir, join(postgres, 'data'), wal);
    const target = { recovery_target_timeline: String(timeline.id), restore_command: restoreCommand(wal, walInUse), ...(to && targetOf(to)) };
    const server = await recovered({ dir, logFile: join(log, 'postgres-aside.log'), settings: { ...RECOVERY, ...target } }, { wal, missing, to });
    return { dir, server, reaches: (await lastChange(server)) ?? new Date(manifest.endedAt) };
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

/** An archive, but no command for it: what this server writes waits in its own folder, to be laid aside by the one that takes it over, or to go with it. */
const RECOVERY = { hot_standby: 'off', archive_mode: 'on', archive_command: '' };

const targetOf = (to: Date): Record<string, string> => ({
  recovery_target_time: to.toISOString().replace('T', ' ').replace('Z', '+00'),
  recovery_target_inclusive: 'off',
  recovery_target_action: 'promote',
});

function checkRoom(data: string, stateDir: string): void {
  const { bavail, bsize } = statfsSync(stateDir);
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const needed = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, ROOM_FOR_WAL);
  const mb = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
  if (bavail * bsize < needed)
    throw fullDisk(`${mb(bavail * bsize)} are free where ${stateDir} lies; the restored data need ${mb(needed)} beside those that are there, which stay`);
}

/** To the account that the server in use runs under, which also reads the WAL; on a new machine somebody else has copied it. */
function giveToServer(dir: string, dataInUse: string, wal: string): void {
  const data = join(dir, 'data');
  const account = postgresAccount(join(postgresBinaries(), 'bin/postgres'), dir, dataInUse);
  giveTo(account, data);
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) giveTo(account, join(entry.parentPath, entry.name));
  try {
    for (const path of [wal, ...readdirSync(wal).map((name) => join(wal, name))]) giveTo(account, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EROFS') throw error;
  }
}

async function recovered(options: Parameters<typeof startPostgres>[0] & { logFile: string }, about: About): Promise<Postgres> {
  rmSync(options.logFile, { force: true });
  try {
    return await startPostgres(options);
  } catch (error) {
    const why = error instanceof StartFailure ? whyNot(tail(options.logFile, 200), about) : undefined;
    throw why ?? error;
  }
}

interface About {
  readonly wal: string;
  readonly missing: string | undefined;
  readonly to: Date | undefined;
}

/** What the server's words mean for whoever wants the data back. */
export function whyNot(said: string, { wal, missing, to }: About): StartFailure | undefined {
  if (said.includes('No space left on device'))
    return fullDisk('recovery filled the disk beside the data in use, which are as they were; what it had made is gone again');
  const broken = /could not restore file "([^"]+)" from archive/.exec(said)?.[1];
  if (broken !== undefined) return damaged(join(wal, `${broken}.gz`), 'restore from a copy of this folder (--from), or to a moment before this file with --to');
  const end = /last completed transaction was at log time (.+)/.exec(said)?.[1];
  const reach = end === undefined ? 'the WAL ends with the backup' : `the last change before the end of the WAL is of ${end}`;
  if (missing !== undefined) return lacking(join(wal, `${missing}.gz`), reach);
  if (!said.includes('recovery ended before configured recovery target was reached')) return undefined;
  return new StartFailure(`Nothing was written after ${to?.toISOString() ?? ''}`, reach, 'leave out --to for the last moment there is, or name an earlier one');
}

const lacking = (file: string, why: string): StartFailure =>
  new StartFailure(
    'A part of the WAL is missing',
    `${file} is not there; ${why}`,
    'find it in a copy of this folder, or name with --to a moment from before it',
  );

/** Of the transactions that recovery has replayed. */
const lastChange = (server: Postgres): Promise<Date | undefined> =>
  connected(server.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ at: Date | null }>('SELECT pg_last_xact_replay_timestamp() AS "at"');
    return rows[0]?.at ?? undefined;
  });
