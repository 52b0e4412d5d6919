import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from './failure.ts';
import { rotate, shown, sizeOf, tail } from './log-files.ts';
import { postgresAccount } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { rememberedPort } from './ports.ts';
import { alive, commandLine, endProcess } from './process-table.ts';
import { newPassword, onceOnly, writePrivately } from './secrets.ts';
import { type Account, spawnTethered, type Tethered } from './tether.ts';
import { archiving } from './wal-archive.ts';

export interface PostgresOptions {
  /** Holds data/, the superuser's password and the port. */
  readonly dir: string;
  readonly port?: number;
  /** false: no fsync; for tests, whose data nobody wants back. */
  readonly durable?: boolean;
  readonly logFile?: string;
  /** More settings, e.g. to which moment to recover. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears every line PostgreSQL said when it did not start. */
  readonly onLog?: (line: string) => void;
}

export interface Postgres {
  readonly port: number;
  readonly pid: number;
  readonly adminUrl: string;
  /** Settles when the server has gone, asked or not. */
  readonly exited: Promise<unknown>;
  url(database: string, user: string, password: string): string;
  stop(): Promise<void>;
  /** Without writing down what it holds in memory, for data that nobody wants back: the disk is asked for each of five thousand files otherwise. */
  drop(): Promise<void>;
}

const superuser = 'postgres';
const stopPatience = 20_000;
const longestSilence = 60_000;

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dir, durable = true, logFile = join(options.dir, 'postgres.log'), settings = {} } = options;
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  await stopLeftoverPostgres(dir);
  rotate(logFile);
  const native = postgresBinaries();
  const account = postgresAccount(join(native, 'bin/postgres'), dir, join(dir, 'data'));
  const password = superuserPassword(dir);
  const [data, restored] = [join(dir, 'data'), join(dir, 'data.restored')];
  if (!existsSync(data) && existsSync(restored)) renameSync(restored, data); // a restore was cut off between two names
  if (!existsSync(data)) createCluster(native, account, dir, password, durable);

  const port = await rememberedPort(join(dir, 'port'), options.port);
  const server = await launch({ native, account, dir, port, durable, logFile, settings }, options.onLog);
  const url = (database: string, user: string, secret: string) => `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
  return {
    ...{ port, pid: server.pid, exited: server.exited, adminUrl: url('postgres', superuser, password), url },
    stop: () => server.stop(stopPatience),
    drop: () => server.stop(stopPatience, 'SIGQUIT'),
  };
}

function superuserPassword(dir: string): string {
  const file = join(dir, 'password.json');
  if (existsSync(join(dir, 'data')) && !existsSync(file)) {
    throw new StartFailure(
      'The password of PostgreSQL is lost',
      `${shown(file)} is missing, but the data are there`,
      'put the file back, or run `npm run reset` (this deletes the local data)',
    );
  }
  return onceOnly(file, newPassword);
}

/** Made beside and renamed when whole: a start that is killed here starts afresh next time. */
function createCluster(native: string, account: Account, dir: string, password: string, durable: boolean): void {
  const unfinished = join(dir, 'data.new');
  const passwordFile = join(dir, 'initdb.password');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writePrivately(passwordFile, password);
  for (const path of [unfinished, passwordFile]) giveTo(account, path);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const args = ['-D', unfinished, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale, ...(durable ? [] : ['--no-sync'])];
  const [command, ...rest] = [...account.prefix, join(native, 'bin/initdb'), ...args] as [string, ...string[]];
  const run = spawnSync(command, rest, { cwd: '/', env: serverEnv(), encoding: 'utf8', ...identity(account) });
  rmSync(passwordFile, { force: true });
  if (run.status !== 0)
    throw new StartFailure(
      'PostgreSQL could not create its data folder',
      run.stderr || String(run.error ?? run.signal),
      'check the permissions and the free space of .tradewind/',
    );
  renameSync(unfinished, join(dir, 'data'));
}

const identity = ({ uid, gid }: Account) => ({ ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) });

/** Root makes files that the server's account must be able to write. */
export function giveTo(account: Account, path: string): void {
  if (process.getuid?.() !== 0) return;
  const after = (name: string) => Number(account.prefix[account.prefix.indexOf(name) + 1]);
  chownSync(path, account.uid ?? after('--reuid'), account.gid ?? after('--regid'));
}

/** Nothing of the caller's: PGDATA, PGOPTIONS or a locale that is not installed would change what the server does. */
const serverEnv = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

interface Launch {
  readonly native: string;
  readonly account: Account;
  readonly dir: string;
  readonly port: number;
  readonly durable: boolean;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
}

async function launch(spec: Launch, onLog?: (line: string) => void): Promise<Tethered> {
  // After a kill -9 the server's children need a moment to notice and to let go of the shared memory.
  for (let attempt = 1; ; attempt++) {
    const from = sizeOf(spec.logFile);
    const server = await spawnServer(spec);
    if (await ready(server, spec)) return server;
    const said = tail(spec.logFile, 12, from);
    if (attempt < 6 && /shared memory block|lock file "postmaster.pid" already exists/.test(said)) {
      await sleep(500);
      continue;
    }
    said.split('\n').forEach((line) => onLog?.(line));
    throw new StartFailure('PostgreSQL does not start', said, `read ${shown(spec.logFile)}; \`npm run reset\` starts with empty databases`);
  }
}

