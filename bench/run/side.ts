import { burst, type Burst } from '../load/burst.ts';
import type { Next } from '../operations/operation.ts';
import { calibrated, machineBusy, OTHERS, spentDuring, type Known, type Spent } from '../measure/processor-time.ts';

/** One of the two that are compared. */
export interface Side {
  readonly name: 'platform' | 'limit' | 'tuned';
  readonly url: string;
  /** Whose processor time is its own; the rest is foreign. */
  readonly roles: (role: string) => boolean;
  readonly known: Known;
  /** Work that a request has only announced belongs to its cost: events on their way, traces to be sealed. */
  readonly settled: () => Promise<void>;
  /** Rows of a table, named `service.table`. */
  readonly count: (table: string) => Promise<number>;
}

export interface SideResult {
  readonly burst: Burst;
  readonly cpu: Spent;
  /** Share of the machine's processor time that went to nobody of ours: neither platform, limit server and their PostgreSQL and NATS, nor whoever asks them. */
  readonly foreign: number;
  readonly calibration: number;
  /** Rows that are there beyond or below what the requests should have left, by table. */
  readonly wrongRows: Readonly<Record<string, number>>;
}

interface Asked {
  readonly next: Next;
  readonly connections: number;
  readonly seconds: number;
  readonly leaves: ReadonlyMap<string, number>;
}

export async function measured(side: Side, { next, connections, seconds, leaves }: Asked): Promise<SideResult> {
  const tables = [...leaves.keys()];
  const counts = (): Promise<number[]> => Promise.all(tables.map(side.count));
  const before = await counts();
  const busy = machineBusy();
  const { result, spent } = await spentDuring(async () => {
    const done = await burst(side.url, next, { connections, seconds });
    if (tables.length > 0) await side.settled();
    return done;
  }, side.known);
  const whole = machineBusy() - busy;
  const after = await counts();
  const done = result.journeys - result.errors;
  const wrong = tables.map((table, i) => [table, (after[i] ?? 0) - (before[i] ?? 0) - done * (leaves.get(table) ?? 0)] as const);
  const ours = [...spent].filter(([role]) => role !== OTHERS).reduce((sum, [, cpu]) => sum + cpu, 0);
  return {
    burst: result,
    cpu: new Map([...spent].filter(([role]) => side.roles(role))),
    foreign: whole > 0 ? Math.max(0, 1 - ours / whole) : 0,
    calibration: calibrated(),
    wrongRows: Object.fromEntries(wrong.filter(([, difference]) => difference !== 0)),
  };
}
