import { createDatabases } from './databases.ts';
import { tokenKeys } from './keys.ts';
import { join } from 'node:path';
import { type Nats, startNats } from './nats.ts';
import { within } from './paths.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { prepareState } from './state.ts';

export { type Platform, type PlatformOptions, type PlatformProcess, startPlatform } from './platform.ts';

export interface ServersOptions {
  readonly stateDir: string;
  /** false gives up safety against power cuts for speed: for tests. */
  readonly durable: boolean;
  readonly postgresPort?: number;
  readonly natsPort?: number;
}

export interface Servers {
  /** Everything the services need, except PORT and HEALTH_PORT, which startPlatform() adds. */
  readonly env: Record<string, string>;
  readonly postgres: Postgres;
  readonly nats: Nats;
  stop(): Promise<void>;
}

/** PostgreSQL with all databases and roles, NATS, and the keys: what the services stand on. */
export async function startServers({ stateDir, durable, postgresPort, natsPort }: ServersOptions): Promise<Servers> {
  prepareState(stateDir);
  const { log } = within(stateDir);
  const running: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let next = running.pop(); next; next = running.pop()) await next();
  };
  try {
    const postgres = await startPostgres({ dir: within(stateDir).postgres, durable, logFile: join(log, 'postgres.log'), ...(postgresPort === undefined ? {} : { port: postgresPort }) });
    running.push(() => postgres.stop());
    const urls = await createDatabases(postgres, within(stateDir).postgres);
    const nats = await startNats({ dir: within(stateDir).nats, durable, logFile: join(log, 'nats.log'), ...(natsPort === undefined ? {} : { port: natsPort }) });
    running.push(() => nats.stop());
    return { env: { ...urls, NATS_URL: nats.url, ...commonEnv(stateDir) }, postgres, nats, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export function commonEnv(stateDir: string): Record<string, string> {
  const keys = tokenKeys(within(stateDir).keys);
  return { TOKEN_PRIVATE_KEY_FILE: keys.privateKey, TOKEN_PUBLIC_KEYS_FILE: keys.publicKeys, HOST: '127.0.0.1', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info' };
}
