import { Money } from '@tradewind/domain/money';
import fc from 'fast-check';
import { monthsOf } from './month.js';
import { monthlyAmounts, quartersOf, yearOf } from './target-amounts.js';

describe('PER-20 Targets by year, quarter and month', () => {
  it('spreads a yearly amount evenly, remainders to the first months', () => {
    expect(monthlyAmounts('sales-amount', 2026, { yearly: '100.00' })).toEqual([...Array<string>(4).fill('8.34'), ...Array<string>(8).fill('8.33')]);
  });

  it('spreads it as the whole is spread', () => {
    const season = ['0', '0', '3', '1', '0', '0', '0', '0', '0', '0', '0', '0'];
    expect(monthlyAmounts('sales-amount', 2026, { yearly: '100.00' }, season).slice(0, 4)).toEqual(['0.00', '0.00', '75.00', '25.00']);
  });

  it('takes the twelve months in any order', () => {
    const months = monthsOf(2026).map((month, i) => ({ month, amount: String(i) }));
    expect(monthlyAmounts('sales-amount', 2026, { months: months.toReversed() })).toEqual(months.map(({ amount }) => `${amount}.00`));
  });

  it('needs either the year or all its months', () => {
    const months = monthsOf(2025).map((month) => ({ month, amount: '1' }));
    expect(() => monthlyAmounts('sales-amount', 2026, {})).toThrow('Give either a yearly amount or each of the twelve months of 2026 once');
    expect(() => monthlyAmounts('sales-amount', 2026, { months, yearly: '1' })).toThrow('Give either');
    expect(() => monthlyAmounts('sales-amount', 2026, { months })).toThrow('Give either');
  });

  it('counts customers in whole numbers', () => {
    expect(monthlyAmounts('new-customers', 2026, { yearly: '14' }).slice(0, 4)).toEqual(['2.00', '2.00', '1.00', '1.00']);
    expect(() => monthlyAmounts('new-customers', 2026, { yearly: '14.50' })).toThrow('whole numbers');
  });

  it('derives quarters and the year from the months', () => {
    const months = monthlyAmounts('sales-amount', 2026, { yearly: '120.00' });
    expect(quartersOf(months).map(String)).toEqual(['30.00', '30.00', '30.00', '30.00']);
    expect(yearOf(months).toString()).toBe('120.00');
  });

  it('never loses a cent', () => {
    const amount = fc.integer({ min: 0, max: 2_000_000_000 }).map((cents) => Money.of(String(cents)).times('0.01').toString());
    const shape = fc.array(fc.integer({ min: 0, max: 1000 }).map(String), { minLength: 12, maxLength: 12 });
    fc.assert(fc.property(amount, shape, (yearly, weights) => yearOf(monthlyAmounts('sales-amount', 2026, { yearly }, weights)).toString() === yearly));
  });
});
