import { join } from 'node:path';
import type { Servers } from '../../deploy/local/environment.ts';
import { startPlatform, type Platform, type PlatformProcess } from '../../deploy/local/platform.ts';
import { gateway, services } from '../../deploy/local/services.ts';
import type { Proxy } from './proxy.ts';

export type Lines = Readonly<Record<'postgres' | 'nats', Proxy>>;

/** The arguments of each process, as for startPlatform(). */
export type Processes = readonly (readonly string[])[];

/** How the services reach their servers: straight, or over lines that can be made slow and cut. */
export type Route = 'straight' | 'lines';

export const eachItsOwn: Processes = [...services, gateway].map((service) => ['--only', service]);
export const together: Processes = [[]];

/** What the processes are started on; it stays the same while they come and go. */
export interface Hosting {
  readonly stateDir: string;
  readonly servers: Servers;
  readonly lines: Lines;
  readonly processes: Processes;
  readonly port: number;
}

/** Thirty people ask as often as a company of thousands. */
const UNHURRIED = { QUOTA_PER_PERSON: '10000000', QUOTA_PER_ADDRESS: '10000000' };

/** How the processes are started at the moment; they are started anew to change it. */
export interface Circumstances {
  readonly route: Route;
  /** What one process is told beside what all are, by its name. */
  readonly envOf: (name: string) => Readonly<Record<string, string>>;
}

export const ORDINARY: Circumstances = { route: 'straight', envOf: () => ({}) };

export function hostedOn({ stateDir, servers, lines, processes, port }: Hosting, { route, envOf }: Circumstances): Promise<Platform> {
  const env = {
    ...(route === 'lines' ? overLines(servers, lines) : servers.env),
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...UNHURRIED,
  };
  return started(() => startPlatform({ env, envOf, processes, logDir: join(stateDir, 'log') }));
}

/** Nine processes at once are much for a small machine: what gave up waiting is started again, as an operator's supervisor would. */
async function started(start: () => Promise<Platform>, tries = 3): Promise<Platform> {
  return start().catch((error: unknown) => {
    if (tries === 1) throw error;
    return started(start, tries - 1);
  });
}

/** The same environment with the ports of the lines in place of the servers' own. */
function overLines({ env, postgres, nats }: Servers, lines: Lines): Record<string, string> {
  const ports: readonly (readonly [RegExp, string, string])[] = [
    [/_DATABASE_URL$/, `:${postgres.port}/`, `:${lines.postgres.port}/`],
    [/^NATS_URL$/, `:${nats.port}`, `:${lines.nats.port}`],
  ];
  const over = (name: string, value: string): string => {
    const line = ports.find(([names]) => names.test(name));
    return line ? value.replace(line[1], line[2]) : value;
  };
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, over(name, value)]));
}

export async function isReady({ healthUrl }: PlatformProcess): Promise<boolean> {
  try {
    return (await fetch(`${healthUrl}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** True for the instance that relays and consumes for the database of a service. */
export async function leads({ healthUrl }: PlatformProcess, service: string): Promise<boolean> {
  try {
    const status = (await (await fetch(`${healthUrl}/status`, { signal: AbortSignal.timeout(2_000) })).json()) as Record<string, { leader?: boolean }>;
    return status[service]?.leader === true;
  } catch {
    return false;
  }
}
