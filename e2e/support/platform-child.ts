import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startServers, type Servers } from '../../deploy/local/environment.ts';
import { migrate } from '../../deploy/local/migrations.ts';
import { tradewind, within } from '../../deploy/local/paths.ts';
import { startPlatform, type Platform } from '../../deploy/local/platform.ts';
import { freePort } from '../../deploy/local/ports.ts';
import { gateway, services } from '../../deploy/local/services.ts';
import { prepareCompany } from './prepare.ts';

/** What the test may ask of this process; each is answered once, by its id. */
export interface Request {
  readonly id: number;
  readonly ask: 'start' | 'kill' | 'restart' | 'killNats' | 'wipeNats' | 'restartNats' | 'stop';
  /** Process for `kill` and `restart`. */
  readonly name?: string;
}

export interface Reply {
  readonly id: number;
  readonly error?: string;
  readonly started?: Started;
}

export interface Started {
  readonly env: Readonly<Record<string, string>>;
  /** Names of the processes: one per service, and the gateway. */
  readonly processes: readonly string[];
  /** Who is who, for the builders of the tests. */
  readonly company: string;
}

/**
 * A platform of its own with one process per service, for the chapter that kills them one by one.
 * It runs beside jest, in plain Node, and takes everything down when the test ends or dies.
 */
const stateDir = join(tradewind, `kill-${process.pid}`);
let servers: Servers | undefined;
let platform: Platform | undefined;

async function start(): Promise<Started> {
  rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(stateDir, { recursive: true });
  servers = await startServers({ stateDir, durable: false });
  const env: Record<string, string> = {
    ...servers.env,
    PORT: String(await freePort()),
    SIMULATED_TIME: 'on',
    LOG_LEVEL: 'warn',
    NODE_COMPILE_CACHE: join(stateDir, 'compiled'),
  };
  await migrate(env);
  const processes = [...services, gateway];
  platform = await startPlatform({ env, processes: processes.map((name) => ['--only', name]), logDir: join(stateDir, 'log') });
  const company = join(stateDir, 'company.json');
  await prepareCompany({ url: platform.url, setupCode: env.SETUP_CODE ?? '', file: company });
  return { env, processes, company };
}

async function stop(): Promise<void> {
  await platform?.stop();
  await servers?.stop();
  if (process.env.KEEP_TEST_STATE === undefined) rmSync(stateDir, { recursive: true, force: true });
}

function theProcess(name = '') {
  const found = platform?.processes.get(name);
  if (!found) throw new Error(`There is no process ${name}`);
  return found;
}

async function answer({ ask, name }: Request): Promise<Started | undefined> {
  switch (ask) {
    case 'start':
      return start();
    case 'kill':
      theProcess(name).kill('SIGKILL');
      return undefined;
    case 'restart':
      await theProcess(name).restart();
      return undefined;
    case 'killNats':
      if (servers) process.kill(servers.nats.pid, 'SIGKILL');
      await servers?.nats.exited;
      return undefined;
    case 'wipeNats':
      if (servers) process.kill(servers.nats.pid, 'SIGKILL');
      await servers?.nats.exited;
      rmSync(join(within(stateDir).nats, 'store'), { recursive: true, force: true });
      return undefined;
    case 'restartNats':
      await servers?.restart('nats');
      return undefined;
    case 'stop':
      await stop();
      return undefined;
  }
}

process.on('message', (request: Request) => {
  answer(request).then(
    (started) => process.send?.({ id: request.id, ...(started && { started }) } satisfies Reply),
    (error: unknown) =>
      process.send?.({ id: request.id, error: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) } satisfies Reply),
  );
});
process.on('disconnect', () => {
  void stop().finally(() => process.exit(0));
});
