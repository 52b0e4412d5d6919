import { accessSync, appendFileSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connected } from '../local/connected.ts';
import { createDatabases } from '../local/databases.ts';
import { reason, StartFailure } from '../local/failure.ts';
import { state, within } from '../local/paths.ts';
import { startPostgres } from '../local/postgres.ts';
import { markOf } from '../local/restored-mark.ts';
import { databaseNames, services, type Service } from '../local/services.ts';
import { lockState, stopLeftovers } from '../local/state.ts';
import { printFailure, say, step } from '../local/steps.ts';
import { archiveInto, archiveNowhere, archiveOf } from '../local/wal-archive.ts';
import { recoverAside, type Aside, type Wanted } from './aside.ts';
import { defaultBackups, inBackups } from './backups.ts';
import { passwordsIn, restoreKeys } from './key-copies.ts';
import { copyOneDatabase } from './one-database.ts';
import { refuseExternal } from './refuse-external.ts';
import { historyName, inUseSince } from './timelines.ts';

/**
 * `npm run restore -- --to 2026-11-26T08:00:00Z [--only orders] [--from DIR] [--keys DIR]`: everything, or one database of the
 * eight, as it was at that moment; without --to as it was last (R17). What was there stays beside it. The services do not
 * start on it before `npm run reconcile -- --after-restore`.
 */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { to: { type: 'string' }, only: { type: 'string' }, from: { type: 'string', default: defaultBackups }, keys: { type: 'string' } },
  });
  refuseExternal();
  const to = values.to === undefined ? undefined : momentOf(values.to);
  const only = values.only === undefined ? undefined : serviceOf(values.only);
  const [backups, keys] = [resolve(values.from), values.keys === undefined ? undefined : resolve(values.keys)];
  if (keys !== undefined && only !== undefined)
    throw new StartFailure('Whose keys?', 'one database goes back into the data in use, which have keys of their own', 'leave out --keys, or --only');
  const passwords = passwordsIn(state, keys);
  const lock = await lockState(state, 'npm run restore');
  let reaches: Date;
  try {
    await finishArchive();
    reaches = await restore({ backups, to, passwords }, keys, only);
  } finally {
    lock.release();
  }
  say(`\n✓ ${only ?? 'all databases'} as of ${to?.toISOString() ?? 'the last moment there is'}; the last change before it is of ${reaches.toISOString()}`);
  say('  next:');
  say('    npm run reconcile -- --after-restore   says what is lost and repairs what can be');
  say('    npm start');
  say('    npm run reconcile                      and npm run backup, from where things go on now');
}

function momentOf(text: string): Date {
  const to = new Date(text);
  if (/\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(to.getTime())) return to;
  throw new StartFailure('To which moment?', `"${text}" is no moment with its time zone`, 'npm run restore -- --to 2026-11-26T16:00:00+08:00');
}

function serviceOf(name: string): Service {
  const found = services.find((service) => service === name);
  if (found) return found;
  throw new StartFailure(`There is no service ${name}`, `known are ${services.join(', ')}`, 'name one of them');
}

/** A server that was killed, or that never ran after a restore, still has WAL to lay aside; damaged data may well not start any more. */
async function finishArchive(): Promise<void> {
  const { postgres, log } = within(state);
  const [pid, waiting] = [join(postgres, 'data/postmaster.pid'), join(postgres, 'data/pg_wal/archive_status')];
  const unfinished = existsSync(pid) || (existsSync(waiting) && readdirSync(waiting).some((name) => name.endsWith('.ready')));
  await stopLeftovers(state);
  if (!unfinished || archiveOf(postgres) === undefined) return;
  try {
    await startPostgres({ dir: postgres, logFile: join(log, 'postgres.log') }).then((server) => server.stop());
  } catch (error) {
    say(`! the data in use do not start; what is not laid aside of them may not be found (${reason(error)})`);
  }
}

async function restore(wanted: Wanted, keys: string | undefined, only: Service | undefined): Promise<Date> {
  const { postgres, nats } = within(state);
  const aside = await step('recovery beside the data in use', () => recoverAside(state, wanted));
  const mark = (wanted.to ?? aside.reaches).toISOString();
  try {
    if (only === undefined) {
      await step('all databases', ({ note }) => takeCluster(aside, mark, note));
      if (keys !== undefined) restoreKeys(keys, state);
      goOnIn(wanted.backups, postgres);
    } else await step(only, ({ note }) => takeOne(only, aside, mark, note));
    // It may hold facts that never happened now. The outboxes fill it again.
    rmSync(join(nats, 'store'), { recursive: true, force: true });
    return aside.reaches;
  } finally {
    await aside.server.stop();
    rmSync(aside.dir, { recursive: true, force: true });
  }
}

async function takeCluster({ dir, server }: Aside, mark: string, note: (text: string) => void): Promise<void> {
  const { postgres } = within(state);
  const at = (name: string): string => join(postgres, name);
  const timeline = await connected(server.adminUrl, async (admin) => {
    await admin.query(services.map((service) => markOf(databaseNames(service).database, mark)).join('; '));
    const { rows } = await admin.query<{ segment: string }>('SELECT pg_walfile_name(pg_current_wal_lsn()) AS "segment"');
    return parseInt(rows[0]?.segment.slice(0, 8) ?? '', 16);
  });
  await server.stop();
  beginTimeline(join(dir, 'data/pg_wal'), timeline);
  mkdirSync(postgres, { recursive: true, mode: 0o755 });
  rmSync(at('data.restored'), { recursive: true, force: true });
  renameSync(join(dir, 'data'), at('data.restored'));
  const before = at(`data.before-${Date.now()}`);
  if (existsSync(at('data'))) renameSync(at('data'), before);
  renameSync(at('data.restored'), at('data')); // cut off before this line, the next start does it
  if (existsSync(before)) note(`(what was there: ${before})`);
}

/**
 * The server lays its history and its WAL aside by itself once it runs: so the archive knows of a timeline exactly when its data
 * are in use. The end of the one it left, cut off in the middle of a segment, is there already.
 */
function beginTimeline(wal: string, timeline: number): void {
  appendFileSync(join(wal, historyName(timeline)), inUseSince(new Date()));
  for (const folder of [wal, join(wal, 'archive_status')])
    for (const name of readdirSync(folder).filter((each) => each.includes('.partial'))) rmSync(join(folder, name));
}

/** The WAL goes on where it came from, or a moment on both sides of the restore could not be reached from one place. */
function goOnIn(backups: string, postgres: string): void {
  const { wal } = inBackups(backups);
  const before = archiveOf(postgres);
  if (!isWritable(wal)) {
    archiveNowhere(postgres);
    say(`! ${wal} cannot be written: nothing is laid aside before you run npm run backup -- --into DIR`);
    return;
  }
  if (before !== wal) say(`! the WAL goes to ${wal} from now on; npm run backup -- --into DIR names another folder`);
  archiveInto(postgres, wal);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function takeOne(service: Service, aside: Aside, mark: string, note: (text: string) => void): Promise<void> {
  const { postgres, log } = within(state);
  const target = await startPostgres({ dir: postgres, logFile: join(log, 'postgres.log') });
  try {
    const before = await copyOneDatabase(service, aside, target, postgres, mark);
    await createDatabases(target, postgres); // the rights on its new name
    note(`(what was there: database ${before})`);
  } finally {
    await target.stop();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
