import { standardCost } from './standard-cost.js';

describe('PER-02 Profit is what is left of the net price after standard cost', () => {
  it('reckons with all decimals of quantity and cost and rounds once per line', () => {
    expect(standardCost([{ quantity: '3.5', unitCost: '1.234567' }]).toString()).toBe('4.32');
    expect(
      standardCost([
        { quantity: '1000000', unitCost: '0.000001' },
        { quantity: '2', unitCost: '0.0025' },
      ]).toString(),
    ).toBe('1.01');
  });
});
