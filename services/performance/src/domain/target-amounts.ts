import type { TargetKpi } from '@tradewind/contracts/performance/kpis';
import { targetAmountsUnclear, targetWholeNumbers, type TargetPart } from '@tradewind/contracts/performance/targets.api';
import { Money } from '@tradewind/domain/money';
import { monthsOf } from './month.js';

type Given = Pick<TargetPart, 'months' | 'yearly'>;

const EVENLY = Array.from({ length: 12 }, () => '1');

/**
 * The twelve monthly amounts of a target (PER-20). A yearly amount is spread by `shape`, evenly unless told otherwise,
 * with the largest remainder, so that the months sum to the year exactly.
 */
export function monthlyAmounts(kpi: TargetKpi, year: number, { months, yearly }: Given, shape: readonly string[] = EVENLY): readonly string[] {
  if ((months === undefined) === (yearly === undefined)) throw targetAmountsUnclear({ year });
  const amounts = yearly === undefined ? inOrder(year, months ?? []) : spread(kpi, yearly, shape);
  if (kpi === 'new-customers' && !amounts.every(isWhole)) throw targetWholeNumbers();
  return amounts;
}

export const yearOf = (amounts: readonly string[]): Money => Money.sum(amounts.map((amount) => Money.of(amount)));

/** The four sums of three months each. */
export const quartersOf = (amounts: readonly string[]): readonly Money[] => [0, 3, 6, 9].map((first) => yearOf(amounts.slice(first, first + 3)));

function inOrder(year: number, months: NonNullable<Given['months']>): string[] {
  const given = new Map(months.map(({ month, amount }) => [month, amount]));
  return monthsOf(year).map((month) => {
    const amount = given.get(month);
    if (amount === undefined) throw targetAmountsUnclear({ year });
    return Money.of(amount).toString();
  });
}

function spread(kpi: TargetKpi, yearly: string, shape: readonly string[]): string[] {
  if (kpi !== 'new-customers') return Money.of(yearly).split(shape).map(String);
  if (!isWhole(yearly)) throw targetWholeNumbers();
  // Split as if a customer were a cent: nobody can win a third of one.
  return Money.of(yearly)
    .times('0.01')
    .split(shape)
    .map((part) => part.times('100').toString());
}

const isWhole = (amount: string): boolean => Money.of(amount).toString().endsWith('.00');
