import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { databaseNames, services } from '../../deploy/local/services.ts';
import { anEmptyDatabase } from './bench/own-database.ts';
import { aFreePort, aStateFolder } from './launched.ts';

/** Servers that the platform did not start: an empty database for each service, and a NATS server as it comes. */
export interface OwnServers {
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

export async function ownServers(): Promise<OwnServers> {
  const databases = await Promise.all(services.map(() => anEmptyDatabase()));
  const urls = services.map((service, i) => [`${databaseNames(service).variable}_DATABASE_URL`, databases[i]?.url ?? ''] as const);
  const store = aStateFolder();
  const port = await aFreePort();
  const nats = spawn(process.env.TRADEWIND_NATS_SERVER ?? 'nats-server', ['-js', '-sd', store.path, '-a', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  return {
    env: { ...Object.fromEntries(urls), NATS_URL: `nats://127.0.0.1:${port}` },
    stop: async () => {
      nats.kill();
      if (nats.exitCode === null && nats.signalCode === null) await once(nats, 'exit');
      store.forget();
      for (const { drop } of databases) await drop();
    },
  };
}
