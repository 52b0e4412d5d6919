import { connect, type NatsConnection } from '@nats-io/transport-node';

/** Connects and stays connected: after a server restart the client comes back by itself. */
export async function connectNats(url: string, name: string): Promise<NatsConnection> {
  const { username, password, host, protocol } = new URL(url);
  return connect({
    servers: `${protocol}//${host}`,
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    name,
    inboxPrefix: `_INBOX_${name.replaceAll('-', '_')}`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    pingInterval: 20_000,
    maxPingOut: 2,
    timeout: 5_000,
    noAsyncTraces: true,
  });
}
