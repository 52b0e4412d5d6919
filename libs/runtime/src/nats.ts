import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, nkeyAuthenticator, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import { inPackets } from './in-packets.js';
import { log } from './log.js';

/** Who a connection is and what it trusts; without a seed the URL carries user and password. */
export interface NatsAccess {
  readonly seedFile?: string | undefined;
  /** PEM files: the authority the server must come from, and our own certificate and key where it asks for one. */
  readonly caFile?: string | undefined;
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
}

/** `NATS_SEED_FILE` where a process hosts one service; `NATS_SEEDS_DIR` where it hosts several, each with its own `<service>.nk` (S10). */
export function natsAccess(name: string, env: NodeJS.ProcessEnv): NatsAccess {
  const { NATS_SEED_FILE, NATS_SEEDS_DIR, NATS_CA_FILE, NATS_CERT_FILE, NATS_KEY_FILE } = env;
  const seedFile = NATS_SEED_FILE ?? (NATS_SEEDS_DIR ? join(NATS_SEEDS_DIR, `${name}.nk`) : undefined);
  return { seedFile, caFile: NATS_CA_FILE, certFile: NATS_CERT_FILE, keyFile: NATS_KEY_FILE };
}

/** A bus that is just being started again, or a machine that starts many services at once, is waited for this long. */
const FIRST_CONNECTION_WITHIN_MS = 30_000;
const TRIES_AGAIN_AFTER_MS = 500;
/** Of a machine that starts everything at once; whoever is not greeted by then tries again. */
const GREETED_WITHIN_MS = 5_000;

/** For a service that starts: the bus may be on its way too. Gives up with the last reason, and the supervisor starts it anew. */
export async function connectPatiently(url: string, name: string, access: NatsAccess): Promise<NatsConnection> {
  const giveUpAt = performance.now() + FIRST_CONNECTION_WITHIN_MS;
  for (;;) {
    try {
      return await connectNats(url, name, access);
    } catch (error) {
      if (performance.now() > giveUpAt || !isUnreachable(error)) throw error;
      await sleep(TRIES_AGAIN_AFTER_MS);
    }
  }
}

/** Not there yet, or too slow; a wrong seed or a missing right stays wrong. */
const isUnreachable = (error: unknown): boolean => /^(TimeoutError|ConnectionError)/.test(String(error)) || /ECONNREFUSED|ECONNRESET/.test(String(error));

/** Connects and stays connected: after a server restart the client comes back by itself. */
export async function connectNats(url: string, name: string, access: NatsAccess = {}): Promise<NatsConnection> {
  const { host, protocol } = new URL(url);
  const connection = await connect({
    servers: `${protocol}//${host}`,
    ...credentials(url, access),
    ...tls(protocol, access),
    name,
    inboxPrefix: `_INBOX_${name.replaceAll('-', '_')}`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    pingInterval: 20_000,
    maxPingOut: 2,
    // for the greeting of the server, also at each reconnection: one that was cut off with its connection is waited for in vain
    timeout: GREETED_WITHIN_MS,
    noAsyncTraces: true,
  });
  if (!inPackets(connection)) log.warn({ service: name }, 'The NATS client has changed: each message leaves in a packet of its own');
  void reportTrouble(connection, name);
  return connection;
}

function credentials(url: string, { seedFile }: NatsAccess): ConnectionOptions {
  if (seedFile) return { authenticator: nkeyAuthenticator(new TextEncoder().encode(readFileSync(seedFile, 'utf8').trim())) };
  const { username, password } = new URL(url);
  return username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {};
}

function tls(protocol: string, { caFile, certFile, keyFile }: NatsAccess): ConnectionOptions {
  if (!caFile && protocol !== 'tls:') return {};
  return { tls: { ...(caFile && { caFile }), ...(certFile && { certFile }), ...(keyFile && { keyFile }) } };
}

/** What the server refuses us is a fault of ours or of its configuration: somebody must see it. */
async function reportTrouble(connection: NatsConnection, name: string): Promise<void> {
  for await (const status of connection.status()) if (status.type === 'error') log.warn({ service: name, err: status.error }, 'NATS refuses');
}
