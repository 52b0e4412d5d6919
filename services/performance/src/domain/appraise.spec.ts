import type { KpiPolicy } from '@tradewind/policies/kinds';
import { appraise, type Appraisal, type CountedFact, type Performance } from './appraise.js';

const policy = {
  salesBasis: 'signed',
  cap: '1.5',
  kpis: [
    { code: 'sales-amount', weight: '0.4', full: '100000' },
    { code: 'sales-profit', weight: '0.2', full: '20000' },
    { code: 'growth-rate', weight: '0.1', full: '0.2' },
    { code: 'new-customers', weight: '0.2', full: '4' },
    { code: 'satisfaction', weight: '0.1', full: '90' },
  ],
} satisfies KpiPolicy;

const fact = (id: string, kind: CountedFact['kind'], amount: string, profit: string | null = null): CountedFact => ({ id, kind, amount, profit });
const september = [
  fact('s1', 'signed', '60000.00', '9000.00'),
  fact('s2', 'signed', '50000.00', '6000.00'),
  fact('d1', 'delivered', '30000.00', '4000.00'),
  fact('r1', 'received', '20000.00'),
  fact('n1', 'new-customer', '1.00'),
  fact('q1', 'satisfaction', '90.00'),
  fact('q2', 'satisfaction', '81.00'),
  fact('a1', 'response', '1.00'),
  fact('a2', 'response', '1.00'),
  fact('a3', 'response', '0.00'),
  fact('z1', 'resolution', '0.00'),
];
const august = [fact('s0', 'signed', '100000.00', '10000.00')];

const appraised = (given: Partial<Performance> = {}, rules: Partial<KpiPolicy> = {}): Appraisal =>
  appraise({ ...policy, ...rules }, { facts: september, before: august, targets: {}, ...given });
const kpi = (code: string, { kpis }: Appraisal) => kpis.find((one) => one.code === code);

describe('PER-01 Sales amount', () => {
  it('sums what counts as a sale by the policy, and names the facts', () => {
    expect(kpi('sales-amount', appraised())).toMatchObject({
      actual: '110000.00',
      achievement: '1.1',
      points: '0.44',
      yardstick: 'policy',
      factIds: ['s1', 's2'],
    });
    expect(kpi('sales-amount', appraised({}, { salesBasis: 'received' }))).toMatchObject({ actual: '20000.00', factIds: ['r1'] });
  });

  it('is measured by the target where one was issued', () => {
    expect(kpi('sales-amount', appraised({ targets: { 'sales-amount': '220000.00' } }))).toMatchObject({
      target: '220000.00',
      yardstick: 'target',
      achievement: '0.5',
      points: '0.2',
    });
  });

  it('counts for nothing without target and policy', () => {
    const rules = { kpis: [{ code: 'sales-amount' as const, weight: '1' }] };
    expect(kpi('sales-amount', appraised({}, rules))).toMatchObject({ target: null, yardstick: 'none', achievement: '0', points: '0' });
  });
});

describe('PER-02 Sales profit', () => {
  it('sums the profit of the same facts', () => {
    expect(kpi('sales-profit', appraised())).toMatchObject({ actual: '15000.00', achievement: '0.75', factIds: ['s1', 's2'] });
  });

  it('is that of the goods delivered where money received is the sale', () => {
    expect(kpi('sales-profit', appraised({}, { salesBasis: 'received' }))).toMatchObject({ actual: '4000.00', factIds: ['d1'] });
  });

  it('never takes points away', () => {
    expect(kpi('sales-profit', appraised({ facts: [fact('s1', 'signed', '100.00', '-50.00')] }))).toMatchObject({
      actual: '-50.00',
      achievement: '0',
      points: '0',
    });
  });
});

describe('PER-03 Growth against the month before', () => {
  it('is the change as a share of the month before, and names the facts of both', () => {
    expect(kpi('growth-rate', appraised())).toMatchObject({ actual: '0.1', achievement: '0.5', factIds: ['s0', 's1', 's2'] });
  });

  it('may be negative, and then earns no points', () => {
    expect(kpi('growth-rate', appraised({ facts: august, before: september }))).toMatchObject({ actual: '-0.090909', points: '0' });
  });

  it('counts as 1 from nothing to something', () => {
    expect(kpi('growth-rate', appraised({ before: [] }))).toMatchObject({ actual: '1' });
    expect(kpi('growth-rate', appraised({ before: [], facts: [] }))).toMatchObject({ actual: '0' });
  });
});

describe('PER-04 New customers', () => {
  it('counts them', () => {
    expect(kpi('new-customers', appraised())).toMatchObject({ actual: '1', achievement: '0.25', factIds: ['n1'] });
  });
});

describe('PER-05 Customer satisfaction', () => {
  it('is the average of the answers', () => {
    expect(kpi('satisfaction', appraised())).toMatchObject({ actual: '85.5', achievement: '0.95', factIds: ['q1', 'q2'] });
  });

  it('is zero where nobody answered', () => {
    expect(kpi('satisfaction', appraised({ facts: [] }))).toMatchObject({ actual: '0', achievement: '0' });
  });
});

describe('PER-06 Answer within 24 hours, solution within 48', () => {
  it('shows the share in time, and none where there was nothing to answer', () => {
    expect(appraised()).toMatchObject({
      response: { all: 3, inTime: 2, share: '0.666667', factIds: ['a1', 'a2', 'a3'] },
      resolution: { all: 1, inTime: 0, share: '0' },
    });
    expect(appraised({ facts: [] }).response).toEqual({ all: 0, inTime: 0, share: null, factIds: [] });
  });
});

describe('PER-11 KPIs, weights and cap are policy (C-25)', () => {
  it('scores the sum of weight times achievement', () => {
    expect(appraised().score).toBe('0.785');
  });

  it('caps what one KPI can make up for', () => {
    expect(kpi('sales-amount', appraised({ targets: { 'sales-amount': '1.00' } }))).toMatchObject({ achievement: '1.5', points: '0.6' });
  });

  it('measures only what the policy lists', () => {
    expect(appraised({}, { kpis: [{ code: 'new-customers', weight: '1', full: '1' }] })).toMatchObject({ kpis: [{ code: 'new-customers' }], score: '1' });
  });
});