function spawnServer({ native, account, dir, port, durable, logFile, settings: more }: Launch): Promise<Tethered> {
  const all = { ...serverSettings(port), ...(durable ? archiving(dir) : forgetful), ...more };
  const settings = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', join(dir, 'data'), ...settings];
  return spawnTethered({ command: join(native, 'bin/postgres'), args, env: serverEnv(), cwd: '/', logFile, stopSignal: 'INT', account });
}

/** On the command line and not in postgresql.conf: they hold for data folders of any age. */
const serverSettings = (port: number) => ({
  listen_addresses: '127.0.0.1',
  port,
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'ISO, YMD',
  log_line_prefix: '%m [%p] %q%u@%d ',
  log_min_duration_statement: '1s',
  ...soonBack,
});

/**
 * After a crash: what is replayed is at most some four minutes old, and the file system is asked once to write everything, not
 * for each of ten thousand files (chaos, kill-backend: 5 s of 10 to 20 s until the first session).
 */
const soonBack = { checkpoint_timeout: '2min', ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }) };

const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * PostgreSQL writes its state into the eighth line of postmaster.pid, which asks for no password. After a kill it syncs
 * and replays for as long as that takes on this disk, and says so every ten seconds: only silence is a failure.
 */
async function ready(server: Tethered, { dir, logFile }: Launch): Promise<boolean> {
  let until = performance.now() + longestSilence;
  let said = sizeOf(logFile);
  while (server.running() && performance.now() < until) {
    if (sizeOf(logFile) !== said) until = performance.now() + longestSilence;
    said = sizeOf(logFile);
    const [pid, , , , , , , status] = readLines(join(dir, 'data/postmaster.pid'));
    if (Number(pid) === server.pid && status?.trim() === 'ready') return true;
    await sleep(25);
  }
  if (server.running()) await server.stop(stopPatience);
  return false;
}

/** A server that outlived a killed launcher is stopped, not adopted: nothing would stop it when this run is killed too. */
export async function stopLeftoverPostgres(dir: string): Promise<void> {
  const file = join(dir, 'data/postmaster.pid');
  const pid = Number(readLines(file)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const ours = alive(pid) && commandLine(pid).includes(join(dir, 'data'));
  if (ours)
    await endProcess(pid, [
      ['SIGINT', stopPatience],
      ['SIGQUIT', 5000],
      ['SIGKILL', 5000],
    ]);
  // The number may have gone to another process since; PostgreSQL would then take that for a living server.
  else rmSync(file, { force: true });
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
