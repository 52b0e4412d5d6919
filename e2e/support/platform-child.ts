import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '../../deploy/local/connected.ts';
import { startServers, type Servers } from '../../deploy/local/environment.ts';
import { StartFailure } from '../../deploy/local/failure.ts';
import { migrate } from '../../deploy/local/migrations.ts';
import { tradewind, within } from '../../deploy/local/paths.ts';
import { startPlatform, type Platform } from '../../deploy/local/platform.ts';
import { freePort } from '../../deploy/local/ports.ts';
import { gateway, services } from '../../deploy/local/services.ts';
import { unhurried } from '../../deploy/local/unhurried.ts';
import { prepareCompany } from './prepare.ts';
import { keysOfRelease, restoreRelease } from './release.ts';

/** What the test may ask of this process; each is answered once, by its id. */
export interface Request {
  readonly id: number;
  readonly ask: 'start' | 'kill' | 'restart' | 'together' | 'wipeNats' | 'stop';
  /** Of a process, or `nats`, `postgres`, `postgres-session`: for `kill` and `restart`. */
  readonly name?: string;
  /** For `start`. */
  readonly wanted?: Wanted;
}

/** Other than one process per service with the settings of the tests. */
export interface Wanted {
  /** What each process hosts, e.g. `orders,customers`; the same twice is a second instance. */
  readonly processes?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The demo company of the previous release instead of a new one. */
  readonly release?: boolean;
  /** One process hosts everything. */
  readonly together?: boolean;
  /** What was acknowledged outlives the servers too, unless a chapter does without. */
  readonly durable?: boolean;
}

export interface Reply {
  readonly id: number;
  readonly error?: string;
  readonly started?: Started;
}

export interface Started {
  readonly env: Readonly<Record<string, string>>;
  /** Names of the processes. */
  readonly processes: readonly string[];
  readonly gateways: readonly { readonly url: string; readonly readyUrl: string }[];
  /** Who is who, for the builders of the tests. */
  readonly company: string;
  /** The superuser's way into the database server. */
  readonly adminUrl: string;
}

/**
 * A platform of its own, for chapters that kill its processes one by one or need its databases to themselves.
 * It runs beside jest, in plain Node, and takes everything down when the test ends or dies.
 */
const stateDir = join(tradewind, `kill-${process.pid}`);
let servers: Servers | undefined;
let platform: Platform | undefined;
/** What its processes are told. */
let env: Record<string, string> = {};

async function start({
  together: inOne = false,
  processes: each = [...services, gateway],
  env: given = {},
  release = false,
  durable = true,
}: Wanted): Promise<Started> {
  rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(stateDir, { recursive: true });
  if (release) keysOfRelease(stateDir);
  servers = await startServers({ stateDir, durable });
  env = {
    ...servers.env,
    PORT: String(await freePort()),
    SIMULATED_TIME: 'on',
    LOG_LEVEL: 'warn',
    ...unhurried,
    ...given,
  };
  if (release) await restoreRelease(env, servers.postgres.adminUrl);
  await migrate(env);
  const processes = inOne ? [[]] : each.map((names) => ['--only', names]);
  platform = await hosted(processes);
  const company = join(stateDir, 'company.json');
  if (!release) await prepareCompany({ url: platform.url, setupCode: env.SETUP_CODE ?? '', file: company });
  const gateways = [...platform.processes.values()].flatMap(({ url, healthUrl }) => (url === undefined ? [] : [{ url, readyUrl: `${healthUrl}/readyz` }]));
  return { env, processes: [...platform.processes.keys()], gateways, company, adminUrl: servers.postgres.adminUrl };
}

const hosted = (processes: readonly (readonly string[])[]): Promise<Platform> => startPlatform({ env, processes, logDir: join(stateDir, 'log') });

/** From now on one process hosts everything, at the same address. */
async function together(): Promise<void> {
  await platform?.stop();
  platform = await hosted([[]]);
}

async function stop(): Promise<void> {
  await platform?.stop();
  await servers?.drop();
  if (process.env.KEEP_TEST_STATE === undefined) rmSync(stateDir, { recursive: true, force: true });
}

function theProcess(name: string) {
  const found = platform?.processes.get(name);
  if (!found) throw new Error(`There is no process ${name}`);
  return found;
}

/** A session of some service; the server ends all the others and recovers. */
async function aSession({ postgres }: Servers): Promise<number> {
  const { rows } = await connected(postgres.adminUrl, (admin) =>
    admin.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE application_name = 'orders' ORDER BY random() LIMIT 1`),
  );
  if (!rows[0]) throw new Error('orders has no session');
  return rows[0].pid;
}

async function kill(name: string): Promise<void> {
  if (!servers) throw new Error('not started');
  if (name === 'postgres-session') process.kill(await aSession(servers), 'SIGKILL');
  else if (name !== 'nats' && name !== 'postgres') theProcess(name).kill('SIGKILL');
  else {
    const { pid, exited } = servers[name];
    process.kill(pid, 'SIGKILL');
    await exited;
  }
}

async function restart(name: string): Promise<void> {
  if (name === 'nats' || name === 'postgres') await servers?.restart(name);
  else if (name !== 'postgres-session') await theProcess(name).restart();
}

async function answer({ ask, name = '', wanted = {} }: Request): Promise<Started | undefined> {
  switch (ask) {
    case 'start':
      return start(wanted);
    case 'kill':
      await kill(name);
      return undefined;
    case 'restart':
      await restart(name);
      return undefined;
    case 'together':
      await together();
      return undefined;
    case 'wipeNats':
      await kill('nats');
      rmSync(join(within(stateDir).nats, 'store'), { recursive: true, force: true });
      return undefined;
    case 'stop':
      await stop();
      return undefined;
  }
}

function sayable(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, ...(error instanceof StartFailure ? [error.why] : []), error.stack].join('\n');
}

process.on('message', (request: Request) => {
  answer(request).then(
    (started) => process.send?.({ id: request.id, ...(started && { started }) } satisfies Reply),
    (error: unknown) => process.send?.({ id: request.id, error: sayable(error) } satisfies Reply),
  );
});
process.on('disconnect', () => {
  void stop().finally(() => process.exit(0));
});
