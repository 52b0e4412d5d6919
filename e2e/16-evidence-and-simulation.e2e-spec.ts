import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import { auditApi } from '@tradewind/contracts/audit/audit.api';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractEvidenceApi, type EvidencePackView } from '@tradewind/contracts/contracts/contract-evidence.api';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { evidenceApi, type ControlFiguresView } from '@tradewind/contracts/evidence/evidence.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { supplementsApi } from '@tradewind/contracts/expenses/supplements.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { regulationsApi } from '@tradewind/contracts/policies/regulations.api';
import { simulationsApi, type SimulationView } from '@tradewind/contracts/policies/simulations.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { PLATFORM_REGULATION } from '@tradewind/policies/regulation/platform-regulation';
import { commission, writeYear, type Year } from './support/a-year.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { baseUrl, type Player } from './support/company.ts';
import { PASSWORD } from './support/head-office.ts';
import { paid } from './support/orders.ts';
import { asOwner } from './support/personal-dump.ts';
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
    const line = {
      category: 'travel',
      amount,
      reason: '拜访客户',
      spentOn: today,
      voucherNo: randomBytes(8).toString('hex'),
      voucherKind: 'e-invoice' as const,
    };
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
    await expect(cast.admin.call(simulationsApi.simulatedBonuses, { simulationId: simulation.id })).resolves.toEqual({ items: [] }); // may simulate, sees no pay
    expect(simulation.result?.bonuses).toMatchObject({
      peopleChanged: 5,
      before: sum([...before.values()].map(Number)),
      after: sum([...after.values()].map(Number)),
    });
  });

  it('a template that is not in force yet: how many contracts would have differed from it (CON-07)', async () => {
    const body = '{{customerName}} {{lines}}\n{{total}} {{payment}} {{deliverBy}}';
    const { id } = await cast.legal.call(contractTemplatesApi.draftTemplate, { code: `mb-${cast.branch}`, title: '买卖合同', body });
    const wish = { policyIds: [], templateIds: [id], from, to, reason: '新范本下有多少合同偏离？' };
    const simulation = await finished(cast.gm, await cast.gm.call(simulationsApi.simulate, wish));
    expect(outcomeOf(simulation, 'contract-template', 'deviating')).toMatchObject(totals(year.contracts));
  });

  it('the units around it are not touched by its drafts', async () => {
    const other = await aBranch('阳泉分公司');
    const id = await proposed(other, 'claim-review', leaderFrom('1.00'));
    const { result } = await finished(cast.gm, await simulate(cast.gm, [id], from, to));
    expect(result).toMatchObject({ facts: 0, reviews: [] });
  });
});

const ten = (day: string): Date => new Date(`${day}T10:00:00+08:00`);

interface Deal {
  readonly cast: Cast;
  readonly goods: Catalogue;
  readonly contractId: string;
}

/** A contract that says something else than its template, under a price below the list: agreed to by all, signed, sealed, ordered, paid. */
async function aDealWithExceptions(): Promise<Deal> {
  const cast = await aBranch('泉州分公司');
  const goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: addDays(today, -60), asOf: ten(addDays(today, -60)) });
  const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `刺桐建材${goods.sku}` });
  const wish = { customerId, productId: goods.productId, floorPrice: '330', maxQuantity: '100', validUntil: addDays(today, 20), reason: '竞品降价' };
  const { id: priceExceptionId } = await cast.rep.call(priceExceptionsApi.requestPriceException, wish);
  await cast.manager.call(priceExceptionsApi.decidePriceException, { priceExceptionId, step: 'department', approve: true });
  const lines = [{ productId: goods.productId, quantity: '10', priceExceptionId }];
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay' as const, deliverBy: addDays(today, 60) };
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, terms);
  const { clauses } = await cast.rep.call(contractsApi.contractClauses, { contractId });
  const last = clauses.at(-1);
  const change = { clause: last?.clause ?? 0, wording: `${last?.template ?? ''}留 5% 质保金一年。`, reason: '客户招标文件要求' };
  await cast.rep.call(contractsApi.deviateContract, { contractId, ...change });
  await cast.rep.call(contractsApi.submitContract, { contractId });
  for (const [who, step] of [
    [cast.manager, 'sales'],
    [cast.legal, 'legal'],
    [cast.hqFinance, 'finance'],
    [cast.auditor, 'audit'],
    [cast.vp, 'sales-vp'],
    [cast.gm, 'head-office'],
  ] as const)
    await who.call(contractsApi.decideContract, { contractId, step, approve: true });
  await cast.assistant.call(contractsApi.signContract, { contractId, signedOn: today, customerSignatory: '张经理', ourSignatory: '李慧' });
  await cast.office.call(contractsApi.sealContract, { contractId, sealedOn: today, sealNo: '合同专用章-01', copies: 4 });
  const order = await eventually(async () => {
    const { items } = await cast.clerk.call(ordersApi.findOrders, { contractId });
    if (!items[0]) throw new Error('no order yet');
    return items[0];
  });
  await cast.clerk.call(ordersApi.checkStock, { orderId: order.id });
  await cast.clerk.call(ordersApi.recordConsent, { orderId: order.id, who: '张经理', how: 'phone' });
  await cast.clerk.call(ordersApi.confirmOrder, { orderId: order.id });
  await paid(cast, order, order.total);
  return { cast, goods, contractId };
}

