import type { Violation } from '../check/violation.ts';
import type { Counts } from '../load/tally.ts';
import type { Plan } from '../faults/fault.ts';
import type { Recovery } from './recovery.ts';

/** What came of one kind of fault. */
export interface KindResult {
  readonly name: string;
  readonly does: string;
  readonly cycles: number;
  /** Why it was not done; null when it was. */
  readonly skipped: string | null;
  /** While a fault or the recovery from it lasted, and between two. */
  readonly during: Counts;
  readonly between: Counts;
  readonly recoveries: readonly Recovery[];
  readonly violations: readonly Violation[];
}

/** What the run did until now, for the seed file and for people. */
export interface Struck {
  readonly name: string;
  readonly cycle: number;
  readonly plan: Plan;
}

export interface RunResult {
  readonly at: string;
  readonly minutes: number;
  readonly seed: number;
  readonly form: string;
  readonly commit: string;
  readonly machine: string;
  readonly kinds: readonly KindResult[];
  /** How many rows, events and commands each invariant was held against at the last check. */
  readonly looked: Readonly<Record<string, number>>;
  readonly load: LoadFigures;
  readonly violations: readonly Violation[];
  /** Bars that were missed, as sentences. */
  readonly missed: readonly string[];
}

export interface Rates {
  readonly seconds: number;
  readonly requestsPerSecond: number;
  readonly writesPerSecond: number;
}

export interface LoadFigures {
  /** Outside of faults and recoveries: what the floor is held against. */
  readonly between: Rates;
  /** All the time the load was at work, faults included. */
  readonly whole: Rates;
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
};
