import type { BonusPolicy, KpiPolicy } from '@tradewind/policies/kinds';
import fc from 'fast-check';
import { frozenTargets, reckon, type MonthlyFact } from './reckon-month.js';

const kpi: KpiPolicy = {
  salesBasis: 'signed',
  cap: '2',
  kpis: [
    { code: 'sales-amount', weight: '0.5', full: '1000' },
    { code: 'satisfaction', weight: '0.5', full: '100' },
  ],
};
const bonus: BonusPolicy = { tiers: [{ from: '0', rate: '0.1' }], scoreBonus: '100.00', lowestScore: '0' };
const fact = (id: string, ownerId: string, amount: string, org = 'hq.bj.sales'): MonthlyFact => ({
  id,
  ownerId,
  org,
  kind: 'signed',
  day: '2026-09-10',
  amount,
  profit: '0.00',
});
const month = { facts: [fact('f1', 'li', '600.00'), fact('f2', 'wu', '400.00'), fact('f3', 'he', '50.00', 'hq.sh.sales')], before: [] };
const rules = { kpi, bonus };

describe('PER-25 Everybody is appraised by their own facts', () => {
  it('counts what the person did', () => {
    const { appraisal, bonus: lines } = reckon({ personId: 'li', units: [], ownSalesTarget: null }, {}, month, rules);
    expect(appraisal.kpis[0]).toMatchObject({ actual: '600.00', factIds: ['f1'] });
    expect(lines).toMatchObject([
      { what: 'commission', amount: '60.00', factIds: ['f1'] },
      { what: 'score', amount: '30.00', factIds: ['f1'] },
    ]);
  });

  it('PER-13 counts the team’s facts for who answers for its target, but no commission on what others sold', () => {
    const { appraisal, bonus: lines } = reckon({ personId: 'chen', units: ['hq.bj'], ownSalesTarget: null }, { 'sales-amount': '2000.00' }, month, rules);
    expect(appraisal.kpis[0]).toMatchObject({ actual: '1000.00', achievement: '0.5', factIds: ['f1', 'f2'] });
    expect(lines).toMatchObject([{ what: 'score', amount: '25.00' }]);
  });
});

describe('PER-09 A frozen month gives the same figures whenever it is reckoned again', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 15 });

  it('from the same facts, the frozen targets and the rules it was closed with', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 100_000 }), (now, before, target) => {
        const facts = (some: readonly number[], prefix: string) => some.map((amount, i) => fact(`${prefix}${i}`, i % 2 === 0 ? 'li' : 'wu', `${amount}.00`));
        const given = { facts: facts(now, 'n'), before: facts(before, 'b') };
        const who = { personId: 'li', units: [], ownSalesTarget: `${target}.00` };
        const frozen = reckon(who, { 'sales-amount': `${target}.00` }, given, rules);
        expect(reckon(who, frozenTargets(frozen.appraisal.kpis), structuredClone(given), rules)).toEqual(frozen);
      }),
    );
  });
});
