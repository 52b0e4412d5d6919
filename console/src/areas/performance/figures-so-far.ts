import { shareOf, sumOf } from '../../components/decimal.js';
import { monthsOf } from '../../i18n/months.js';
import type { Target } from './shapes.js';

/** The targets that are nobody's part among those the reader sees: what the reader's people are measured by as a whole. */
export function wholes(targets: readonly Target[]): readonly Target[] {
  const seen = new Set(targets.map(({ id }) => id));
  return targets.filter(({ wholeId, status }) => status !== 'draft' && (wholeId === null || !seen.has(wholeId)));
}

export interface MonthFigures {
  readonly month: string;
  readonly target: string;
  readonly actual: string;
  /** Null for who may not know it. */
  readonly profit: string | null;
}

interface Sold {
  readonly month: string;
  readonly amount: string;
  readonly profit?: string | undefined;
}

/** Target and actual of each month of a year; a month without either has zeros. */
export function monthByMonth(year: number, targets: readonly Target[], sold: readonly Sold[]): readonly MonthFigures[] {
  const set = wholes(targets);
  return monthsOf(year).map((month) => {
    const done = sold.find((each) => each.month === month);
    const target = sumOf(set.flatMap(({ months }) => months.filter((each) => each.month === month).map(({ amount }) => amount)));
    return { month, target, actual: done?.amount ?? '0.00', profit: done ? (done.profit ?? null) : '0.00' };
  });
}

interface SoFar {
  readonly actual: string;
  readonly target: string;
  readonly wholeYear: string;
  /** Null without a target. */
  readonly share: number | null;
}

/** Until a month, that one included. */
export function soFar(figures: readonly MonthFigures[], until: string): SoFar {
  const past = figures.filter(({ month }) => month <= until);
  const actual = sumOf(past.map((each) => each.actual));
  const target = sumOf(past.map((each) => each.target));
  const share = shareOf('1', target) === Infinity ? null : shareOf(actual, target);
  return { actual, target, wholeYear: sumOf(figures.map((each) => each.target)), share };
}
