import { burst } from '../load/burst.ts';
import type { Next } from '../operations/operation.ts';
import { figuresOf, type BenchResult, type Figures } from './results.ts';

const READERS = 10;
const REPORTERS = 4;

/** The same reads alone and beside people who ask for one report after the other: a report must not hold up the counter. */
export async function mixedLoad(url: string, reads: Next, reports: Next, seconds: number): Promise<NonNullable<BenchResult['mixed']>> {
  const alone = await burst(url, reads, { connections: READERS, seconds });
  const [beside, reported] = await Promise.all([
    burst(url, reads, { connections: READERS, seconds }),
    burst(url, reports, { connections: REPORTERS, seconds }),
  ]);
  const figures = (result: Awaited<ReturnType<typeof burst>>): Figures =>
    figuresOf([{ burst: result, cpu: new Map(), foreign: 0, calibration: 0, wrongRows: {} }]);
  return { alone: figures(alone), beside: figures(beside), reports: figures(reported) };
}
