import { setTimeout as sleep } from 'node:timers/promises';
import { reason } from './failure.ts';
import { shown } from './log-files.ts';
import { freePort, isFree, nextFreePort, taken } from './ports.ts';
import { envFor, hasGateway, processName } from './service-env.ts';
import { describeExit, ServiceProcess, stopLeftoverServices } from './service-process.ts';
import type { Exit } from './tether.ts';

export interface PlatformOptions {
  /** From startServers(); PORT in it, when set, is the public port. */
  readonly env: Record<string, string>;
  /** The arguments of each process: `[[]]` is one with everything, `[['--only','orders'], …]` several; the same twice is a second instance. */
  readonly processes: readonly (readonly string[])[];
  readonly logDir: string;
  /** Start again what ends unasked. Off by default: a test that kills a process wants it dead until restart(). */
  readonly supervise?: boolean;
  readonly say?: (text: string) => void;
  readonly signal?: AbortSignal;
  /** What one process is told beside `env`, by its name. */
  readonly envOf?: (name: string) => Readonly<Record<string, string>>;
  /** How long a process may take to become ready, in ms. */
  readonly readyWithin?: number;
}

export interface PlatformProcess {
  readonly pid: number;
  readonly logFile: string;
  /** Where in the file the present process began. */
  readonly logStart: number;
  readonly healthUrl: string;
  /** Where a gateway listens; the first one on the public port. */
  readonly url?: string | undefined;
  kill(signal: NodeJS.Signals): void;
  /** Ends it in good order if it still runs, starts it again, settles when it is ready. */
  restart(): Promise<void>;
}

export interface Platform {
  readonly url: string;
  /** `platform` for the process with everything, else the names after --only joined by `+`; a second instance ends in `.2`. */
  readonly processes: ReadonlyMap<string, PlatformProcess>;
  stop(): Promise<void>;
}

const defaultPort = 8080;

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { processes, logDir, signal, readyWithin, say = () => undefined, envOf = () => ({}) } = options;
  await stopLeftoverServices(logDir);
  const port = await publicPort(options.env.PORT);
  const env = { ...options.env, PORT: String(port) };
  const supervisor = new Supervisor(options.supervise ?? false, say);
  const services = await Promise.all(
    instancesOf(processes).map(async ({ name, args, nth }) => {
      const front = hasGateway(args);
      const ownPort = front && nth > 1 ? String(await freePort()) : env.PORT;
      const url = front ? `http://127.0.0.1:${ownPort}` : undefined;
      const spec = { name, args, env: { ...envFor(args, env), ...envOf(name), ...(front && { PORT: ownPort }) }, url, logDir, signal, readyWithin };
      return { service: new ServiceProcess(spec, (who, exit) => void supervisor.died(who, exit)), front };
    }),
  );
  const stop = () => supervisor.stopAll(services);
  const starts = await Promise.allSettled(services.map(({ service }) => service.start()));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { url: `http://127.0.0.1:${port}`, processes: new Map(services.map(({ service }) => [service.name, service])), stop };
}

/** `orders`, `orders.2`: who comes twice has two names, logs and health ports. */
function instancesOf(processes: PlatformOptions['processes']) {
  const seen = new Map<string, number>();
  return processes.map((args) => {
    const base = processName(args);
    const nth = (seen.get(base) ?? 0) + 1;
    seen.set(base, nth);
    return { name: nth === 1 ? base : `${base}.${nth}`, args, nth };
  });
}

async function publicPort(asked: string | undefined): Promise<number> {
  if (asked === undefined || asked === '') return nextFreePort(defaultPort);
  const port = Number(asked);
  if (!(await isFree(port))) throw taken(port);
  return port;
}

interface Placed {
  readonly service: ServiceProcess;
  readonly front: boolean;
}

/** Brings back what dies, slower each time it dies soon again. */
class Supervisor {
  private readonly active: boolean;
  private readonly say: (text: string) => void;
  private readonly stopping = new AbortController();
  private readonly recent = new Map<ServiceProcess, { count: number; at: number }>();

  constructor(active: boolean, say: (text: string) => void) {
    this.active = active;
    this.say = say;
  }

  async died(service: ServiceProcess, exit: Exit): Promise<void> {
    if (!this.active || this.stopping.signal.aborted) return;
    this.say(
      `! ${service.name} ended unexpectedly (${describeExit(exit)}); its last lines:\n${service.lastLines()}\n  the whole log: ${shown(service.logFile)}`,
    );
    await this.bringBack(service);
  }

  private async bringBack(service: ServiceProcess): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const wait = this.patience(service);
      this.say(`  starting ${service.name} again in ${wait / 1000} s`);
      const waited = await sleep(wait, true, { signal: this.stopping.signal }).catch(() => false);
      if (!waited) return;
      try {
        await service.start();
        if (this.stopping.signal.aborted) await service.stop();
        else this.say(`✓ ${service.name} is back`);
        return;
      } catch (error) {
        this.say(`! ${reason(error)}`);
      }
    }
  }

  /** 1 s, 2 s, 4 s … 30 s; from the beginning after a minute without a death. */
  private patience(service: ServiceProcess): number {
    const last = this.recent.get(service);
    const count = last && Date.now() - last.at < 60_000 ? last.count + 1 : 0;
    this.recent.set(service, { count, at: Date.now() });
    return Math.min(30_000, 1000 * 2 ** count);
  }

  /** The gateway first: what it has let in may still need the others. */
  async stopAll(services: readonly Placed[]): Promise<void> {
    this.stopping.abort();
    for (const front of [true, false]) {
      await Promise.all(services.filter((placed) => placed.front === front).map(({ service }) => service.stop()));
    }
  }
}
