import type { Actor } from '@tradewind/kernel/actor';
import { Bonus } from './bonus.js';
import type { BonusLine } from './reckon-bonus.js';
import { Scorecard } from './scorecard.js';

const someone = (id: string): Actor => ({ id, name: id, kind: 'person', posts: [], grants: [] });
const at = new Date('2026-10-03T02:00:00Z');
const lines: BonusLine[] = [
  { what: 'commission', from: '0', basis: '80000.00', rate: '0.01', amount: '800.00', factIds: ['a'] },
  { what: 'score', from: null, basis: '2000.00', rate: '0.785', amount: '1570.00', factIds: ['a'] },
];
const nothing = { all: 0, inTime: 0, share: null, factIds: [] };
const scorecard = Scorecard.freeze(
  { id: 'cycle', branch: 'bj', month: '2026-09', kpiPolicy: 'kpi@hq/2' },
  { personId: 'li', personName: 'Li', org: 'hq.bj.sales', units: [], ownSalesTarget: null },
  { kpis: [], response: nothing, resolution: nothing, score: '0.785' },
);
const payment = { payoutNo: 'BJ-FF-2026-000001', paidBy: 'cashier', paidAt: at, paymentReference: 'PAYROLL-2026-10' };
const aBonus = () => Bonus.compute(scorecard, 'bonus@hq/1', lines);
const approved = () => {
  const bonus = aBonus();
  bonus.approve('BJ-JJ-2026-000001', 'published', someone('gm'), at);
  return bonus;
};

describe('PER-13 A bonus is computed, approved, paid', () => {
  it('is the sum of its lines', () => {
    expect(aBonus()).toMatchObject({ amount: '2370.00', ownerId: 'li', status: 'computed', bonusPolicy: 'bonus@hq/1', scorecardId: scorecard.id });
  });

  it('is announced when approved', () => {
    const bonus = approved();
    expect(bonus).toMatchObject({ status: 'approved', approvedBy: 'gm', no: 'BJ-JJ-2026-000001' });
    expect(bonus.takeRecord().events).toMatchObject([
      { event: { type: 'performance.bonus-approved.v1' }, payload: { personId: 'li', month: '2026-09', amount: '2370.00' } },
    ]);
  });

  it('is paid once approved, with the reference of the payment', () => {
    const bonus = approved();
    bonus.pay(payment);
    expect(bonus).toMatchObject({ status: 'paid', paidBy: 'cashier', paymentReference: 'PAYROLL-2026-10', payoutNo: 'BJ-FF-2026-000001' });
    expect(() => {
      aBonus().pay(payment);
    }).toThrow('Cannot pay what is computed');
  });

  it('asks expenses for the money, naming who approved it and who closed the month', () => {
    const bonus = approved();
    bonus.takeRecord();
    const request = bonus.requestPayout('r1', 'finance');
    expect(request).toMatchObject({ requestId: 'r1', personId: 'li', amount: '2370.00', approvedBy: 'gm', handledBy: 'finance' });
    expect(bonus.takeRecord().events).toMatchObject([{ event: { type: 'performance.bonus-payout-requested.v1' }, payload: request }]);
    expect(() => aBonus().requestPayout('r1', 'finance')).toThrow('The bonus is computed');
  });

  it('goes back to its approver with the reason when the payout is refused, and is requested once more', () => {
    const bonus = approved();
    expect(() => bonus.requestPayoutAgain('r2', 'finance', someone('gm'))).toThrow('The bonus is approved');
    bonus.beginPaying('BJ-FF-2026-000001');
    expect(bonus).toMatchObject({ status: 'paying' });
    bonus.payoutWasRefused('账号有误');
    expect(bonus).toMatchObject({ status: 'approved', payoutRefusal: '账号有误' });
    expect(bonus.requestPayoutAgain('r2', 'finance', someone('gm2'))).toMatchObject({ requestId: 'r2', approvedBy: 'gm2' });
    expect(bonus).toMatchObject({ status: 'approved', payoutRefusal: null, payoutNo: null });
  });
});

describe('ORG-14 Who gets it does not approve it', () => {
  it('is not approved by the person itself', () => {
    expect(() => {
      aBonus().approve('X', 'published', someone('li'), at);
    }).toThrow('Nobody approves their own bonus');
  });

  it('is not sent to be paid again by the person itself', () => {
    const bonus = approved();
    bonus.payoutWasRefused('账号有误');
    expect(() => bonus.requestPayoutAgain('r2', 'finance', someone('li'))).toThrow('Nobody approves their own bonus');
  });
});

describe('PER-27 No bonus on a result that is not public or is disputed', () => {
  it.each(['calculated', 'disputed'] as const)('is not approved while the scorecard is %s', (status) => {
    expect(() => {
      aBonus().approve('X', status, someone('gm'), at);
    }).toThrow(`The scorecard behind this bonus is ${status}`);
  });

  it('is approved after the month was locked', () => {
    expect(() => {
      aBonus().approve('X', 'locked', someone('gm'), at);
    }).not.toThrow();
  });
});
