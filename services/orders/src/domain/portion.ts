import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { Money } from '@tradewind/domain/money';
import { Quantity } from '@tradewind/domain/quantity';

/** What a part of a line is worth. */
export interface Portion {
  readonly gross: Money;
  readonly net: Money;
  readonly tax: Money;
}

/** Finer than the cent, so that a unit cost with six decimals is not rounded before it is multiplied. */
const MILLIONTHS = '1000000';

/**
 * The worth of the next `quantity` of a line after `before`: always the worth of everything so far less what came before,
 * so that the portions of a line sum to the line to the cent, however it was cut.
 */
export function portionOf(line: AgreedLine, before: string, quantity: string, currency: string): Portion {
  const after = Quantity.of(before).plus(Quantity.of(quantity)).toString();
  const part = (whole: string) => upTo(whole, line.quantity, after, currency).minus(upTo(whole, line.quantity, before, currency));
  const gross = part(line.gross);
  const net = part(line.net);
  return { gross, net, tax: gross.minus(net) };
}

/** Standard cost of a quantity, without tax. */
export const costOf = ({ unitCost }: AgreedLine, quantity: string, currency: string): Money =>
  Money.of(MILLIONTHS, currency).times(unitCost).times(quantity).times('0.000001');

function upTo(whole: string, all: string, some: string, currency: string): Money {
  const rest = Quantity.of(all).minus(Quantity.of(some)).toString();
  return Money.of(whole, currency).split([some, rest])[0] ?? Money.zero(currency);
}
