import type { Actor } from '@tradewind/kernel/actor';
import { Cycle, type BranchMonths, type Rules } from './cycle.js';

const finance: Actor = { id: 'wu', name: 'wu', kind: 'person', posts: [], grants: [] };
const rules: Rules = {
  kpi: { version: 'kpi@hq/2', value: { salesBasis: 'signed', cap: '1.5', kpis: [] } },
  bonus: { version: 'bonus@hq/1', value: { tiers: [], scoreBonus: '0', lowestScore: '0' } },
};
const at = new Date('2026-10-01T02:00:00Z');
const branch = (given: Partial<BranchMonths> = {}): BranchMonths => ({ org: 'hq.bj', branch: 'bj', closedUpTo: null, firstOpen: null, ...given });
const closed = () => Cycle.close('2026-09', branch(), rules, 3, finance);

describe('PER-09 Results are fixed at month-end', () => {
  it('is not closed before the month is over by the business date of the branch', () => {
    expect(() => {
      Cycle.assertClosable('2026-09', branch(), new Date('2026-09-30T15:59:59Z'));
    }).toThrow('2026-09 is not over (today is 2026-09-30)');
    expect(() => {
      Cycle.assertClosable('2026-09', branch(), new Date('2026-09-30T16:00:00Z'));
    }).not.toThrow();
  });

  it('is not closed twice, nor behind a later month', () => {
    expect(() => {
      Cycle.assertClosable('2026-09', branch({ closedUpTo: '2026-09' }), at);
    }).toThrow('closed up to 2026-09');
    expect(() => {
      Cycle.assertClosable('2026-08', branch({ closedUpTo: '2026-09' }), at);
    }).toThrow('closed up to 2026-09');
  });

  it('is closed after earlier months with results (PER-03)', () => {
    expect(() => {
      Cycle.assertClosable('2026-09', branch({ firstOpen: '2026-08' }), at);
    }).toThrow('2026-08 has results and is still open');
    expect(() => {
      Cycle.assertClosable('2026-09', branch({ firstOpen: '2026-09' }), at);
    }).not.toThrow();
  });

  it('keeps the rules it was closed by, and says that it is closed', () => {
    const cycle = closed();
    expect(cycle).toMatchObject({ status: 'calculated', kpiPolicy: 'kpi@hq/2', bonusPolicy: 'bonus@hq/1', kpi: rules.kpi.value, people: 3 });
    expect(cycle.takeRecord().events).toMatchObject([{ event: { type: 'performance.month-closed.v1' }, payload: { month: '2026-09' } }]);
  });
});

describe('PER-27 Nothing is final while somebody disputes it', () => {
  it('is published, then locked', () => {
    const cycle = closed();
    expect(() => {
      cycle.lock([], at);
    }).toThrow('Cannot lock what is calculated');
    cycle.publish(at);
    cycle.lock([], at);
    expect(cycle).toMatchObject({ status: 'locked', publishedAt: at, lockedAt: at });
  });

  it('is not locked over open disputes', () => {
    const cycle = closed();
    cycle.publish(at);
    expect(() => {
      cycle.lock(['Li'], at);
    }).toThrow('have to be answered before the month is locked: Li');
  });
});