describe('XCT-05 Evidence counts what was excepted, and by whose approval', () => {
  const figuresOf = async (service: string, kind: string, key: string): Promise<ControlFiguresView | undefined> =>
    (await cast.auditor.call(evidenceApi(service).evidence, {})).controls.find((control) => control.kind === kind && control.key === key);
  const countOf = (control: ControlFiguresView | undefined, { id }: Player): number => control?.exceptedBy.find(({ personId }) => personId === id)?.count ?? 0;

  let cast: Cast;
  beforeAll(async () => {
    ({ cast } = await aDealWithExceptions());
  });

  it('a price below the list, under the guard that keeps the list: by the manager of the branch', async () => {
    const control = await figuresOf('contracts', 'guard', 'quote.price-off-list');
    expect(control?.excepted).toBeGreaterThan(0);
    expect(countOf(control, cast.manager)).toBe(1);
  });

  it('a clause that differs: by everybody who agreed to the contract, sales vice president and head office among them', async () => {
    const control = await figuresOf('contracts', 'guard', 'contract.deviation-unapproved');
    expect(countOf(control, cast.manager)).toBe(1);
    expect(countOf(control, cast.vp)).toBeGreaterThan(0);
    expect(control?.exceptedBy.every(({ count }) => count <= control.excepted)).toBe(true);
  });

  it('more than the budget had: a supplement, counted once however many agreed to it', async () => {
    const before = await figuresOf('expenses', 'guard', 'budget.exceeded');
    const plan = { category: 'travel', amount: '100.00', purpose: '拜访客户', use: '车票' };
    const { id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, { year: parseInt(today, 10), org: cast.org, lines: [plan] });
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
    const more = { budgetId, category: 'travel', amount: '50.00', reason: '追加拜访' };
    const { id: supplementId } = await cast.branchManager.call(supplementsApi.requestSupplement, more);
    expect((await figuresOf('expenses', 'guard', 'budget.exceeded'))?.excepted ?? 0).toBe(before?.excepted ?? 0);
    await cast.hqFinance.call(supplementsApi.decideSupplement, { supplementId, step: 'finance', approve: true });
    await cast.gm.call(supplementsApi.decideSupplement, { supplementId, step: 'leader', approve: true });
    const after = await figuresOf('expenses', 'guard', 'budget.exceeded');
    expect(after?.excepted).toBe((before?.excepted ?? 0) + 1);
    for (const who of [cast.hqFinance, cast.gm]) expect(countOf(after, who)).toBe(countOf(before, who) + 1);
  });

  it('a step that was escalated, by whoever decided it then; and the report of the regulation shows it all, clause by clause', async () => {
    const department = { step: 'department', round: 1, permission: 'claim:decide-department', escalateAfterHours: 1, escalateTo: 'claim:decide-leader' };
    const org = `${cast.org}.finance`;
    const policy = { key: 'claim-review', org, effectiveFrom: addDays(today, -1), value: { steps: [department] }, reason: '一小时未审即升级' };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, policy);
    await cast.gm.call(policiesApi.approve, { policyId });
    const asOf = new Date(Date.now() - 2 * 3_600_000);
    const { items: budgets } = await cast.branchManager.call(budgetsApi.findBudgets, {});
    let claimId = '';
    await eventually(async () => {
      const line = { category: 'travel', amount: '5.00', reason: '拜访', spentOn: businessDate(asOf), voucherNo: randomBytes(8).toString('hex') };
      const claimant = cast.finance.with({ asOf });
      const { id } = await claimant.call(claimsApi.draftClaim, { budgetId: budgets[0]?.id ?? '', lines: [{ ...line, voucherKind: 'e-invoice' }] });
      const { review } = await claimant.call(claimsApi.submitClaim, { claimId: id });
      expect(review?.policy).toContain(`claim-review@${org}`);
      claimId = id;
    });
    await eventually(async () => {
      expect((await cast.finance.call(claimsApi.getClaim, { claimId })).review?.history).toMatchObject([{ what: 'escalated' }]);
    });
    const waiting = await figuresOf('expenses', 'approval-step', 'claim-review');
    expect(waiting?.exceptedBy.find(({ personId }) => personId === null)?.count).toBeGreaterThan(0);
    const before = countOf(waiting, cast.gm);
    await cast.gm.call(claimsApi.decideClaim, { claimId, step: 'department', approve: true });
    expect(countOf(await figuresOf('expenses', 'approval-step', 'claim-review'), cast.gm)).toBe(before + 1);
    const { id } = await cast.rep.call(regulationsApi.regulationInForce, { number: PLATFORM_REGULATION.number });
    const controls = (await evidenceReport(cast.auditor, id)).clauses.flatMap((clause) => clause.controls);
    for (const key of ['quote.price-off-list', 'contract.deviation-unapproved', 'budget.exceeded', 'claim-review'])
      expect({ key, excepted: controls.some((control) => control.key === key && control.excepted > 0 && control.exceptedBy.length > 0) }).toEqual({
        key,
        excepted: true,
      });
  });
});

