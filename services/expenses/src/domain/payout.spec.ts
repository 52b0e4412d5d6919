import type { BonusPayoutFact } from '@tradewind/contracts/performance/performance.events';
import { someone } from '../../test/people.js';
import { Payout } from './payout.js';

const at = new Date('2026-10-05T02:00:00Z');
const bonus: BonusPayoutFact = {
  ...{ requestId: 'r1', bonusId: 'b1', bonusNo: 'BJ-JJ-2026-000001', personId: 'li', personName: '李雷', month: '2026-09' },
  ...{ amount: '2370.00', approvedBy: 'gm', handledBy: 'finance' },
};
const aPayout = (): Payout => Payout.open(bonus, { org: 'hq.bj.sales', branch: 'bj' }, 'BJ-FF-2026-000001', at);
const factsOf = (payout: Payout): unknown[] => payout.takeRecord().events.map(({ event, payload }) => [event.type, payload]);

describe('PER-13, EXP-13 A payout is opened by the approval and paid once', () => {
  it('is of the person, the amount and the month of the bonus, and says so', () => {
    const payout = aPayout();
    expect(payout).toMatchObject({ status: 'requested', ownerId: 'li', amount: '2370.00', requestedAt: at, approvedBy: 'gm', handledBy: 'finance' });
    expect(factsOf(payout)).toMatchObject([['expenses.payout-opened.v1', { requestId: 'r1', bonusId: 'b1', payoutNo: 'BJ-FF-2026-000001' }]]);
  });

  it('is paid with the reference of the payment, and not twice', () => {
    const payout = aPayout();
    payout.takeRecord();
    payout.pay('GZ-1', someone('cashier'), at);
    expect(payout).toMatchObject({ status: 'paid', paidBy: 'cashier', paidAt: at, paymentReference: 'GZ-1' });
    expect(factsOf(payout)).toMatchObject([['expenses.payout-paid.v1', { requestId: 'r1', paidBy: 'cashier', paymentReference: 'GZ-1' }]]);
    expect(() => {
      payout.pay('GZ-2', someone('cashier'), at);
    }).toThrow('Cannot pay what is paid');
  });

  it('is refused with a reason, and then no longer paid', () => {
    const payout = aPayout();
    payout.takeRecord();
    payout.refuse('收款账号有误', someone('cashier'));
    expect(factsOf(payout)).toMatchObject([['expenses.payout-refused.v1', { requestId: 'r1', reason: '收款账号有误', refusedBy: 'cashier' }]]);
    expect(() => {
      payout.pay('GZ-1', someone('cashier'), at);
    }).toThrow('Cannot pay what is refused');
  });
});

describe('ORG-14 Handler, approver, receiver and payer are different people', () => {
  it.each(['li', 'gm', 'finance'])('%s neither pays nor refuses it', (involved) => {
    expect(() => {
      aPayout().pay('GZ-1', someone(involved), at);
    }).toThrow('Somebody else who pays must');
    expect(() => {
      aPayout().refuse('no', someone(involved));
    }).toThrow('Somebody else who pays must');
  });

  it('nor does a deputy of theirs', () => {
    const grants = [{ permission: 'payout:pay', org: 'hq', own: false, onBehalfOf: { id: 'gm', name: 'gm' }, until: 2_000_000_000 }];
    expect(() => {
      aPayout().pay('GZ-1', { ...someone('cashier'), grants }, at);
    }).toThrow('Somebody else who pays must');
  });
});

describe('R5 A request that was taken back', () => {
  it('is not paid any more, and may be taken back twice', () => {
    const payout = aPayout();
    payout.cancel();
    payout.cancel();
    expect(payout.status).toBe('cancelled');
    expect(() => {
      payout.pay('GZ-1', someone('cashier'), at);
    }).toThrow('Cannot pay what is cancelled');
  });

  it('stays refused when it was, and cannot be called back when it was paid', () => {
    const refused = aPayout();
    refused.refuse('no', someone('cashier'));
    refused.cancel();
    expect(refused.status).toBe('refused');
    const paid = aPayout();
    paid.pay('GZ-1', someone('cashier'), at);
    expect(() => {
      paid.cancel();
    }).toThrow('has been paid');
  });
});
