import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { DateOnly, Instant } from './fields.js';

class Told {
  @Instant() readonly at!: string;
}

const accepts = (at: unknown): boolean => validateSync(Object.assign(new Told(), { at })).length === 0;

describe('an instant', () => {
  it.each(['2026-09-30T10:00:00+08:00', '2026-09-30T02:00:00Z', '2026-02-28T23:59:59.999-12:00', '9999-12-31T23:59:59Z'])('is %s', (at) => {
    expect(accepts(at)).toBe(true);
  });

  it.each([
    ['2026-09-30T10:00:00', 'without its offset'],
    ['2026-02-30T10:00:00Z', 'of a day that is not'],
    ['9999-12-31T23:59:59-23:59', 'of no zone (PostgreSQL: time zone displacement out of range)'],
    ['9999-12-31T23:59:59-14:00', 'of the year 10000'],
    ['0001-01-01T00:00:00+14:00', 'before the year 1'],
    [7, 'as a number'],
  ])('is not %s: %s', (at: unknown, _: string) => {
    expect(accepts(at)).toBe(false);
  });
});

class Dated {
  @DateOnly() readonly on!: string;
}

describe('a business date', () => {
  it.each([
    ['2026-09-30', true],
    ['0100-01-01', true],
    ['0000-12-31', false], // PostgreSQL: date/time field value out of range
    ['2026-02-30', false],
    ['2026-9-30', false],
  ])('%s: %s', (on, accepted) => {
    expect(validateSync(Object.assign(new Dated(), { on })).length === 0).toBe(accepted);
  });
});
