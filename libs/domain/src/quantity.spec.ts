import fc from 'fast-check';
import { Quantity } from './quantity.js';

const micros = fc.integer({ min: 0, max: 999_999_999_999 });
const fromMicros = (n: number): Quantity => Quantity.of(`${Math.floor(n / 1_000_000)}.${String(n % 1_000_000).padStart(6, '0')}`);

describe('R8 Quantities are decimals with up to six places', () => {
  it('adds and takes away exactly', () => {
    fc.assert(
      fc.property(micros, micros, (a, b) => {
        expect(fromMicros(a).plus(fromMicros(b)).minus(fromMicros(b)).toString()).toBe(fromMicros(a).toString());
        expect(fromMicros(a).plus(fromMicros(b)).toString()).toBe(fromMicros(a + b).toString());
      }),
    );
  });

  it('covers what is not more', () => {
    fc.assert(
      fc.property(micros, micros, (a, b) => {
        expect(fromMicros(a).covers(fromMicros(b))).toBe(a >= b);
        expect(fromMicros(a).minus(fromMicros(b)).isNegative()).toBe(a < b);
      }),
    );
  });

  it('rounds half up at the sixth place and writes no needless zeros', () => {
    expect([Quantity.of('1.0000005').toString(), Quantity.of('2.500000').toString(), Quantity.of('120').toString()]).toEqual(['1.000001', '2.5', '120']);
    expect(JSON.stringify([Quantity.of('0.10')])).toBe('["0.1"]');
  });

  it('never falls into scientific notation', () => {
    expect([Quantity.of('0.000001').toString(), Quantity.of('999999999.999999').toString()]).toEqual(['0.000001', '999999999.999999']);
    expect(Quantity.of('0.0000001').isZero()).toBe(true);
    expect(Quantity.zero.isZero()).toBe(true);
  });
});
