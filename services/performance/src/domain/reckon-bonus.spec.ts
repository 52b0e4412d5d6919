import { Money } from '@tradewind/domain/money';
import type { BonusPolicy } from '@tradewind/policies/kinds';
import fc from 'fast-check';
import { bonusAmount, reckonBonus, type Earned, type Sale } from './reckon-bonus.js';

const policy = {
  tiers: [
    { from: '0', rate: '0.01' },
    { from: '0.8', rate: '0.02' },
    { from: '1', rate: '0.03' },
  ],
  scoreBonus: '2000.00',
  lowestScore: '0.6',
} satisfies BonusPolicy;
const sale = (id: string, day: string, amount: string): Sale => ({ id, day, amount });
const earned = (given: Partial<Earned> = {}): Earned => ({
  sales: [sale('b', '2026-09-20', '50000.00'), sale('a', '2026-09-02', '70000.00')],
  salesTarget: '100000.00',
  score: '0.5',
  scoreFactIds: ['a', 'b'],
  ...given,
});

describe('PER-14 Commission by tiers (C-24)', () => {
  it('pays each tier’s rate on the amount inside the tier, and says which sales reached it', () => {
    expect(reckonBonus(policy, earned())).toEqual([
      { what: 'commission', from: '0', basis: '80000.00', rate: '0.01', amount: '800.00', factIds: ['a', 'b'] },
      { what: 'commission', from: '0.8', basis: '20000.00', rate: '0.02', amount: '400.00', factIds: ['b'] },
      { what: 'commission', from: '1', basis: '20000.00', rate: '0.03', amount: '600.00', factIds: ['b'] },
    ]);
  });

  it('pays nothing below the first tier', () => {
    const fromHalf = { ...policy, tiers: [{ from: '0.5', rate: '0.02' }] };
    expect(reckonBonus(fromHalf, earned({ sales: [sale('a', '2026-09-02', '50000.00')] }))).toEqual([]);
    expect(reckonBonus(fromHalf, earned())).toMatchObject([{ basis: '70000.00', amount: '1400.00' }]);
  });

  it('reaches without a target only the tier from the first yuan on', () => {
    expect(reckonBonus(policy, earned({ salesTarget: null }))).toMatchObject([{ from: '0', basis: '120000.00', amount: '1200.00' }]);
  });

  it('pays nothing for what was taken back, and leads to it: the amendment or termination is among the facts of the tiers it took from', () => {
    const taken = sale('t', '2026-09-25', '-30000.00');
    const sales = [sale('a', '2026-09-02', '70000.00'), sale('b', '2026-09-20', '50000.00'), taken];
    expect(reckonBonus(policy, earned({ sales }))).toEqual([
      { what: 'commission', from: '0', basis: '80000.00', rate: '0.01', amount: '800.00', factIds: ['a', 'b'] },
      { what: 'commission', from: '0.8', basis: '10000.00', rate: '0.02', amount: '200.00', factIds: ['b', 't'] },
    ]);
    expect(reckonBonus(policy, earned({ sales: [taken] }))).toEqual([]);
  });

  it('reads tiers in any order', () => {
    expect(reckonBonus({ ...policy, tiers: policy.tiers.toReversed() }, earned())).toEqual(reckonBonus(policy, earned()));
  });
});

describe('PER-13 Bonus for meeting or beating the task', () => {
  const forScore = (score: string) => reckonBonus(policy, earned({ sales: [], score }));

  it('is paid in proportion to the score', () => {
    expect(forScore('0.6')).toEqual([{ what: 'score', from: null, basis: '2000.00', rate: '0.6', amount: '1200.00', factIds: ['a', 'b'] }]);
  });

  it('is paid once in full, however high the score', () => {
    expect(forScore('1.37')).toMatchObject([{ rate: '1', amount: '2000.00' }]);
  });

  it('is not paid below the lowest score', () => {
    expect(forScore('0.599999')).toEqual([]);
  });
});

describe('C-24 Every yuan of bonus sums to KPI facts', () => {
  const cents = fc.integer({ min: 1, max: 50_000_000 }).map((n) =>
    Money.of((BigInt(n) + 0n).toString())
      .times('0.01')
      .toString(),
  );
  const thousandths = (max: number) => fc.integer({ min: 0, max }).map((n) => Money.of(String(n)).shareOf(Money.of('1000')));
  const sales = fc
    .array(fc.record({ day: fc.integer({ min: 10, max: 30 }).map((d) => `2026-09-${d}`), amount: cents }), { maxLength: 12 })
    .map((some) => some.map((one, i) => ({ ...one, id: `fact-${i}` })));
  const tiers = fc.uniqueArray(fc.record({ from: thousandths(2000), rate: thousandths(200) }), { selector: ({ from }) => from, minLength: 1, maxLength: 5 });
  const cases = fc.record({ sales, tiers, salesTarget: fc.option(cents), score: thousandths(2000), scoreBonus: cents, lowestScore: thousandths(1500) });
  const sum = (amounts: readonly string[]) => Money.sum(amounts.map((amount) => Money.of(amount)));

  it('adds up to the cent, line by line', () => {
    fc.assert(
      fc.property(cases, ({ sales: sold, tiers: rates, salesTarget, score, scoreBonus, lowestScore }) => {
        const lines = reckonBonus({ tiers: rates, scoreBonus, lowestScore }, { sales: sold, salesTarget, score, scoreFactIds: sold.map(({ id }) => id) });
        for (const { basis, rate, amount } of lines) expect(Money.of(basis).times(rate).toString()).toBe(amount);
        expect(bonusAmount(lines)).toBe(sum(lines.map(({ amount }) => amount)).toString());
      }),
    );
  });

  it('rests on sales that happened, no yuan of them twice and none left out above the first tier', () => {
    fc.assert(
      fc.property(cases, ({ sales: sold, tiers: rates, salesTarget }) => {
        const paying = rates.map((tier) => ({ ...tier, rate: '0.5' }));
        const lines = reckonBonus({ tiers: paying, scoreBonus: '0', lowestScore: '0' }, { sales: sold, salesTarget, score: '0', scoreFactIds: [] });
        const known = new Map(sold.map(({ id, amount }) => [id, amount]));
        for (const { basis, factIds } of lines) {
          expect(factIds.every((id) => known.has(id))).toBe(true);
          expect(sum(factIds.map((id) => known.get(id) ?? '0')).covers(Money.of(basis))).toBe(true);
        }
        const reachable = paying.map(({ from }) => from).filter((from) => salesTarget !== null || from === '0');
        const total = sum(sold.map(({ amount }) => amount));
        const starts = reachable.map((from) => Money.of(salesTarget ?? '0').times(from));
        const first = starts.reduce((lowest, start) => lowest.atMost(start), starts[0] ?? total);
        expect(sum(lines.map(({ basis }) => basis)).toString()).toBe((total.exceeds(first) ? total.minus(first) : Money.zero()).toString());
      }),
    );
  });
});
