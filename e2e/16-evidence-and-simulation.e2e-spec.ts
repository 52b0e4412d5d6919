import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { auditApi } from '@tradewind/contracts/audit/audit.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { simulationsApi, type SimulationView } from '@tradewind/contracts/policies/simulations.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { commission, writeYear, type Year } from './support/a-year.ts';
import { aBranch, type Cast } from './support/cast.ts';
import type { Player } from './support/company.ts';
import { finished, leaderFrom, proposed, trialOf } from './support/trial.ts';

const today = businessDate(new Date());

const simulate = (by: Player, policyIds: readonly string[], from = addDays(today, -30), to = today): Promise<SimulationView> =>
  by.call(simulationsApi.simulate, { policyIds, from, to, reason: '新标准会多出多少审批？' });

const stepOf = ({ result }: SimulationView, key: string, step: string) => result?.steps.find((each) => each.key === key && each.step === step);
const outcomeOf = ({ result }: SimulationView, code: string, effect: string) =>
  result?.outcomes.find((each) => each.code === code && each.effect === effect) ?? { count: 0, amount: '0.00' };

describe('XCT-01 A draft is simulated on what has happened before it is approved', () => {
  let cast: Cast;
  let simulation: SimulationView;
  let policyId: string;

  async function claimed(amount: string): Promise<void> {
    const budgetId = (await cast.branchManager.call(budgetsApi.findBudgets, {})).items[0]?.id ?? '';
    const line = { category: 'travel', amount, reason: '拜访客户', spentOn: today, voucherNo: randomBytes(8).toString('hex'), voucherKind: 'e-invoice' as const };
    const { id: claimId } = await cast.rep.call(claimsApi.draftClaim, { budgetId, lines: [line] });
    await cast.rep.call(claimsApi.submitClaim, { claimId });
  }

  beforeAll(async () => {
    cast = await aBranch('洛阳分公司');
    const plan = { category: 'travel', amount: '10000.00', purpose: '拜访客户', use: '车票' };
    const { id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, { year: parseInt(today, 10), org: cast.org, lines: [plan] });
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
    for (const amount of ['300.00', '800.00', '2500.00']) await claimed(amount);
    policyId = await proposed(cast, 'claim-review', leaderFrom('500.00'));
    simulation = await finished(cast.gm, await simulate(cast.gm, [policyId]));
  });

  it('says which approvals it would add, with what they are about', () => {
    expect(simulation).toMatchObject({ status: 'done', result: { facts: 3 } });
    expect(stepOf(simulation, 'claim-review', 'leader')).toMatchObject({ before: 1, after: 2, added: 1, saved: 0, amountAdded: '800.00' });
    expect(stepOf(simulation, 'claim-review', 'finance')).toMatchObject({ before: 3, after: 3, added: 0, otherPeople: 0 });
    expect(simulation.result?.reviews).toMatchObject([{ key: 'claim-review', reviews: 3, changed: 1, amountChanged: '800.00' }]);
  });

  it('is kept: who tried what, when, against which version, and the hash of the result stands in the audit trail (XCT-05)', async () => {
    expect(simulation).toMatchObject({ requestedBy: cast.gm.id, requestedByName: cast.gm.name, reason: '新标准会多出多少审批？', org: cast.org });
    expect(simulation.drafts).toMatchObject([{ policyId, key: 'claim-review', org: cast.org, value: leaderFrom('500.00') }]);
    expect(simulation.drafts[0]?.against).toMatch(/^claim-review@hq\/\d+$/);
    const { items } = await cast.auditor.call(auditApi('policies').auditTrail, { aggregateId: simulation.id });
    expect(items.map(({ action }) => action)).toEqual(['policies.SimulationRunner.work', 'policies.simulate']);
    expect(items[0]?.changes).toMatchObject({ resultHash: { after: simulation.resultHash } });
    await expect(cast.auditor.call(simulationsApi.getSimulation, { simulationId: simulation.id })).resolves.toEqual(simulation);
  });

  it('changes nothing: the draft is still a draft, and claims go by the rules in force', async () => {
    await expect(cast.admin.call(policiesApi.get, { policyId })).resolves.toMatchObject({ status: 'proposed' });
    await claimed('900.00');
    const { items } = await cast.manager.call(claimsApi.findClaims, {});
    expect(items.find(({ total }) => total === '900.00')?.review?.steps.map(({ step }) => step)).toEqual(['department', 'finance']);
  });

  it('says what could not be reviewed by anybody any more', async () => {
    const gap = { steps: [{ step: 'leader', round: 1, permission: 'claim:decide-leader', fromAmount: '500.00' }] };
    const id = await proposed(cast, 'claim-review', gap).catch(() => null);
    if (id === null) return; // refused when it was proposed is better still
    const { result } = await finished(cast.gm, await simulate(cast.gm, [id]));
    expect(result?.outcomes).toMatchObject([{ subject: 'claim-review', code: 'review.nobody-to-review', effect: 'stopped', amount: '300.00' }]);
  });

  it('is refused to those who may not', async () => {
    await expect(simulate(cast.rep, [policyId])).rejects.toMatchObject({ status: 403, code: 'access.not-permitted' });
    await expect(cast.manager.call(simulationsApi.getSimulation, { simulationId: simulation.id })).rejects.toMatchObject({ status: 403 });
    await expect(cast.rep.call(simulationsApi.simulatedBonuses, { simulationId: simulation.id })).rejects.toMatchObject({ status: 403 });
  });

  it('tries only drafts, of kinds that facts were recorded for, on a past period of at most a year', async () => {
    const sla = await proposed(cast, 'sla', { acknowledgeHours: '12', resolveHours: '24', warnAt: '0.8', clock: 'calendar' });
    await expect(simulate(cast.gm, [sla])).rejects.toMatchObject({ status: 422, code: 'simulation.kind-not-replayable' });
    const twice = await proposed(cast, 'claim-review', leaderFrom('600.00'));
    await expect(simulate(cast.gm, [policyId, twice])).rejects.toMatchObject({ code: 'simulation.drafted-twice' });
    await expect(simulate(cast.gm, [policyId], addDays(today, -400))).rejects.toMatchObject({ code: 'simulation.period-wrong' });
    await expect(simulate(cast.gm, [policyId], today, addDays(today, 1))).rejects.toMatchObject({ code: 'simulation.period-wrong' });
    await cast.gm.call(policiesApi.approve, { policyId: twice });
    await expect(simulate(cast.gm, [twice])).rejects.toMatchObject({ code: 'simulation.not-a-draft', problem: { rule: { requirement: 'XCT-01' } } });
  });
});

