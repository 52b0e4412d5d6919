import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { Money } from '@tradewind/domain/money';

export interface Totals {
  /** Tax included. */
  readonly total: string;
  readonly net: string;
  readonly tax: string;
}

/** The header is the sum of the lines. */
export function totalsOf(lines: readonly AgreedLine[], currency: string): Totals {
  const sum = (amount: 'gross' | 'net' | 'tax'): string =>
    Money.sum(
      lines.map((line) => Money.of(line[amount], currency)),
      currency,
    ).toString();
  return { total: sum('gross'), net: sum('net'), tax: sum('tax') };
}
