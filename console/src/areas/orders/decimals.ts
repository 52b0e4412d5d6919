import { Decimal } from 'decimal.js';

/** Amounts and quantities are decimal strings (R8): sums and comparisons never pass through a float. */
export const sumOf = (amounts: readonly string[]): string => amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed(2);

export const isZero = (amount: string): boolean => new Decimal(amount).isZero();

export const reaches = (amount: string, needed: string): boolean => new Decimal(amount).gte(needed);

export const lesserOf = (one: string, other: string): string => Decimal.min(one, other).toFixed(2);

export const less = (amount: string, part: string): string => new Decimal(amount).minus(part).toFixed(2);

/** A quantity without its trailing zeros. */
export const remaining = (whole: string, ...parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.minus(part), new Decimal(whole)).toFixed();

/** Largest first. */
export const descending = (one: string, other: string): number => new Decimal(other).cmp(one);