describe('XCT-01 A year of history simulated against two policy sets', () => {
  const from = `${parseInt(today, 10) - 1}-01-01`;
  const to = addDays(from, 364);
  let cast: Cast;
  let year: Year;

  beforeAll(async () => {
    cast = await aBranch('大同分公司');
    const size = { claims: 800, contracts: 600, orders: 600, people: 5, factsPerMonth: 100, seed: 7 };
    year = await writeYear({ org: `${cast.org}.sales`, branch: cast.branch, from, ...size });
  });

  const sum = (amounts: readonly number[]): string => amounts.reduce((all, amount) => all + amount, 0).toFixed(2);
  const totals = (rows: readonly { readonly total: number }[]) => ({ count: rows.length, amount: sum(rows.map(({ total }) => total)) });
  const bonuses = (rates: readonly number[]): Map<string, string> =>
    new Map([...year.sold].map(([person, months]) => [person, sum(months.map((sold) => commission(sold, rates)))]));

  async function bonusesIn({ id: simulationId }: SimulationView): Promise<Map<string, readonly [string, string]>> {
    const { items } = await cast.gm.call(simulationsApi.simulatedBonuses, { simulationId });
    return new Map(items.map(({ personId, before, after }) => [personId, [before, after] as const]));
  }

  it('a stricter one: what a naive reckoning says', async () => {
    const simulation = await trialOf(cast, 'strict', from);
    expect(simulation).toMatchObject({ status: 'done', result: { facts: 800 + 600 + 600 + 12 * 100 } });
    const more = totals(year.claims.filter(({ total }) => total >= 500 && total < 2_000));
    expect(stepOf(simulation, 'claim-review', 'leader')).toMatchObject({ added: more.count, amountAdded: more.amount, saved: 0 });
    const large = totals(year.contracts.filter(({ total }) => total >= 50_000));
    expect(stepOf(simulation, 'contract-review', 'vp')).toMatchObject({ added: large.count, amountAdded: large.amount });
    expect(stepOf(simulation, 'contract-review', 'head-office')).toMatchObject({ before: year.contracts.filter(({ deviates }) => deviates).length, saved: 0 });
    const held = totals(year.orders.filter(({ released, paid, total }) => released && paid < total));
    expect(outcomeOf(simulation, 'order.payment-missing', 'stopped')).toMatchObject(held);
    expect(outcomeOf(simulation, 'dueDays', 'sooner')).toMatchObject(totals(year.orders));
    const [before, after] = [bonuses([0.01, 0.02]), bonuses([0.005, 0.03])];
    expect(await bonusesIn(simulation)).toEqual(new Map([...before].map(([person, was]) => [person, [was, after.get(person)]])));
  });

  it('a lighter one: what a naive reckoning says', async () => {
    const simulation = await trialOf(cast, 'light', from);
    const leader = totals(year.claims.filter(({ total }) => total >= 2_000 && total < 5_000));
    expect(stepOf(simulation, 'claim-review', 'leader')).toMatchObject({ saved: leader.count, amountSaved: leader.amount, added: 0 });
    expect(stepOf(simulation, 'claim-review', 'finance')).toMatchObject({ before: 800, after: 0, saved: 800, amountSaved: totals(year.claims).amount });
    expect(stepOf(simulation, 'contract-review', 'finance')).toMatchObject({ saved: 600 });
    const freed = totals(year.orders.filter(({ released }) => !released));
    expect(outcomeOf(simulation, 'order.payment-missing', 'freed')).toMatchObject(freed);
    expect(outcomeOf(simulation, 'order.payment-missing', 'stopped')).toMatchObject({ count: 0 });
    const [before, after] = [bonuses([0.01, 0.02]), bonuses([0.02])];
    expect(await bonusesIn(simulation)).toEqual(new Map([...before].map(([person, was]) => [person, [was, after.get(person)]])));
    expect(simulation.result?.bonuses).toMatchObject({ peopleChanged: 5, before: sum([...before.values()].map(Number)), after: sum([...after.values()].map(Number)) });
  });

  it('the units around it are not touched by its drafts', async () => {
    const other = await aBranch('阳泉分公司');
    const id = await proposed(other, 'claim-review', leaderFrom('1.00'));
    const { result } = await finished(cast.gm, await simulate(cast.gm, [id], from, to));
    expect(result).toMatchObject({ facts: 0, reviews: [] });
  });
});
