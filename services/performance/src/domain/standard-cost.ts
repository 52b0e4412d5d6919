import { Money } from '@tradewind/domain/money';
import { Decimal } from 'decimal.js';

interface CostedLine {
  readonly quantity: string;
  readonly unitCost: string;
}

/** Σ quantity × cost per unit, both with up to 6 decimals, rounded half-up to the cent per line. */
export const standardCost = (lines: readonly CostedLine[]): Money =>
  Money.sum(lines.map(({ quantity, unitCost }) => Money.of(new Decimal(quantity).times(unitCost).toString())));
