import type { Actor } from '@tradewind/kernel/actor';
import type { Policy } from './policy.js';
import { Simulation } from './simulation.js';

const at = new Date('2026-06-30T16:30:00Z'); // the first of July in Beijing
const gm: Actor = { id: 'gm', name: '郑国强', kind: 'person', posts: [{ post: 'general-manager', org: 'hq', branch: 'hq' }], grants: [] };
const aDraft = (given: Partial<Policy> = {}): Policy =>
  Object.assign({ id: 'p1', key: 'payment', org: 'hq.bj', value: { prepaidShare: '1', dueDays: 30 }, status: 'proposed' }, given) as Policy;
const period = { policyIds: [], from: '2025-07-01', to: '2026-07-01', reason: '试算' };
const requested = (drafts: readonly Policy[], given: Partial<typeof period> = {}): Simulation =>
  Simulation.request({ ...period, ...given }, drafts, new Map([['p1', 'payment@hq/3']]), gm, at);
const nothing = { facts: 0, reviews: [], steps: [], outcomes: [], bonuses: [] };

describe('XCT-01 What is simulated', () => {
  it('is a set of drafts, each with what it is compared with', () => {
    const simulation = requested([aDraft(), aDraft({ id: 'p2', key: 'bonus', org: 'hq.bj.sales' })]);
    expect(simulation).toMatchObject({ status: 'running', org: 'hq.bj', requestedByName: '郑国强', drafts: [{ against: 'payment@hq/3' }, { against: null }] });
    expect(simulation.services()).toEqual(['orders', 'performance']);
  });

  it('belongs to the unit that all drafts lie in', () => {
    expect(requested([aDraft(), aDraft({ key: 'kpi', org: 'hq.sh' })]).org).toBe('hq');
  });

  it.each([
    ['what is not a draft any more', { status: 'approved' as const }, 'Only what is proposed is simulated'],
    ['what no recorded fact says anything about', { key: 'sla' }, 'No recorded fact'],
  ])('is not %s', (_, given, sentence) => {
    expect(() => requested([aDraft(given)])).toThrow(sentence);
  });

  it('is a contract template too, for the whole company; but not nothing', () => {
    const simulation = Simulation.request({ ...period, templateIds: ['t1'] }, [], new Map(), gm, at);
    expect(simulation).toMatchObject({ org: 'hq', drafts: [{ policyId: 't1', key: 'contract-template', against: null }] });
    expect(simulation.services()).toEqual(['contracts']);
    expect(() => requested([])).toThrow('at least one');
  });

  it('is not a set that contradicts itself', () => {
    expect(() => requested([aDraft(), aDraft({ id: 'p2' })])).toThrow('two drafts of "payment" for hq.bj');
  });

  it.each([
    ['2026-07-02', '2026-07-01'],
    ['2026-06-01', '2026-07-02'],
    ['2025-06-29', '2026-07-01'],
  ])('is a past period of at most a year, not %s to %s', (from, to) => {
    expect(() => requested([aDraft()], { from, to })).toThrow('Simulated is a past period');
  });

  it('ends once, with the hash of its result, which the audit trail keeps without the figures', () => {
    const simulation = requested([aDraft()]);
    simulation.finish([{ ...nothing, facts: 2 }, { ...nothing, facts: 3 }], at); // prettier-ignore
    expect(simulation).toMatchObject({ status: 'done', result: { facts: 5 }, resultHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(() => {
      simulation.fail('x', at);
    }).toThrow();
    expect(Simulation.unaudited).toContain('result');
  });
});
