import type { Measured, Next } from '../operations/operation.ts';
import { figuresOf, type Compared, type Figures } from './results.ts';
import { measured, type Side, type SideResult } from './side.ts';

export interface Pace {
  readonly connections: readonly number[];
  /** Of one burst, and how many of each side. */
  readonly seconds: number;
  readonly rounds: number;
  readonly warmUpSeconds: number;
  /** Where the tuned limit server is asked too. */
  readonly tunedAt: readonly number[];
}

export interface Sides {
  readonly platform: Side;
  readonly limit: Side;
  readonly tuned: Side;
}

/** Bursts of all sides in turn, so that whatever else the machine does meets each. `most`: journeys of one burst, where there is not enough for more. */
export async function compared(operation: Measured, sides: Sides, pace: Pace, most = Infinity): Promise<Compared[]> {
  const results: Compared[] = [];
  for (const connections of pace.connections) results.push(await at(operation, sides, { ...pace, connections }, most));
  return results;
}

async function at(operation: Measured, sides: Sides, pace: Omit<Pace, 'connections'> & { readonly connections: number }, most: number): Promise<Compared> {
  const { connections, seconds, rounds, warmUpSeconds } = pace;
  const results: Record<keyof Sides, SideResult[]> = { platform: [], limit: [], tuned: [] };
  for (let round = most === Infinity ? -1 : 0; round < rounds; round += 1) {
    for (const [side, next] of askedOf(operation, pace)) {
      const length = round < 0 ? warmUpSeconds : seconds;
      const lanes = Math.min(connections, operation.atOnce ?? connections);
      const result = await measured(sides[side], { connections: lanes, leaves: operation.leaves, seconds: length, next: atMost(next, most) });
      if (round >= 0) results[side].push(result);
    }
  }
  return comparison(operation, connections, results);
}

/** Who is asked, and what. */
function askedOf({ platform, limit }: Measured, { connections, tunedAt }: { readonly connections: number; readonly tunedAt: readonly number[] }) {
  const asked: (readonly [keyof Sides, Next])[] = [['platform', platform]];
  if (limit) asked.push(['limit', limit]);
  if (limit && tunedAt.includes(connections)) asked.push(['tuned', limit]);
  return asked;
}

function comparison({ name, kind }: Measured, connections: number, results: Readonly<Record<keyof Sides, readonly SideResult[]>>): Compared {
  const [limit, tuned] = [results.limit, results.tuned].map((of) => (of.length > 0 ? figuresOf(of) : null)) as [Figures | null, Figures | null];
  const platform = figuresOf(results.platform);
  const all = Object.values(results).flat();
  const mean = (of: (result: SideResult) => number): number => all.reduce((sum, result) => sum + of(result), 0) / all.length;
  return {
    ...{ operation: name, kind, connections, platform, limit, tuned },
    cpuRatio: limit && platform.cpu / limit.cpu,
    tunedRatio: tuned && platform.cpu / tuned.cpu,
    p99Ratio: limit && platform.p99 / limit.p99,
    foreign: mean(({ foreign }) => foreign),
    calibration: mean(({ calibration }) => calibration),
  };
}

function atMost(next: Next, most: number): Next {
  let left = most;
  return () => {
    left -= 1;
    return left < 0 ? null : next();
  };
}
