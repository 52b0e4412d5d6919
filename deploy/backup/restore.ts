import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { auditKeys } from '../local/keys.ts';
import { build } from '../local/build.ts';
import { StartFailure } from '../local/failure.ts';
import { state, within } from '../local/paths.ts';
import { startPostgres } from '../local/postgres.ts';
import { services, type Service } from '../local/services.ts';
import { lockState, stopLeftovers } from '../local/state.ts';
import { printFailure, say, step } from '../local/steps.ts';
import { recoverAside, type Aside } from './aside.ts';
import { defaultBackups } from './backups.ts';
import { restoreKeys } from './key-copies.ts';
import { copyOneDatabase } from './one-database.ts';
import { repair, type Repaired } from './repair.ts';

/**
 * `npm run restore -- --to 2026-11-26T08:00:00Z [--only orders] [--from DIR] [--keys DIR]`: everything, or one database of the
 * eight, as it was at that moment (R17). What was there stays beside it. The streams are filled again from the outboxes.
 */
export interface Wanted {
  readonly stateDir: string;
  readonly backups: string;
  readonly to: Date;
  readonly only?: Service | undefined;
}

export async function restore({ stateDir, backups, to, only }: Wanted): Promise<readonly Repaired[]> {
  const lock = await lockState(stateDir, 'npm run restore');
  try {
    await stopLeftovers(stateDir);
    await build();
    const aside = await step(`recovery to ${to.toISOString()}`, () => recoverAside(stateDir, backups, to));
    const repaired = await step(only ?? 'everything', () => (only === undefined ? wholeCluster(stateDir, aside, to) : oneOf(stateDir, only, aside, to)));
    rmSync(within(stateDir).nats, { recursive: true, force: true }); // it may hold facts that never happened now
    rmSync(aside.dir, { recursive: true, force: true });
    return repaired;
  } finally {
    lock.release();
  }
}

async function wholeCluster(stateDir: string, aside: Aside, to: Date): Promise<readonly Repaired[]> {
  const { postgres, keys } = within(stateDir);
  const repaired: Repaired[] = [];
  try {
    for (const service of services) repaired.push(await repair({ service, adminUrl: aside.server.adminUrl, to, auditKeysDir: auditKeys(keys), alone: false }));
  } finally {
    await aside.server.stop();
  }
  const data = join(postgres, 'data');
  if (existsSync(data)) renameSync(data, join(postgres, `data.before-${Date.now()}`));
  renameSync(join(aside.dir, 'data'), data);
  return repaired;
}

async function oneOf(stateDir: string, service: Service, aside: Aside, to: Date): Promise<readonly Repaired[]> {
  const { postgres, keys, log } = within(stateDir);
  const target = await startPostgres({ dir: postgres, logFile: join(log, 'postgres.log') });
  try {
    const before = await copyOneDatabase(service, aside, target, postgres);
    if (before !== undefined) say(`  the database that was there is called ${before} now`);
    return [await repair({ service, adminUrl: target.adminUrl, to, auditKeysDir: auditKeys(keys), alone: true })];
  } finally {
    await aside.server.stop();
    await target.stop();
  }
}

/** For people: what came after that moment is not there, and who still knows of it. */
export function reportOf(backups: string, repaired: readonly Repaired[]): string {
  const folder = join(backups, 'restores');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(repaired, null, 2)}\n`);
  return file;
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { to: { type: 'string' }, only: { type: 'string' }, from: { type: 'string', default: defaultBackups }, keys: { type: 'string' } },
  });
  const to = new Date(values.to ?? '');
  if (Number.isNaN(to.getTime())) throw new StartFailure('To which moment?', `"${values.to ?? ''}" is none`, 'npm run restore -- --to 2026-11-26T08:00:00Z');
  if (values.only !== undefined && !services.includes(values.only as Service))
    throw new StartFailure(`There is no service ${values.only}`, `known are ${services.join(', ')}`, 'name one of them');
  const backups = resolve(values.from);
  if (values.keys !== undefined) restoreKeys(resolve(values.keys), state);
  const repaired = await restore({ stateDir: state, backups, to, only: values.only as Service | undefined });
  const [events, cursors] = [repaired.flatMap(({ lostEvents }) => lostEvents).length, repaired.flatMap(({ cursorsSetBack }) => cursorsSetBack).length];
  say(`✓ restored to ${to.toISOString()}; ${events} events that others had applied are gone, ${cursors} cursors were set back`);
  say(`  what people must look at: ${reportOf(backups, repaired)}`);
  say('  npm start, and then npm run reconcile -- --after-restore');
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
