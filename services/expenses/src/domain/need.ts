import { Money } from '@tradewind/domain/money';

/** How much is needed of one budget line. */
export interface Need {
  readonly category: string;
  readonly amount: string;
}

/** The needs of many lines, one per category, in a fixed order. */
export function needsOf(lines: readonly Need[]): Need[] {
  const categories = [...new Set(lines.map(({ category }) => category))].sort();
  return categories.map((category) => ({ category, amount: totalOf(lines.filter((line) => line.category === category)) }));
}

export const totalOf = (lines: readonly { readonly amount: string }[]): string => Money.sum(lines.map(({ amount }) => Money.of(amount))).toString();
