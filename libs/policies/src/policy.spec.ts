import { Amount, Count, ListOf } from '@tradewind/contracts/fields';
import { PERMISSIONS } from '@tradewind/contracts/permissions';
import { Money } from '@tradewind/domain/money';
import { EXAMPLE_POLICIES } from './example-values.js';
import { POLICY_KINDS, type KpiPolicy, type ReviewPolicy } from './kinds.js';
import { definePolicy, problemsOf } from './policy.js';

class Tier {
  @Amount() readonly from!: string;
}
class Discounts {
  @Count({ min: 1 }) readonly days!: number;
  @ListOf(() => Tier) readonly tiers!: readonly Tier[];
}
const discounts = definePolicy('discounts', Discounts, ['ORD-99']);

describe('XCT-01 The value of a policy has the shape of its kind', () => {
  it('finds nothing wrong with one that fits', () => {
    expect(problemsOf(discounts, { days: 3, tiers: [{ from: '0' }] })).toEqual([]);
  });

  it('says what is wrong, also in nested lists', () => {
    expect(problemsOf(discounts, { days: '3', tiers: [{ from: '0' }, { from: 'much' }] })).toEqual(
      expect.arrayContaining([
        'days must be an integer number',
        'tiers: 1: from must be a decimal string with at most 2 decimals, at least 0, at most 999999999999.99',
      ]),
    );
  });

  it('takes no more than the kind knows, and no less', () => {
    expect(problemsOf(discounts, { days: 3, tiers: [{ from: '0' }], secret: 1 })).toEqual(['property secret should not exist']);
    expect(problemsOf(discounts, {}).length).toBeGreaterThan(1);
  });
});

describe('XCT-01 The policies that ship', () => {
  const keys = POLICY_KINDS.map(({ key }) => key);

  it('give every kind exactly one example', () => {
    expect(EXAMPLE_POLICIES.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(EXAMPLE_POLICIES.map((policy) => [policy.key, policy] as const))('%s fits its kind and says that it is an example', (key, { value, reason }) => {
    const kind = POLICY_KINDS.find((known) => known.key === key);
    expect(kind && problemsOf(kind, value)).toEqual([]);
    expect(reason).toMatch(/^示例 Example: ./);
  });

  it('say which requirements they serve', () => {
    for (const { requirements } of POLICY_KINDS) for (const id of requirements) expect(id).toMatch(/^[A-Z]{3}-\d\d$/);
  });

  it('ask for review steps with permissions that exist', () => {
    const reviews = EXAMPLE_POLICIES.filter(({ key }) => key.endsWith('-review')).map(({ value }) => value as ReviewPolicy);
    expect(reviews).toHaveLength(9);
    for (const { permission } of reviews.flatMap(({ steps }) => steps)) expect(Object.keys(PERMISSIONS)).toContain(permission);
  });

  it('weigh the five KPIs to one (000 §4.1)', () => {
    const { kpis } = EXAMPLE_POLICIES.find(({ key }) => key === 'kpi')!.value as KpiPolicy;
    expect(Money.sum(kpis.map(({ weight }) => Money.of(weight))).toString()).toBe('1.00');
  });
});
