import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { connected } from '../local/connected.ts';
import { createDatabases } from '../local/databases.ts';
import { StartFailure } from '../local/failure.ts';
import { state, within } from '../local/paths.ts';
import { startPostgres } from '../local/postgres.ts';
import { markOf } from '../local/restored-mark.ts';
import { databaseNames, services, type Service } from '../local/services.ts';
import { lockState, stopLeftovers } from '../local/state.ts';
import { printFailure, say, step } from '../local/steps.ts';
import { recoverAside, type Aside } from './aside.ts';
import { defaultBackups, inBackups, leaveBehind } from './backups.ts';
import { restoreKeys } from './key-copies.ts';
import { copyOneDatabase } from './one-database.ts';
import { refuseExternal } from './refuse-external.ts';

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
  const backups = resolve(values.from);
  if (values.keys !== undefined) restoreKeys(resolve(values.keys), state);
  const lock = await lockState(state, 'npm run restore');
  try {
    await stopLeftovers(state);
    await restore(backups, to, only);
  } finally {
    lock.release();
  }
  say(`\n✓ ${only ?? 'all databases'} as of ${to?.toISOString() ?? 'the last moment'}; next:`);
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

async function restore(backups: string, to: Date | undefined, only: Service | undefined): Promise<void> {
  const aside = await step('recovery beside the data in use', () => recoverAside(state, backups, to));
  const mark = (to ?? new Date()).toISOString();
  try {
    if (only === undefined) await step('all databases', ({ note }) => takeCluster(aside, backups, to, mark, note));
    else await step(only, ({ note }) => takeOne(only, aside, mark, note));
    // It may hold facts that never happened now. The outboxes fill it again.
    rmSync(join(within(state).nats, 'store'), { recursive: true, force: true });
  } finally {
    await aside.server.stop();
    rmSync(aside.dir, { recursive: true, force: true });
  }
}

async function takeCluster({ dir, server }: Aside, backups: string, to: Date | undefined, mark: string, note: (text: string) => void): Promise<void> {
  const { postgres } = within(state);
  const at = (name: string): string => join(postgres, name);
  await connected(server.adminUrl, (admin) => admin.query(services.map((service) => markOf(databaseNames(service).database, mark)).join('; ')));
  await server.stop();
  layHistoryAside(join(dir, 'data/pg_wal'), inBackups(backups).wal);
  if (to) leaveBehind(backups, to);
  rmSync(at('data.restored'), { recursive: true, force: true });
  renameSync(join(dir, 'data'), at('data.restored'));
  const before = at(`data.before-${Date.now()}`);
  if (existsSync(at('data'))) renameSync(at('data'), before);
  renameSync(at('data.restored'), at('data')); // cut off before this line, the next start does it
  if (existsSync(before)) note(`(what was there: ${before})`);
}

/** Later restores must know that the WAL goes on from here and not from where it ended. */
function layHistoryAside(wal: string, archive: string): void {
  for (const name of readdirSync(wal).filter((each) => each.endsWith('.history'))) {
    const kept = join(archive, `${name}.gz`);
    if (!existsSync(kept)) writeFileSync(kept, gzipSync(readFileSync(join(wal, name))), { flush: true });
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
