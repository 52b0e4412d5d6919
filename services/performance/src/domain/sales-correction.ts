import { Money } from '@tradewind/domain/money';
import { standardCost } from './standard-cost.js';

interface SoldLine {
  readonly gross: string;
  readonly net: string;
  readonly quantity: string;
  readonly unitCost: string;
}

export interface SalesCorrection {
  readonly amount: string;
  readonly profit: string;
}

/** By how much more, or less, was sold once a contract says something else than it did (PER-01, PER-02). */
export function salesCorrection(before: readonly SoldLine[], now: readonly SoldLine[]): SalesCorrection {
  const by = (of: (lines: readonly SoldLine[]) => Money): string => of(now).minus(of(before)).toString();
  return { amount: by(grossOf), profit: by(profitOf) };
}

const grossOf = (lines: readonly SoldLine[]): Money => Money.sum(lines.map(({ gross }) => Money.of(gross)));

const profitOf = (lines: readonly SoldLine[]): Money => Money.sum(lines.map(({ net }) => Money.of(net))).minus(standardCost(lines));
