import fc from 'fast-check';
import { Money, splitTax } from './money.js';

const fromCents = (cents: number): string => `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
const positiveCents = fc.integer({ min: 0, max: 99_999_999_999 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }).map(String), { minLength: 1, maxLength: 12 });
const money = (amount: string) => Money.of(amount);

describe('R8 Money is reckoned in cents, never in floats', () => {
  it('sums exactly, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 30 }), (parts) => {
        const exact = parts.reduce((sum, part) => sum + part, 0); // cents below 2^53: exact
        const sum = Money.sum(parts.map((part) => money(fromCents(part))));
        expect(sum.toString()).toBe(fromCents(exact));
        expect(Money.sum([...parts].reverse().map((part) => money(fromCents(part)))).toString()).toBe(sum.toString());
      }),
    );
  });

  it('takes away what it added', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(
          money(fromCents(a))
            .plus(money(fromCents(b)))
            .minus(money(fromCents(b)))
            .toString(),
        ).toBe(fromCents(a).replace(/^-0\.00$/, '0.00'));
      }),
    );
  });

  it('adds a tenth and two tenths', () => {
    expect(money('0.10').plus(money('0.20')).toString()).toBe('0.30');
  });

  it.each([
    ['0.005', '0.01'],
    ['0.0049', '0.00'],
    ['2.675', '2.68'],
    ['-2.675', '-2.68'],
    ['1.995', '2.00'],
  ])('rounds %s half up to %s', (amount, rounded) => {
    expect(money(amount).toString()).toBe(rounded);
  });

  it('rounds a product once, half up', () => {
    expect(money('12.35').times('0.1').toString()).toBe('1.24');
    expect(money('100.00').times('12.345678').toString()).toBe('1234.57');
  });

  it('stays exact with amounts that a float would spoil', () => {
    expect(money('999999999999.99').plus(money('0.01')).toString()).toBe('1000000000000.00');
    expect(money('999999999999.99').times('0.000001').toString()).toBe('1000000.00');
  });

  it('is a decimal string in JSON', () => {
    expect(JSON.stringify({ total: money('7') })).toBe('{"total":"7.00"}');
  });

  it('never reckons with another currency', () => {
    const dollars = Money.of('1', 'USD');
    for (const reckon of [
      () => money('1').plus(dollars),
      () => money('1').minus(dollars),
      () => money('1').exceeds(dollars),
      () => money('1').covers(dollars),
      () => money('1').shareOf(dollars),
      () => Money.sum([dollars]),
    ])
      expect(reckon).toThrow(/Cannot reckon CNY with USD/);
    expect(Money.sum([dollars, dollars], 'USD').toString()).toBe('2.00');
  });

  it('compares', () => {
    expect([money('1').exceeds(money('1')), money('1.01').exceeds(money('1')), money('1').covers(money('1')), money('0.99').covers(money('1'))]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([money('5').atMost(money('3')).toString(), money('2').atMost(money('3')).toString()]).toEqual(['3.00', '2.00']);
  });

  it('knows nothing from less than nothing', () => {
    expect([money('0').isZero(), money('-0').isNegative(), money('-0.004').isNegative(), money('-0.01').isNegative()]).toEqual([true, false, false, true]);
    expect(money('0').minus(money('0')).toString()).toBe('0.00');
  });

  it('gives a share to six decimals, and zero of zero is zero', () => {
    expect([money('1').shareOf(money('3')), money('2').shareOf(money('2')), money('5').shareOf(money('0'))]).toEqual(['0.333333', '1', '0']);
  });
});

describe('R8 Parts sum to the whole (largest remainder)', () => {
  it('loses and invents no cent', () => {
    fc.assert(
      fc.property(cents, weights, (whole, by) => {
        const parts = money(fromCents(whole)).split(by);
        expect(parts).toHaveLength(by.length);
        expect(
          Money.sum(parts)
            .minus(money(fromCents(whole)))
            .isZero(),
        ).toBe(true);
      }),
    );
  });

  it('gives nobody more than a cent beside their exact share', () => {
    fc.assert(
      fc.property(positiveCents, weights, (whole, by) => {
        const total = by.reduce((sum, weight) => sum + BigInt(weight), 0n);
        fc.pre(total > 0n);
        money(fromCents(whole))
          .split(by)
          .forEach((part, i) => {
            const floor = (BigInt(whole) * BigInt(by[i] ?? '0')) / total;
            const got = BigInt(part.times('100').toString().replace('.00', ''));
            expect(got === floor || got === floor + 1n).toBe(true);
          });
      }),
    );
  });

  it('gives the odd cent to the largest remainder, and to the first of equals', () => {
    expect(money('100.00').split(['1', '1', '1']).map(String)).toEqual(['33.34', '33.33', '33.33']);
    expect(money('0.05').split(['3', '7']).map(String)).toEqual(['0.02', '0.03']);
    expect(money('-100.00').split(['1', '1', '1']).map(String)).toEqual(['-33.34', '-33.33', '-33.33']);
  });

  it('gives everything to the first when no weight says otherwise', () => {
    expect(money('9.99').split(['0', '0']).map(String)).toEqual(['9.99', '0.00']);
  });
});

describe('003-T §6 Prices include tax: net and tax of what was agreed', () => {
  it('splits the customer’s own example', () => {
    const { net, tax } = splitTax(money('107000.53'), '0.13');
    expect([net.toString(), tax.toString()]).toEqual(['94690.73', '12309.80']);
  });

  it('always sums to the gross, and leaves it alone without tax', () => {
    fc.assert(
      fc.property(positiveCents, fc.constantFrom('0', '0.01', '0.03', '0.06', '0.09', '0.13'), (gross, rate) => {
        const { net, tax } = splitTax(money(fromCents(gross)), rate);
        expect(net.plus(tax).toString()).toBe(fromCents(gross));
        expect(tax.isNegative()).toBe(false);
        if (rate === '0') expect(tax.isZero()).toBe(true);
      }),
    );
  });
});
