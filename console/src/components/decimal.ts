// Sums of decimal strings without floats (R8): as whole numbers of a millionth.

const PLACES = 6;

/** `107000.53` → 107000530000n; anything else than a decimal is nothing. */
function millionths(value: string): bigint {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(value.trim()) ?? [];
  const digits = BigInt(`${whole}${part.padEnd(PLACES, '0').slice(0, PLACES)}` || '0');
  return sign === '-' ? -digits : digits;
}

function decimalOf(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
  const whole = digits.slice(0, -PLACES);
  const part = digits.slice(-PLACES, digits.length - PLACES + places);
  return `${value < 0n ? '-' : ''}${whole}${places > 0 ? `.${part}` : ''}`;
}

/** The sum of amounts of one currency, with two decimals. */
export const sumOf = (amounts: readonly string[]): string =>
  decimalOf(
    amounts.reduce((sum, amount) => sum + millionths(amount), 0n),
    2,
  );

/** A part of a whole, for a bar or a place on a line; never to be paid. */
export function shareOf(part: string, whole: string): number {
  const of = millionths(whole);
  if (of === 0n) return millionths(part) > 0n ? Infinity : 0;
  return Number.parseInt(((millionths(part) * 10_000n) / of).toString(), 10) / 10_000;
}

/** For sorting: negative, zero or positive. */
export const compareAmounts = (a: string, b: string): number => {
  const difference = millionths(a) - millionths(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** A whole less its parts, exact, without zeros at the end: `restOf('100', '40.5')` is `59.5`. */
export function restOf(whole: string, ...parts: readonly string[]): string {
  const rest = decimalOf(
    parts.reduce((left, part) => left - millionths(part), millionths(whole)),
    PLACES,
  );
  return rest.includes('.') ? rest.replace(/\.?0+$/, '') : rest;
}
