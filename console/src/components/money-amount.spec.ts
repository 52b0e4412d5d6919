import { amountOf } from './money-amount.js';

describe('an amount as it is typed', () => {
  it.each([
    ['12000', '12000.00'],
    ['12,000.5', '12000.50'],
    ['１２０００', '12000.00'],
    ['¥ 007.10', '7.10'],
    ['-3', '-3.00'],
    ['0', '0.00'],
  ])('%s is %s', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });

  it.each(['', 'abc', '1.234', '1.2.3', '１2万'])('%s is none', (typed) => {
    expect(amountOf(typed)).toBeUndefined();
  });
});
