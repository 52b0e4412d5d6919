import fc from 'fast-check';
import { addDays, businessDate, businessMonth, monthBefore } from './business-date.js';

describe('R9 The business day is the day in Shanghai', () => {
  it.each([
    ['2026-03-31T15:59:59.999Z', '2026-03-31'],
    ['2026-03-31T16:00:00.000Z', '2026-04-01'],
    ['2025-12-31T15:59:59.000Z', '2025-12-31'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('%s is %s', (moment, date) => {
    expect(businessDate(new Date(moment))).toBe(date);
  });

  it('counts the month by the same midnight (PER-09)', () => {
    expect([businessMonth(new Date('2026-01-31T15:59:59Z')), businessMonth(new Date('2026-01-31T16:00:00Z'))]).toEqual(['2026-01', '2026-02']);
  });

  it('knows the month before, also in January', () => {
    expect([monthBefore('2026-01'), monthBefore('2026-03'), monthBefore('2026-12'), monthBefore('2026-10')]).toEqual([
      '2025-12',
      '2026-02',
      '2026-11',
      '2026-09',
    ]);
  });

  it('adds days over months, years and leap days, and back again', () => {
    expect([addDays('2026-12-31', 1), addDays('2028-02-28', 1), addDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29', '2026-02-28']);
    const day = fc
      .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });
});
