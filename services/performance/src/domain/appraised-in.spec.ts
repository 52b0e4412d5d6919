import type { KpiPolicy } from '@tradewind/policies/kinds';
import { appraisedIn, type ClosingMonth } from './appraised-in.js';
import type { MonthlyFact } from './reckon-month.js';
import { Target } from './target.js';

const policy: KpiPolicy = { salesBasis: 'signed', cap: '1', kpis: [{ code: 'sales-amount', weight: '1', full: '500.00' }] };
const target = (personId: string, unit: string | null, yearly: string) =>
  Target.draft(
    { year: 2026, kpi: 'sales-amount' },
    { bearer: { personId, personName: personId, unit, org: unit ?? 'hq.bj.sales', branch: 'bj' }, amounts: { yearly } },
  );
const fact = (ownerId: string, org: string): MonthlyFact => ({
  id: `of-${ownerId}`,
  ownerId,
  org,
  kind: 'signed',
  day: '2026-09-10',
  amount: '1.00',
  profit: null,
});
const closing = (given: Partial<ClosingMonth>): ClosingMonth => ({ month: '2026-09', org: 'hq.bj', facts: [], targets: [], people: new Map(), ...given });

describe('PER-25 Everybody with facts or targets gets a scorecard', () => {
  it('takes name and unit from the organisation', () => {
    const people = new Map([['li', { name: '李雷', org: 'hq.bj.sales' }]]);
    expect(appraisedIn(closing({ facts: [fact('li', 'hq.bj.key-accounts')], people }), policy)).toEqual([
      { who: { personId: 'li', personName: '李雷', org: 'hq.bj.sales', units: [], ownSalesTarget: '500.00' }, targets: {} },
    ]);
  });

  it('stays in the branch for who has moved on to another', () => {
    const people = new Map([['li', { name: '李雷', org: 'hq.sh.sales' }]]);
    expect(appraisedIn(closing({ facts: [fact('li', 'hq.bj.sales')], people }), policy)).toMatchObject([{ who: { org: 'hq.bj.sales' } }]);
  });

  it('includes who has a target and reached nothing', () => {
    expect(appraisedIn(closing({ targets: [target('wu', null, '12000')] }), policy)).toMatchObject([
      { who: { personId: 'wu', ownSalesTarget: '1000.00' }, targets: { 'sales-amount': '1000.00' } },
    ]);
  });
});

describe('PER-21 Who answers for units is measured by their targets', () => {
  it('sums them, and keeps the own target for commission', () => {
    const targets = [target('chen', 'hq.bj.east', '24000'), target('chen', 'hq.bj.west', '12000'), target('chen', null, '1200')];
    expect(appraisedIn(closing({ targets }), policy)).toMatchObject([
      { who: { units: ['hq.bj.east', 'hq.bj.west'], ownSalesTarget: '100.00' }, targets: { 'sales-amount': '3000.00' } },
    ]);
  });

  it('does not take a month without a target for a target of zero', () => {
    expect(appraisedIn(closing({ targets: [target('wu', null, '0')] }), policy)).toMatchObject([{ who: { ownSalesTarget: '500.00' }, targets: {} }]);
  });
});
