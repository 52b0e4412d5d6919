import fc from 'fast-check';
import { businessDate } from '@tradewind/domain/business-date';
import { countingMonth, lastMomentOf, monthAfter, monthsOf } from './month.js';

describe('PER-09 The natural month is the cycle, and results are fixed at month-end', () => {
  it('goes from December to January', () => {
    expect(monthAfter('2026-12')).toBe('2027-01');
    expect(monthAfter('2026-02')).toBe('2026-03');
  });

  it('ends with the last day in the zone of the branches', () => {
    expect(businessDate(lastMomentOf('2028-02'))).toBe('2028-02-29');
    expect(businessDate(lastMomentOf('2026-12'))).toBe('2026-12-31');
  });

  it('counts a fact in its own month while that is open', () => {
    expect(countingMonth('2026-09', null)).toBe('2026-09');
    expect(countingMonth('2026-09', '2026-08')).toBe('2026-09');
  });

  it('counts a late fact in the first open month', () => {
    expect(countingMonth('2026-09', '2026-09')).toBe('2026-10');
    expect(countingMonth('2026-07', '2026-12')).toBe('2027-01');
  });

  it('never lets a fact into a closed month', () => {
    const month = fc.constantFrom(...[2025, 2026, 2027].flatMap(monthsOf));
    fc.assert(fc.property(month, month, (own, closedUpTo) => countingMonth(own, closedUpTo) > closedUpTo));
  });
});
