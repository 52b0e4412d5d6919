import { createDatabases } from './databases.ts';
import { auditKeys, gatewayKey, partnerKey, personalDataKeys, serviceKeys, servicePublicKeys, setupCode, tokenKeys } from './keys.ts';
import { join } from 'node:path';
import { type Nats, startNats } from './nats.ts';
import { within } from './paths.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { prepareState } from './state.ts';

export interface ServersOptions {
  readonly stateDir: string;
  /** false gives up safety against power cuts for speed: for tests. */
  readonly durable: boolean;
  readonly postgresPort?: number;
  readonly natsPort?: number;
  /** Of PostgreSQL, beside our own: for measurements. */
  readonly postgresSettings?: Readonly<Record<string, string>> | undefined;
}

export interface Servers {
  /** Everything the services need, except PORT and HEALTH_PORT, which startPlatform() adds. */
  readonly env: Record<string, string>;
  readonly postgres: Postgres;
  readonly nats: Nats;
  /** After a test has killed it: the same data on the same port, so that `env` still holds. */
  restart(which: 'postgres' | 'nats'): Promise<void>;
  stop(): Promise<void>;
  /** For data that nobody wants back. */
  drop(): Promise<void>;
}

/** PostgreSQL with all databases and roles, NATS, and the keys: what the services stand on. */
export async function startServers({ stateDir, durable, postgresPort, natsPort, postgresSettings = {} }: ServersOptions): Promise<Servers> {
  prepareState(stateDir);
  const { log, postgres: postgresDir, nats: natsDir } = within(stateDir);
  const openPostgres = (port?: number) =>
    startPostgres({ dir: postgresDir, durable, logFile: join(log, 'postgres.log'), settings: postgresSettings, ...(port === undefined ? {} : { port }) });
  const openNats = (port?: number) =>
    startNats({ dir: natsDir, seedsDir: natsSeedsDir(stateDir), durable, logFile: join(log, 'nats.log'), ...(port === undefined ? {} : { port }) });

  let postgres = await openPostgres(postgresPort);
  try {
    const urls = await createDatabases(postgres, postgresDir);
    let nats = await openNats(natsPort);
    return {
      env: { ...urls, ...natsEnv(nats, stateDir), ...commonEnv(stateDir) },
      get postgres() {
        return postgres;
      },
      get nats() {
        return nats;
      },
      restart: async (which) => {
        if (which === 'postgres') postgres = await openPostgres(postgres.port);
        else nats = await openNats(nats.port);
      },
      stop: async () => {
        await nats.stop();
        await postgres.stop();
      },
      drop: async () => {
        await nats.stop();
        await postgres.drop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

export const natsSeedsDir = (stateDir: string): string => join(within(stateDir).keys, 'nats');

/** The administrator's URL is for the setup step only: service-env.ts keeps it from the services. */
export const natsEnv = ({ url, adminUrl }: Nats, stateDir: string): Record<string, string> => ({
  NATS_URL: url,
  NATS_ADMIN_URL: adminUrl,
  NATS_SEEDS_DIR: natsSeedsDir(stateDir),
});

export function commonEnv(stateDir: string): Record<string, string> {
  const keys = tokenKeys(within(stateDir).keys);
  const ofServices = serviceKeys(within(stateDir).keys);
  return {
    TOKEN_PRIVATE_KEY_FILE: keys.privateKey,
    TOKEN_PUBLIC_KEYS_FILE: keys.publicKeys,
    PERSONAL_DATA_KEYS_FILE: personalDataKeys(within(stateDir).keys),
    PARTNER_KEY_FILE: partnerKey(within(stateDir).keys),
    GATEWAY_KEY_FILE: gatewayKey(within(stateDir).keys),
    AUDIT_KEYS_DIR: auditKeys(within(stateDir).keys),
    SERVICE_KEYS_DIR: ofServices,
    SERVICE_PUBLIC_KEYS_FILE: join(ofServices, servicePublicKeys),
    SETUP_CODE: setupCode(within(stateDir).keys),
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
  };
}