/** A composed endpoint of the gateway: asked like any other, by its address. */
async function evidenceReport({ login }: Player, regulationId: string): Promise<{ clauses: readonly { controls: readonly ControlFiguresView[] }[] }> {
  const { access_token } = await new HttpActor(baseUrl(), null).call(signInApi.signIn, { grant_type: 'password', username: login, password: PASSWORD });
  const response = await fetch(`${baseUrl()}/api/v1/regulations/${regulationId}/evidence`, { headers: { authorization: `Bearer ${access_token}` } });
  return (await response.json()) as { clauses: readonly { controls: readonly ControlFiguresView[] }[] };
}

describe('XCT-05, CON-14 A contract proves itself: its evidence pack is checked without the platform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  const keysFile = join(process.env.AUDIT_KEYS_DIR ?? '', 'public.jwks.json');
  let deal: Deal;
  let pack: EvidencePackView;

  beforeAll(async () => {
    deal = await aDealWithExceptions();
    const { items } = await deal.cast.rep.call(contractsApi.findContracts, { q: deal.goods.sku.slice(3) });
    expect(items.map(({ id }) => id)).toEqual([deal.contractId]);
    const [copy] = items[0]?.copies.filter(({ recipient }) => recipient === 'finance') ?? [];
    await deal.cast.finance.call(contractCopiesApi.acknowledgeCopy, { copyId: copy?.id ?? '' });
    pack = await eventually(() => deal.cast.gm.call(contractEvidenceApi.contractEvidence, { contractId: deal.contractId }));
  });

  /** By the program, as somebody would who has nothing but the file and the public keys. */
  async function verified(what: object): Promise<{ code: number; said: string }> {
    const file = join(folder, `${randomBytes(4).toString('hex')}.json`);
    writeFileSync(file, JSON.stringify(what));
    const args = [join(import.meta.dirname, '../deploy/verify-evidence/main.ts'), file, '--keys', keysFile];
    return new Promise((resolve) => {
      execFile(process.execPath, args, { env: { PATH: process.env.PATH ?? '' } }, (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}` });
      });
    });
  }

  const entries = (kind: string) => pack.entries.filter((entry) => entry.kind === kind);
  const changed = (n: number, content: object): EvidencePackView => ({
    ...pack,
    entries: pack.entries.map((entry) => (entry.n === n ? { ...entry, content } : entry)),
  });

  it('holds forms, approvals with decider and time, policy versions, deviation, template, signature, seal, copies, order and receipt', () => {
    const count = Object.fromEntries([...new Set(pack.entries.map(({ kind }) => kind))].map((kind) => [kind, entries(kind).length]));
    // each party's signature, and both together
    expect(count).toMatchObject({ contract: 1, text: 1, review: 1, deviation: 1, signature: 3, seal: 1, copy: 3, quote: 1, template: 1 });
    expect(count).toMatchObject({ 'price-exception': 1, order: 1, receipt: 1 });
    const [review] = entries('review');
    expect(review?.content).toMatchObject({
      policy: expect.stringMatching(/^contract-review@hq\/\d+ \+ deviation-review@hq\/\d+$/) as string,
      steps: expect.arrayContaining([expect.objectContaining({ step: 'head-office', decision: 'approved', byName: deal.cast.gm.name })]) as object[],
    });
    const versions = entries('policy-version').map(({ id }) => id.split('@')[0]);
    expect(versions).toEqual(expect.arrayContaining(['contract-review', 'deviation-review', 'price-exception-review']));
    const actions = entries('audit').map(({ content }) => (content as { trace: { action: string } }).trace.action);
    expect(actions).toEqual(
      expect.arrayContaining([
        'contracts.draftContract',
        'contracts.deviateContract',
        'contracts.decideContract',
        'contracts.sealContract',
        'contracts.acknowledgeCopy',
      ]),
    );
    expect(pack.header).toMatchObject({ subjectId: deal.contractId, madeBy: deal.cast.gm.id });
  });

  it('npm run evidence:verify finds nothing in it', async () => {
    await expect(verified(pack)).resolves.toMatchObject({ code: 0, said: expect.stringContaining('✓ nothing was changed') as string });
  });

  it('and names the first entry that was changed: an approval, an amount, a trace; an entry taken out', async () => {
    const [review] = entries('review');
    const { code, said } = await verified(changed(review?.n ?? 0, { ...review?.content, submittedBy: deal.cast.gm.id }));
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(`✗ first: entry ${review?.n} (review`) as string });
    for (const kind of ['receipt', 'audit', 'seal']) {
      const [entry] = entries(kind);
      const tampered = await verified(changed(entry?.n ?? 0, { ...entry?.content, amount: '1.00' }));
      expect(tampered).toMatchObject({ code: 1, said: expect.stringContaining(`✗ first: entry ${entry?.n} (${kind}`) as string });
    }
    const without = { ...pack, entries: pack.entries.filter(({ kind }) => kind !== 'deviation') };
    await expect(verified(without)).resolves.toMatchObject({
      code: 1,
      said: expect.stringContaining(`✗ first: entry ${entries('deviation')[0]?.n} `) as string,
    });
  });

  it('is given by nobody while the trail in the database is not what was sealed', async () => {
    const set = (name: string) =>
      asOwner('contracts', `UPDATE "audit" SET "actorName" = $1 WHERE "aggregateId" = $2 AND "action" = 'contracts.sealContract'`, [name, deal.contractId]);
    await set('nobody');
    const asked = deal.cast.gm.call(contractEvidenceApi.contractEvidence, { contractId: deal.contractId });
    await expect(asked).rejects.toMatchObject({ status: 409, code: 'evidence.trail-broken' });
    await set(deal.cast.office.name);
    await expect(deal.cast.gm.call(contractEvidenceApi.contractEvidence, { contractId: deal.contractId })).resolves.toBeDefined();
  });

  it('and a template that is not in force yet is tried on it: it would have said what the template says (CON-07)', async () => {
    const { cast, goods, contractId } = deal;
    const { clauses } = await cast.rep.call(contractsApi.contractClauses, { contractId });
    const drafted = (body: string) => cast.legal.call(contractTemplatesApi.draftTemplate, { code: goods.templateCode, title: '产品买卖合同', body });
    const agreed = clauses.map(({ wording }) => wording ?? '').join('\n');
    const [same, other] = [await drafted(agreed), await drafted(`${agreed}\n争议提交仲裁。`)];
    const tried = async (templateIds: readonly string[]): Promise<SimulationView> => {
      const wish = { policyIds: [], templateIds, from: addDays(today, -30), to: today, reason: '新范本下有多少合同偏离？' };
      return finished(cast.gm, await cast.gm.call(simulationsApi.simulate, wish));
    };
    const [contract] = entries('contract').map(({ content }) => content as { no: string; total: string });
    expect((await tried([same.id])).result?.outcomes).toEqual([
      { subject: 'contract', code: 'contract-template', effect: 'conforming', count: 1, amount: contract?.total, examples: [contract?.no] },
    ]);
    expect((await tried([other.id])).result).toMatchObject({ facts: 1, outcomes: [] }); // it differed, and would
    await expect(tried([])).rejects.toMatchObject({ status: 422, code: 'simulation.nothing-to-try' });
    await expect(tried([deal.contractId])).resolves.toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('contract-template.not-found') as string,
    });
  });

  it('and so is a price floor that nobody has approved yet: the exception could not have been asked for (ORD-03)', async () => {
    const { cast } = deal;
    const tried = async (lowestShare: string): Promise<SimulationView> => {
      const id = await proposed(cast, 'price-limits', { limits: [{ kind: 'discount', lowestShare, longestDays: 90 }] });
      return finished(cast.gm, await simulate(cast.gm, [id]));
    };
    expect(outcomeOf(await tried('0.95'), 'price-exception.below-lowest', 'stopped')).toMatchObject({ count: 1, amount: '2050.00' });
    expect((await tried('0.9')).result).toMatchObject({ facts: 1, outcomes: [] });
  });

  it('is given to who may see the trail, and to nobody else', async () => {
    await expect(deal.cast.auditor.call(contractEvidenceApi.contractEvidence, { contractId: deal.contractId })).resolves.toBeDefined();
    await expect(deal.cast.rep.call(contractEvidenceApi.contractEvidence, { contractId: deal.contractId })).rejects.toMatchObject({ status: 403 });
  });
});
