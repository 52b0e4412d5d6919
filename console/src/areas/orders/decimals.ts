import { compareAmounts, restOf, sumOf } from '../../components/decimal.js';

// Amounts and quantities are decimal strings (R8): sums and comparisons never pass through a float.

export const isZero = (amount: string): boolean => compareAmounts(amount, '0') === 0;

export const reaches = (amount: string, needed: string): boolean => compareAmounts(amount, needed) >= 0;

export const lesserOf = (one: string, other: string): string => (reaches(one, other) ? other : one);

/** An amount without a part of it, with two decimals. */
export const less = (amount: string, part: string): string => sumOf([restOf(amount, part)]);

/** Largest first. */
export const descending = (one: string, other: string): number => compareAmounts(other, one);

export { restOf as remaining, sumOf };
