import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from './failure.ts';
import { rotate, shown, sizeOf, tail } from './log-files.ts';
import { natsBinary } from './nats-binary.ts';
import { natsSeeds } from './nats-keys.ts';
import { permissionsOf } from './nats-permissions.ts';
import { rememberedPort } from './ports.ts';
import { alive, commandLine, endProcess } from './process-table.ts';
import { newPassword, onceOnly, writePrivately } from './secrets.ts';
import { spawnTethered, type Tethered } from './tether.ts';

export interface NatsOptions {
  /** Holds the store, the configuration, the password and the port. */
  readonly dir: string;
  readonly port?: number;
  /** Default true: every message is on the disk before it is acknowledged. */
  readonly durable?: boolean;
  readonly monitoringPort?: number;
  readonly logFile?: string;
  /** The folder of the seeds, made when missing: one user for each service. */
  readonly seedsDir: string;
  /** Certificate, key and authority (PEM files): then clients need certificates of the same authority. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
}

export interface Nats {
  /** Without anybody's secret: a service brings its own seed. */
  readonly url: string;
  /** Of the administrator, with user and password inside: for the setup step and for tests. */
  readonly adminUrl: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly pid: number;
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
}

const user = 'tradewind';
const stopPatience = 15_000;

export async function startNats(options: NatsOptions): Promise<Nats> {
  const { dir, durable = true, logFile = join(options.dir, 'nats.log') } = options;
  mkdirSync(dir, { recursive: true });
  await stopLeftoverNats(dir);
  rotate(logFile);
  const binary = await natsBinary();
  const password = onceOnly(join(dir, 'password.json'), newPassword);
  const port = await rememberedPort(join(dir, 'port'), options.port);
  writePrivately(configFile(dir), configuration({ ...options, port, durable, password }));

  const from = sizeOf(logFile);
  const server = await spawnTethered({
    command: binary,
    args: ['-c', configFile(dir)],
    env: { PATH: process.env.PATH, GOMAXPROCS: '1' }, // a bus on one machine: waking a second core costs more than it carries
    cwd: dir,
    logFile,
    stopSignal: 'TERM',
  });
  if (!(await ready(server, port))) {
    await server.stop(stopPatience);
    throw new StartFailure('NATS does not start', tail(logFile, 12, from), `read ${shown(logFile)}; \`npm run reset\` starts with an empty store`);
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    adminUrl: `nats://${user}:${password}@127.0.0.1:${port}`,
    port,
    user,
    password,
    pid: server.pid,
    exited: server.exited,
    stop: () => server.stop(stopPatience),
  };
}

const configFile = (dir: string): string => join(dir, 'nats.conf');

interface Configuration extends NatsOptions {
  readonly port: number;
  readonly durable: boolean;
  readonly password: string;
}

/** max_file_store is fixed: the default is a share of the free disk, and a store above a shrunken share does not load. */
function configuration({ dir, port, durable, password, monitoringPort, seedsDir, tls }: Configuration): string {
  return `server_name: tradewind-local
listen: "127.0.0.1:${port}"
${monitoringPort === undefined ? '' : `http: "127.0.0.1:${monitoringPort}"\n`}pid_file: ${JSON.stringify(join(dir, 'nats.pid'))}
ping_interval: "20s"
ping_max: 2
authorization {
  timeout: 30 # a process that starts on a busy machine signs its first message late
  users: [
    { user: ${user}, password: "${password}" }
${users(seedsDir)}
  ]
}
${tls === undefined ? '' : `tls { cert_file: ${JSON.stringify(tls.cert)}, key_file: ${JSON.stringify(tls.key)}, ca_file: ${JSON.stringify(tls.ca)}, verify: true, min_version: "1.2" }\n`}jetstream {
  store_dir: ${JSON.stringify(join(dir, 'store'))}
  max_file_store: 8GB
  max_memory_store: 256MB
  ${durable ? 'sync_interval: always' : 'sync_interval: "2m"'}
}
`;
}

/** One user for each service and the gateway, with what each may say and hear. */
const users = (seedsDir: string): string =>
  Object.entries(natsSeeds(seedsDir))
    .map(([name, publicKey]) => {
      const { publish, subscribe } = permissionsOf(name);
      const permissions = `publish: { allow: ${JSON.stringify(publish)} }, subscribe: { allow: ${JSON.stringify(subscribe)} }`;
      return `    # ${name}\n    { nkey: ${publicKey}, permissions: { ${permissions}, allow_responses: { max: 1, expires: "30s" } } }`;
    })
    .join('\n');

/** Ready is when it greets with JetStream switched on; the store has been recovered by then. */
async function ready(server: Tethered, port: number): Promise<boolean> {
  const until = performance.now() + 60_000;
  while (server.running() && performance.now() < until) {
    if (/"jetstream":\s*true/.test(await greeting(port))) return true;
    await sleep(25);
  }
  return false;
}

function greeting(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const done = (text: string) => {
      socket.destroy();
      resolve(text);
    };
    socket.once('data', (data) => done(data.toString()));
    socket.once('error', () => done(''));
    socket.once('timeout', () => done(''));
  });
}

/** Two servers on one store destroy it, and nothing in NATS forbids it. */
export async function stopLeftoverNats(dir: string): Promise<void> {
  const file = join(dir, 'nats.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  const ours = pid > 0 && alive(pid) && commandLine(pid).includes(configFile(dir));
  if (ours)
    await endProcess(pid, [
      ['SIGTERM', stopPatience],
      ['SIGKILL', 5000],
    ]);
  rmSync(file, { force: true });
}
