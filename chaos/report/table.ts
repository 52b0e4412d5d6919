import type { KindResult } from '../run/results.ts';
import { percentile } from '../run/results.ts';
import { added } from '../load/tally.ts';

export const COLUMNS = [
  ...['fault', 'cycles', 'requests', '2xx', 'refusals', 'sent again', 'unknown, resolved', 'answered 500'],
  ...['violations', 'ready p50 / p99', 'first success p50 / p99', 'outboxes empty p50 / p99'],
] as const;

/** One line for each kind; the counts are of faults, recoveries and the time between them together. */
export function rowOf({ name, cycles, skipped, during, between, recoveries, violations }: KindResult): string[] {
  if (skipped !== null) return [name, 'skipped', ...COLUMNS.slice(2).map(() => '–')];
  const all = added(during, between);
  const times = (of: 'ready' | 'first' | 'drained'): string => {
    const values = recoveries.map((recovery) => recovery[of]);
    return values.length === 0 ? '–' : `${inSeconds(percentile(values, 0.5))} / ${inSeconds(percentile(values, 0.99))} s`;
  };
  const counts = [cycles, all.answered, all.ok, all.refused, all.retries, all.resolved, all.unexpected].map((count) => count.toLocaleString('en'));
  return [name, ...counts, violationsOf(violations.length, cycles), times('ready'), times('first'), times('drained')];
}

/** No failure in n trials does not mean that there is none: with 95 % confidence it is rarer than 3 in n. */
export const violationsOf = (count: number, trials: number): string =>
  count > 0 || trials === 0 ? String(count) : `0 (below 3/${trials.toLocaleString('en')})`;

const inSeconds = (ms: number): string => (ms / 1_000).toFixed(1);

export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
