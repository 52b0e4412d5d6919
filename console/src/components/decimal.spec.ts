import { compareAmounts, shareOf, sumOf } from './decimal.js';

describe('sums on the screen', () => {
  it('are exact where floats are not', () => {
    expect(sumOf(['0.10', '0.20'])).toBe('0.30');
    expect(sumOf(['9007199254740993.01', '0.01'])).toBe('9007199254740993.02');
    expect(sumOf(['-5.00', '3.50'])).toBe('-1.50');
    expect(sumOf([])).toBe('0.00');
  });

  it('tell what is used of a budget', () => {
    expect(shareOf('750.00', '1000.00')).toBe(0.75);
    expect(shareOf('0.00', '0.00')).toBe(0);
    expect(shareOf('1.00', '0.00')).toBe(Infinity);
  });

  it('sort by what they are worth, not by how they are written', () => {
    expect(['100.00', '20.00', '-3.00'].toSorted(compareAmounts)).toEqual(['-3.00', '20.00', '100.00']);
  });
});
