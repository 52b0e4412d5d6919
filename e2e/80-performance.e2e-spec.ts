import { eventually } from '@tradewind/client/eventually';
import { surveyScored, ticketClockStopped } from '@tradewind/contracts/after-sales/after-sales.events';
import { contractEffective } from '@tradewind/contracts/contracts/contracts.events';
import { payoutsApi } from '@tradewind/contracts/expenses/payouts.api';
import { receiptConfirmed, shipmentDelivered } from '@tradewind/contracts/orders/orders.events';
import { bonusesApi, type BonusSummaryView } from '@tradewind/contracts/performance/bonuses.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { monthsApi, type CycleView } from '@tradewind/contracts/performance/months.api';
import { bonusApproved, scorecardPublished } from '@tradewind/contracts/performance/performance.events';
import { scorecardsApi, type ScorecardSummaryView } from '@tradewind/contracts/performance/scorecards.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { newId } from '@tradewind/kernel/ids';
import { aBranch, type Cast } from './support/cast.ts';
import type { Player } from './support/company.ts';
import { announce, announced } from './support/events.ts';

// Contracts, orders and after-sales are not what this chapter is about: their facts are announced in their names.

const SEPTEMBER = '2026-09';
const october = { asOf: new Date('2026-10-01T02:00:00Z') };
const salesOf = ({ org, branch }: Cast) => ({ org: `${org}.sales`, branch });

const line = {
  ...{ productId: newId(), sku: 'T-800', name: '抛光砖', spec: null, unit: '箱', quantity: '100', unitPrice: '1130.00', taxRate: '0.13' },
  ...{ gross: '113000.00', net: '100000.00', tax: '13000.00', unitCost: '600' },
};

async function signed(cast: Cast, salesRepId: string, given: { effectiveOn?: string; customerId?: string } = {}): Promise<void> {
  const { effectiveOn = '2026-09-10', customerId = newId() } = given;
  const contract = { contractId: newId(), contractNo: 'CD-HT-2026-000001', customerId, customerName: '渝北建材', opportunityId: null, salesRepId };
  const terms = { currency: 'CNY', lines: [line], total: '113000.00', net: '100000.00', payment: 'prepay' as const, deliverBy: '2026-12-01', effectiveOn };
  await announce(contractEffective, { ...contract, ...terms }, salesOf(cast));
}

async function received(cast: Cast, salesRepId: string, amount: string, receivedOn = '2026-09-12'): Promise<void> {
  await announce(receiptConfirmed, { receiptId: newId(), orderId: newId(), customerId: newId(), salesRepId, amount, receivedOn }, salesOf(cast));
}

async function delivered(cast: Cast, salesRepId: string): Promise<void> {
  const order = {
    orderId: newId(),
    orderNo: 'CD-DD-2026-000001',
    contractId: newId(),
    customerId: newId(),
    customerName: '渝北建材',
    salesRepId,
    total: '113000.00',
  };
  const goods = { productId: newId(), sku: 'T-800', name: '抛光砖', quantity: '100', net: '100000.00', cost: '60000.00', gross: '113000.00' };
  await announce(
    shipmentDelivered,
    { ...order, shipmentId: newId(), shipmentNo: 'CD-FH-2026-000001', lines: [goods], deliveredOn: '2026-09-20' },
    salesOf(cast),
  );
}

async function served(cast: Cast): Promise<void> {
  const ticket = { ticketId: newId(), ticketNo: 'CD-GD-2026-000001', customerId: newId(), salesRepId: cast.rep.id, handlerId: cast.service.id };
  const at = '2026-09-15T02:00:00Z';
  await announce(ticketClockStopped, { ...ticket, clock: 'acknowledge', inTime: true, at }, salesOf(cast));
  await announce(ticketClockStopped, { ...ticket, clock: 'resolve', inTime: false, at }, salesOf(cast));
}

/** The figures of a branch, as its manager sees them, once there are so many of them. */
const factsOnceThereAre = (cast: Cast, count: number) =>
  eventually(async () => {
    const { items } = await cast.branchManager.call(factsApi.listFacts, {});
    expect(items).toHaveLength(count);
    return items;
  });

const acknowledgedTarget = async (cast: Cast, person: Player, yearly: string): Promise<void> => {
  const draft = { year: 2026, kpi: 'sales-amount' as const, personId: person.id, yearly };
  const { id: targetId } = await eventually(() => cast.manager.call(targetsApi.draftTarget, draft));
  await cast.manager.call(targetsApi.issueTarget, { targetId });
  await person.call(targetsApi.acknowledgeTarget, { targetId });
};

