import type { Measured } from '../operations/operation.ts';
import { figuresOf, type Compared } from './results.ts';
import { measured, type Side, type SideResult } from './side.ts';

export interface Pace {
  readonly connections: readonly number[];
  /** Of one burst, and how many of each side. */
  readonly seconds: number;
  readonly rounds: number;
}

const WARM_UP_SECONDS = 1;

/** Bursts of both sides in turn, so that whatever else the machine does meets both. */
export async function compared(operation: Measured, sides: { readonly platform: Side; readonly limit: Side }, pace: Pace): Promise<Compared[]> {
  const results: Compared[] = [];
  for (const connections of pace.connections) results.push(await at(operation, sides, { ...pace, connections }));
  return results;
}

async function at(
  { name, kind, platform, limit, leaves = {} }: Measured,
  sides: { readonly platform: Side; readonly limit: Side },
  { connections, seconds, rounds }: { readonly connections: number; readonly seconds: number; readonly rounds: number },
): Promise<Compared> {
  const [ours, theirs]: [SideResult[], SideResult[]] = [[], []];
  for (let round = -1; round < rounds; round += 1) {
    const given = { connections, leaves, seconds: round < 0 ? WARM_UP_SECONDS : seconds };
    const our = await measured(sides.platform, { ...given, next: platform });
    const their = limit && (await measured(sides.limit, { ...given, next: limit }));
    if (round < 0) continue;
    ours.push(our);
    if (their) theirs.push(their);
  }
  const [mine, other] = [figuresOf(ours), theirs.length > 0 ? figuresOf(theirs) : null];
  const all = [...ours, ...theirs];
  return {
    ...{ operation: name, kind, connections, platform: mine, limit: other },
    cpuRatio: other && mine.cpu / other.cpu,
    p99Ratio: other && mine.p99 / other.p99,
    foreign: all.reduce((sum, { foreign }) => sum + foreign, 0) / all.length,
    calibration: all.reduce((sum, { calibration }) => sum + calibration, 0) / all.length,
  };
}
