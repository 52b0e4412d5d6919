import { readdirSync, readFileSync } from 'node:fs';
import { commandLine, cpuSeconds } from '../../deploy/local/process-table.ts';
import { identityOf, type Ours } from './ours.ts';

/** CPU-seconds since some moment, by what a process is to the measurement. */
export type Spent = ReadonlyMap<string, number>;

type Look = ReadonlyMap<string, { readonly role: string; readonly cpu: number }>;

/** Whose processes are whose. */
export interface Known {
  /** Roles of processes that no command line tells, by pid. */
  readonly roles: Readonly<Record<number, string>>;
  /** Absent: whatever runs the platform or its servers on this machine counts. */
  readonly ours?: Ours;
}

export const processes = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function look({ roles, ours }: Known): Look {
  const role = (pid: number): string => roles[pid] ?? (ours && !ours.has(pid) ? OTHERS : roleOf(commandLine(pid)));
  return new Map(processes().map((pid) => [identityOf(pid), { role: role(pid), cpu: cpuSeconds(pid) ?? 0 }]));
}

export const OTHERS = 'others';
/** Who asks: on this machine too, and neither the platform's cost nor foreign. */
export const ASKING = 'the load itself';

/** By the command line alone: the platform's own processes, its servers, and whoever else there is. */
export function roleOf(command: string): string {
  if (/^postgres|bin\/postgres/.test(command)) return 'PostgreSQL';
  if (command.includes('nats-server')) return 'nats-server';
  if (command.includes('chaos/load/main')) return ASKING;
  const only = /main\.js --only (\S+)/.exec(command);
  if (only) return only[1] ?? '';
  return command.includes('platform/dist/bundle/main.js') ? 'platform' : OTHERS;
}

/** What each role spends while the work goes on; a process that came meanwhile counts from its beginning. */
export async function spentDuring<T>(work: () => Promise<T>, known: Known = { roles: {} }): Promise<{ readonly result: T; readonly spent: Spent }> {
  const before = look(known);
  const result = await work();
  const spent = new Map<string, number>();
  for (const [name, { role, cpu }] of look(known)) spent.set(role, (spent.get(role) ?? 0) + cpu - (before.get(name)?.cpu ?? 0));
  return { result, spent };
}

/** CPU-seconds of the whole machine since it started, all but idle and waiting. */
export function machineBusy(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS;
}
const TICKS = 100;

/** How often a fixed loop goes round in a second of one core: what this machine is worth at this moment. Looked at for a fiftieth of it. */
export function calibrated(): number {
  const until = performance.now() + 20;
  let [rounds, x] = [0, 1];
  while (performance.now() < until) {
    for (let i = 0; i < 10_000; i += 1) x = Math.imul(x ^ i, 2_654_435_761) >>> 0;
    rounds += 1;
  }
  return x === 0 ? 0 : rounds * 50;
}