const scorecardOf = async (cast: Cast, { id: personId }: Player): Promise<ScorecardSummaryView> => {
  const { items } = await cast.hqFinance.call(scorecardsApi.findScorecards, { branch: cast.branch, personId });
  return items[0]!;
};

const bonusOf = async (cast: Cast, { id: personId }: Player): Promise<BonusSummaryView> => {
  const { items } = await cast.hqFinance.call(bonusesApi.findBonuses, { branch: cast.branch, personId });
  return items[0]!;
};

describe('PER-20, PER-21, PER-24 Targets are set, broken down and acknowledged', () => {
  let cast: Cast;
  let targetId: string;
  beforeAll(async () => {
    cast = await aBranch('成都分公司');
    const draft = { year: 2026, kpi: 'sales-amount' as const, personId: cast.manager.id, unit: `${cast.org}.sales`, yearly: '1200000.00' };
    ({ id: targetId } = await eventually(() => cast.manager.call(targetsApi.draftTarget, draft)));
  });

  it('derives quarters and the year from the months', async () => {
    await expect(cast.manager.call(targetsApi.getTarget, { targetId })).resolves.toMatchObject({
      total: '1200000.00',
      quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, amount: '300000.00' })),
    });
  });

  it('is refused with the difference when the parts fall short', async () => {
    const parts = [
      { personId: cast.rep.id, yearly: '700000.00' },
      { personId: cast.otherRep.id, yearly: '499999.00' },
    ];
    // performance learns of newly hired people by event
    await eventually(() =>
      expect(cast.manager.call(targetsApi.cascadeTarget, { targetId, parts })).rejects.toMatchObject({
        status: 422,
        code: 'target.parts-short',
        problem: { rule: { requirement: 'PER-21', facts: { difference: '1.00' } } },
      }),
    );
  });

  it('becomes the targets of people, who acknowledge their own and nobody else’s', async () => {
    const parts = [
      { personId: cast.rep.id, yearly: '700000.00' },
      { personId: cast.otherRep.id, yearly: '500000.00' },
    ];
    const cascaded = await eventually(() => cast.manager.call(targetsApi.cascadeTarget, { targetId, parts }));
    const mine = cascaded.parts[0]!.id;
    const issued = await cast.manager.call(targetsApi.issueTarget, { targetId: mine });
    expect(issued).toMatchObject({ status: 'issued', wholeId: targetId });
    expect(issued.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-MB-`));
    await expect(cast.otherRep.call(targetsApi.acknowledgeTarget, { targetId: mine })).rejects.toMatchObject({ status: 404 });
    await expect(cast.rep.call(targetsApi.acknowledgeTarget, { targetId: mine })).resolves.toMatchObject({ status: 'acknowledged' });
    await expect(cast.rep.call(targetsApi.findTargets, { year: 2026 })).resolves.toMatchObject({ items: [{ id: mine }] });
  });

  it('is nobody’s business in another branch', async () => {
    const other = await aBranch('西安分公司');
    await expect(other.manager.call(targetsApi.getTarget, { targetId })).rejects.toMatchObject({ status: 404, code: 'target.not-found' });
  });
});

describe('PER-01..06, PER-12 Figures come from what happened, and from nothing else (C-25)', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await aBranch('贵阳分公司');
    const customerId = newId();
    await signed(cast, cast.rep.id, { customerId });
    await signed(cast, cast.rep.id, { customerId, effectiveOn: '2026-08-10' });
    await signed(cast, cast.otherRep.id);
    await factsOnceThereAre(cast, 5);
  });

  it('counts a new customer with the first contract only', async () => {
    const { items } = await cast.rep.call(factsApi.listFacts, { kind: ['new-customer'] });
    expect(items).toMatchObject([{ personId: cast.rep.id, amount: '1.00', sourceType: 'contract' }]);
  });

  it('knows the profit of a contract', async () => {
    // the name comes by event, too
    await eventually(async () => {
      const { items } = await cast.rep.call(factsApi.listFacts, { kind: ['signed'], month: SEPTEMBER });
      expect(items).toMatchObject([{ amount: '113000.00', profit: '40000.00', personName: '王芳' }]);
    });
  });

  it('ranks people for their manager, and shows a representative only their own line', async () => {
    const ranking = await cast.manager.call(factsApi.salesRanking, { month: SEPTEMBER });
    expect(ranking.items).toMatchObject([{ rank: 1, amount: '113000.00' }, { rank: 1 }]);
    await expect(cast.rep.call(factsApi.salesRanking, { month: SEPTEMBER })).resolves.toMatchObject({ items: [{ personId: cast.rep.id }] });
  });

  it('sums months', async () => {
    const { items } = await cast.manager.call(factsApi.salesByMonth, { from: '2026-01', to: '2026-12' });
    expect(items.map(({ month, amount }) => [month, amount])).toEqual([
      ['2026-08', '113000.00'],
      ['2026-09', '226000.00'],
    ]);
  });

  it('leaves another branch with nothing (C-16)', async () => {
    const other = await aBranch('昆明分公司');
    await expect(other.manager.call(factsApi.listFacts, { personId: cast.rep.id })).resolves.toMatchObject({ items: [] });
    await expect(other.manager.call(factsApi.salesByMonth, { from: '2026-01', to: '2026-12' })).resolves.toMatchObject({ items: [] });
  });
});

describe('PER-09 The month is closed when it is over, and then nothing changes it', () => {
  let cast: Cast;
  let cycle: CycleView;
  beforeAll(async () => {
    cast = await aBranch('拉萨分公司');
    await acknowledgedTarget(cast, cast.rep, '1200000.00');
    await signed(cast, cast.rep.id);
    await received(cast, cast.rep.id, '90000.00');
    await received(cast, cast.rep.id, '30000.00');
    await delivered(cast, cast.rep.id);
    await announce(surveyScored, { surveyId: newId(), customerId: newId(), salesRepId: cast.rep.id, score: 90, answeredOn: '2026-09-25' }, salesOf(cast));
    await served(cast);
    await factsOnceThereAre(cast, 8);
  });

  it('is refused while the month runs, and to who does not close months', async () => {
    const month = { branch: cast.branch, month: SEPTEMBER };
    const lastDay = { asOf: new Date('2026-09-30T15:59:59Z') };
    await expect(cast.hqFinance.call(monthsApi.closeMonth, month, lastDay)).rejects.toMatchObject({
      status: 422,
      problem: { rule: { requirement: 'PER-09' } },
    });
    await expect(cast.finance.call(monthsApi.closeMonth, month, october)).rejects.toMatchObject({ status: 403 });
  });

  it('freezes a scorecard for everybody with facts or targets', async () => {
    cycle = await cast.hqFinance.call(monthsApi.closeMonth, { branch: cast.branch, month: SEPTEMBER }, october);
    expect(cycle).toMatchObject({ status: 'calculated', people: 2 });
    expect(cycle.kpiPolicy).toMatch(/^kpi@/);
  });

  it('reckons the five figures of 000 §4.1 by policy', async () => {
    const { id: scorecardId } = await scorecardOf(cast, cast.rep);
    const { kpis, score } = await cast.rep.call(scorecardsApi.getScorecard, { scorecardId });
    expect(kpis.map(({ code, actual, achievement, yardstick }) => [code, actual, achievement, yardstick])).toEqual([
      ['sales-amount', '120000.00', '1.2', 'target'],
      ['sales-profit', '40000.00', '0.8', 'policy'],
      ['growth-rate', '1', '1.5', 'policy'],
      ['new-customers', '1', '0.5', 'policy'],
      ['satisfaction', '90', '1', 'policy'],
    ]);
    expect(score).toBe('1.015');
  });

  it('shows how fast service was (PER-06), and drills down to the facts', async () => {
    const { id: scorecardId } = await scorecardOf(cast, cast.service);
    await expect(cast.service.call(scorecardsApi.getScorecard, { scorecardId })).resolves.toMatchObject({
      response: { all: 1, share: '1' },
      resolution: { all: 1, share: '0' },
    });
    await expect(cast.service.call(factsApi.listFacts, { scorecardId, figure: 'resolution' })).resolves.toMatchObject({
      items: [{ kind: 'resolution', sourceType: 'ticket', amount: '0.00' }],
    });
  });

  it('counts a late fact in the open month, and gives the same figures when reckoned again', async () => {
    await received(cast, cast.rep.id, '500000.00', '2026-09-30');
    const facts = await factsOnceThereAre(cast, 9);
    expect(facts[0]).toMatchObject({ amount: '500000.00', month: '2026-10', belatedFor: SEPTEMBER, day: '2026-09-30' });
    await expect(cast.hqFinance.call(monthsApi.checkMonth, { cycleId: cycle.id })).resolves.toEqual({ same: true, scorecards: 2, differences: [] });
  });

  it('is closed once', async () => {
    await expect(cast.hqFinance.call(monthsApi.closeMonth, { branch: cast.branch, month: SEPTEMBER }, october)).rejects.toMatchObject({
      status: 409,
      code: 'month.closed-already',
    });
  });

  describe('PER-13, PER-14 The bonus follows, yuan by yuan (C-24)', () => {
    it('is explained line by line, and the lines sum to it', async () => {
      const { id: bonusId } = await bonusOf(cast, cast.rep);
      const { amount, explanation } = await cast.rep.call(bonusesApi.getBonus, { bonusId });
      expect(explanation.map((one) => [one.what, one.basis, one.rate, one.amount])).toEqual([
        ['commission', '80000.00', '0.005', '400.00'],
        ['commission', '20000.00', '0.01', '200.00'],
        ['commission', '20000.00', '0.015', '300.00'],
        ['score', '2000.00', '1', '2000.00'],
      ]);
      expect(amount).toBe('2900.00');
    });

    it('waits until the result is public and undisputed (PER-25, PER-27)', async () => {
      const { id: bonusId } = await bonusOf(cast, cast.rep);
      const { id: scorecardId } = await scorecardOf(cast, cast.rep);
      const refused = { status: 422, code: 'bonus.scorecard-open' };
      await expect(cast.gm.call(bonusesApi.approveBonus, { bonusId })).rejects.toMatchObject(refused);
      await cast.hqFinance.call(monthsApi.publishScorecards, { cycleId: cycle.id });
      await cast.rep.call(scorecardsApi.disputeScorecard, { scorecardId, reason: '九月三十日的到款未计入' });
      await expect(cast.gm.call(bonusesApi.approveBonus, { bonusId })).rejects.toMatchObject(refused);
      await expect(cast.hqFinance.call(monthsApi.lockMonth, { cycleId: cycle.id })).rejects.toMatchObject({ status: 422, code: 'month.disputes-open' });
      await cast.hqFinance.call(scorecardsApi.answerDispute, { scorecardId, answer: '该款十月一日确认，计入十月' });
      await cast.hqFinance.call(monthsApi.lockMonth, { cycleId: cycle.id });
      await expect(cast.gm.call(bonusesApi.approveBonus, { bonusId })).resolves.toMatchObject({ status: 'approved', approvedBy: cast.gm.id });
    });

    it('is paid by another person than approved it (ORG-14)', async () => {
      const { id: bonusId } = await bonusOf(cast, cast.rep);
      await expect(cast.rep.call(bonusesApi.approveBonus, { bonusId })).rejects.toMatchObject({ status: 403 });
      const payoutId = await eventually(async () => {
        const { items } = await cast.cashier.call(payoutsApi.findPayouts, { bonusId });
        return items[0]!.id;
      });
      await expect(cast.gm.call(payoutsApi.payPayout, { payoutId, paymentReference: 'GZ-2026-10' })).rejects.toMatchObject({ status: 403 });
      await cast.cashier.call(payoutsApi.payPayout, { payoutId, paymentReference: 'GZ-2026-10' });
      await eventually(async () => {
        const paid = { status: 'paid', paidBy: cast.cashier.id, paymentReference: 'GZ-2026-10' };
        await expect(cast.rep.call(bonusesApi.getBonus, { bonusId })).resolves.toMatchObject(paid);
      });
    });

    it('is announced, as is the scorecard', async () => {
      await eventually(async () => {
        await expect(announced(bonusApproved, cast.branch)).resolves.toMatchObject([{ personId: cast.rep.id, month: SEPTEMBER, amount: '2900.00' }]);
      });
      await expect(announced(scorecardPublished, cast.branch)).resolves.toHaveLength(2);
    });

    it('is seen by nobody else in the team', async () => {
      const { id: bonusId } = await bonusOf(cast, cast.rep);
      await expect(cast.otherRep.call(bonusesApi.getBonus, { bonusId })).rejects.toMatchObject({ status: 404, code: 'bonus.not-found' });
    });
  });
});
