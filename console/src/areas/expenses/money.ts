import { Decimal } from 'decimal.js';

export const sumOf = (amounts: readonly string[]): string => amounts.reduce((sum, each) => sum.plus(each), new Decimal(0)).toFixed(2);

export const difference = (from: string, take: string): string => new Decimal(from).minus(take).toFixed(2);

/** How much of the whole it is, 0 to 1 and beyond; only for drawing. */
export const shareOf = (part: string, whole: string): number => (new Decimal(whole).isZero() ? 0 : new Decimal(part).div(whole).toNumber());
