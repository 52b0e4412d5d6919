import type { Counts } from '../load/tally.ts';
import { added, nothingYet } from '../load/tally.ts';
import type { Options } from '../options.ts';
import { commit, machine } from '../report/machine.ts';
import { missedBy } from './bars.ts';
import type { LoadFigures, Rates, RunResult } from './results.ts';
import type { Run } from './run.ts';

export function resultOf({ seed, form }: Options, { results: kinds, looked }: Run, windows: Readonly<Record<string, Counts>>, ms: number): RunResult {
  const load = figuresOf(windows);
  return {
    ...{ at: new Date().toISOString(), minutes: ms / 60_000, seed, form, commit: commit(), machine: machine(), kinds, looked, load },
    violations: kinds.flatMap(({ violations }) => violations),
    missed: missedBy(kinds, load),
  };
}

function figuresOf(windows: Readonly<Record<string, Counts>>): LoadFigures {
  const sum = (wanted: RegExp): Counts =>
    Object.entries(windows).reduce((total, [name, counts]) => (wanted.test(name) ? added(total, counts) : total), nothingYet());
  return { between: ratesOf(sum(/^between:/)), whole: ratesOf(sum(/^(between|during):/)) };
}

const ratesOf = ({ ms, answered, writes }: Counts): Rates => ({
  seconds: ms / 1_000,
  requestsPerSecond: ms === 0 ? 0 : (answered * 1_000) / ms,
  writesPerSecond: ms === 0 ? 0 : (writes * 1_000) / ms,
});
