import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StartFailure } from './failure.ts';
import { stopLeftoverNats } from './nats.ts';
import { state, within } from './paths.ts';
import { stopLeftoverPostgres } from './postgres.ts';
import { alive, gone, startMoment } from './process-table.ts';
import { stopLeftoverServices } from './service-process.ts';
import { json, writePrivately } from './secrets.ts';

interface Run {
  readonly pid: number;
  /** Together with the pid this names one process for good: numbers are used again. */
  readonly started: string | undefined;
  readonly command: string;
  readonly since: string;
  readonly url?: string;
  readonly stopping?: boolean;
}

export interface Lock {
  /** Lets a second start say where this one runs. */
  publish(url: string): void;
  /** Lets a second start wait for our end. */
  stopping(): void;
  release(): void;
}

export function prepareState(stateDir: string): void {
  // Others may pass through (PostgreSQL runs as another user when we are root); what is secret is 0600 inside.
  for (const folder of [stateDir, within(stateDir).log]) mkdirSync(folder, { recursive: true, mode: 0o755 });
  mkdirSync(within(stateDir).keys, { recursive: true, mode: 0o700 });
}

/** One run per state folder. A lock whose process is gone is taken over without a word; one who is just stopping is waited for. */
export async function lockState(stateDir: string, command: string): Promise<Lock> {
  prepareState(stateDir);
  const before = running(stateDir);
  // Somebody who was just told to stop through npm hears of it a moment later.
  if (before) await gone(before.pid, 1000);
  if (before && running(stateDir)?.stopping) await gone(before.pid, 40_000);
  const file = within(stateDir).lock;
  const own: Run = { pid: process.pid, started: startMoment(process.pid), command, since: new Date().toISOString() };
  if (!create(file, own)) {
    const other = readRun(file);
    if (other && holds(other)) throw alreadyRuns(other);
    setAside(file);
    if (!create(file, own)) throw alreadyRuns(readRun(file));
  }
  return {
    publish: (url) => writePrivately(file, json({ ...own, url })),
    stopping: () => writePrivately(file, json({ ...own, stopping: true })),
    release: () => rmSync(file, { force: true }),
  };
}

export function running(stateDir: string): Run | undefined {
  const run = readRun(within(stateDir).lock);
  return run && holds(run) ? run : undefined;
}

const holds = (run: Run): boolean => alive(run.pid) && startMoment(run.pid) === run.started;

function create(file: string, run: Run): boolean {
  try {
    writeFileSync(file, JSON.stringify(run), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Renaming succeeds for one of two who find the same stale lock; the other then meets the new lock. */
function setAside(file: string): void {
  try {
    renameSync(file, `${file}.stale`);
    rmSync(`${file}.stale`, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function readRun(file: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function alreadyRuns(run: Run | undefined): StartFailure {
  const where = run?.url ? ` at ${run.url}` : '';
  const why = `process ${run?.pid ?? '(just starting)'} (${run?.command ?? 'start'}) holds the state folder${run ? ` since ${run.since}` : ''}`;
  return new StartFailure(
    `Tradewind already runs (pid ${run?.pid ?? 'unknown'})${where}`,
    why,
    `stop it with Ctrl-C there${run ? ` or \`kill ${run.pid}\`` : ''}`,
  );
}

/** Forgets all data, keys and logs; keeps what was downloaded (runtime/, bin/). */
export async function reset(): Promise<void> {
  if (!existsSync(state)) return;
  const run = running(state);
  if (run) throw alreadyRuns(run);
  await stopLeftovers(state);
  rmSync(state, { recursive: true, force: true });
}

export async function stopLeftovers(stateDir: string): Promise<void> {
  await stopLeftoverServices(within(stateDir).log);
  await stopLeftoverPostgres(within(stateDir).postgres);
  await stopLeftoverNats(within(stateDir).nats);
}

/** Only the data: keys and logs stay. */
export async function forgetData(stateDir: string): Promise<void> {
  await stopLeftovers(stateDir);
  const { postgres, nats, demo, demoLoading } = within(stateDir);
  // The mark of a load that was cut off goes last: cut off here, this is done again; left behind, it would cost real data.
  for (const path of [postgres, nats, demo, demoLoading]) rmSync(path, { recursive: true, force: true });
}
