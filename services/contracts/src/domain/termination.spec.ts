import type { OrderStandingView } from '@tradewind/contracts/orders/order-changes.api';
import type { RequestTermination } from '@tradewind/contracts/contracts/terminations.api';
import { amendable, at, REVIEW, REVIEWERS, someone } from '../../test/examples.js';
import type { Contract } from './contract.js';
import { Termination } from './termination.js';

const NOW = at('2026-03-20');
const SETTLED = { orderNo: 'BJ-DD-2026-000001', status: 'draft' as const, onTheWay: [], undecided: [], advance: '0.00', owed: '0.00' };
const NOTICE = { concludedOn: '2026-03-20', documentNo: 'JC-7' };
const WISH = { ground: 'customer-breach' as const, reason: '逾期不提货', endsOn: '2026-03-20' };

function requested(contract: Contract, wish: Partial<RequestTermination> = {}, standing: Partial<OrderStandingView> = {}): Termination {
  const grounds = { standing: { ...SETTLED, ...standing }, rules: { ...REVIEW, policy: 'termination-review@hq/1' } };
  const termination = Termination.request('BJ-JC-2026-000001', contract, { ...WISH, ...wish }, grounds, someone('wang'), NOW);
  contract.beginChange({ kind: 'termination', id: termination.id, no: termination.no });
  return termination;
}

function agreed(contract: Contract, wish: Partial<RequestTermination> = {}): Termination {
  const termination = requested(contract, wish);
  for (const step of ['sales', 'legal', 'finance', 'audit'] as const) termination.decide({ step, approve: true }, REVIEWERS[step], NOW);
  return termination;
}

const refused = (code: string, facts: object = {}): Error =>
  expect.objectContaining({ data: expect.objectContaining({ code, facts: expect.objectContaining(facts) as object }) as object }) as Error;

describe('CON-12, CON-15 A contract in effect ends early only by what all agreed to', () => {
  it('and was concluded; its order has ended before', () => {
    const { contract } = amendable();
    const termination = agreed(contract);
    expect(() => contract.endBy(termination, [], NOW)).toThrow(refused('termination.not-agreed-by-all'));
    termination.conclude(NOTICE, SETTLED, someone('zhou'), NOW);
    contract.endBy(termination, [], NOW);
    termination.takeEffect([], NOW);
    expect(contract).toMatchObject({ status: 'terminated', terminationReason: '逾期不提货', changeUnderWay: null, milestoneDueOn: null });
    expect(termination).toMatchObject({ status: 'in-effect', endedOn: '2026-03-20' });
    expect(contract.takeRecord().events.at(-1)).toMatchObject({
      event: { type: 'contracts.contract-terminated.v1' },
      payload: { terminationNo: 'BJ-JC-2026-000001', ground: 'customer-breach' },
    });
  });

  it('and its order is closed by that end before the contract hears of it: it is terminated, not fulfilled', () => {
    const { contract } = amendable();
    const termination = agreed(contract);
    termination.conclude(NOTICE, SETTLED, someone('zhou'), NOW);
    contract.fulfil(NOW);
    contract.endBy(termination, [], NOW);
    expect(contract.status).toBe('terminated');
  });

  it('and says what it was and what was delivered: that stays sold, the rest is taken back from sales figures (PER-01)', () => {
    const { contract } = amendable();
    const { lines, currency } = contract;
    const kept = lines.slice(0, 1).map((line) => ({ ...line, quantity: '40', gross: '14020.00', net: '12407.08', tax: '1612.92' }));
    const termination = agreed(contract);
    termination.conclude(NOTICE, SETTLED, someone('zhou'), NOW);
    contract.endBy(termination, kept, NOW);
    termination.takeEffect(kept, NOW);
    expect(contract.takeRecord().events.at(-1)?.payload).toMatchObject({ terminationId: termination.id, currency, lines, kept });
    expect(termination.keptTotal).toBe('14020.00');
  });

  it('is no matter of drafts, nor of what is over', () => {
    const { contract } = amendable();
    contract.fulfil(NOW);
    expect(() => requested(contract)).toThrow(refused('contract.not-in-effect', { status: 'fulfilled' }));
  });

  it('by agreement it is signed by the customer as well, and never before its day', () => {
    const { contract } = amendable();
    const termination = agreed(contract, { ground: 'agreement' });
    expect(() => termination.conclude(NOTICE, SETTLED, someone('zhou'), NOW)).toThrow(refused('termination.agreement-unsigned'));
    const later = agreed(amendable().contract, { endsOn: '2026-03-31' });
    expect(() => later.conclude(NOTICE, SETTLED, someone('zhou'), NOW)).toThrow(refused('termination.too-early', { endsOn: '2026-03-31' }));
    expect(() => termination.conclude({ ...NOTICE, concludedOn: '2026-03-19', customerSignatory: '张' }, SETTLED, someone('zhou'), NOW)).toThrow(
      refused('contract.day-out-of-order'),
    );
  });
});

describe('ORD-26 No contract ends under goods on their way, or with money that nobody has settled', () => {
  it.each([
    ['goods are on their way', { onTheWay: ['FH-1'] }, {}, 'termination.goods-on-the-way'],
    ['there is no order yet', { orderNo: null }, {}, 'termination.goods-on-the-way'],
    ['finance has not decided on a receipt', { undecided: ['SK-1'] }, { settlement: '抵作他单' }, 'termination.money-unsettled'],
    ['money was received in advance', { advance: '1.00' }, {}, 'termination.money-unsettled'],
    ['money is owed', { owed: '1.00' }, {}, 'termination.money-unsettled'],
  ])('is refused while %s', (_, standing, wish, code) => {
    expect(() => requested(amendable().contract, wish, standing)).toThrow(refused(code));
  });

  it('is asked again when it is concluded; and where goods left since, nothing has ended', () => {
    const { contract } = amendable();
    const termination = agreed(contract);
    expect(() => termination.conclude(NOTICE, { ...SETTLED, onTheWay: ['FH-2'] }, someone('zhou'), NOW)).toThrow(refused('termination.goods-on-the-way'));
    termination.conclude(NOTICE, SETTLED, someone('zhou'), NOW);
    termination.holdUp({ ended: false, orderNo: 'BJ-DD-2026-000001', onTheWay: ['FH-2'], kept: [] });
    expect(termination).toMatchObject({ status: 'approved', conclusion: null, heldUpBy: 'BJ-DD-2026-000001 FH-2' });
    expect(contract.status).toBe('effective');
  });

  it('goes on once it says how the money is settled; what is asked for again is reviewed anew', () => {
    const { contract } = amendable();
    const standing = { ...SETTLED, advance: '600.00' };
    const termination = requested(contract, { settlement: '退回' }, standing);
    termination.decide({ step: 'sales', approve: false, comment: '抵作他单' }, REVIEWERS.sales, NOW);
    termination.requestAgain({ ...WISH, settlement: '抵作他单' }, { standing, rules: REVIEW }, someone('wang'), NOW);
    expect(termination).toMatchObject({ status: 'in-review', settlement: '抵作他单', advance: '600.00' });
    expect(termination.earlierReviews).toHaveLength(1);
  });
});

describe('ORG-14 Nobody decides on what they asked for', () => {
  it('nor the rep whose customer it is', () => {
    const termination = requested(amendable().contract);
    const self = someone('wang', 'contract:review-sales');
    expect(() => termination.decide({ step: 'sales', approve: true }, self, NOW)).toThrow(refused('review.own-matter'));
  });
});
