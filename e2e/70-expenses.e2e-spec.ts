import { randomBytes } from 'node:crypto';
import { budgetsApi, type BudgetView } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi, type ClaimLineDraft, type ClaimView } from '@tradewind/contracts/expenses/claims.api';
import { supplementsApi } from '@tradewind/contracts/expenses/supplements.api';
import type { Refusal } from '@tradewind/client/refusal';
import { businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import type { Player } from './support/company.ts';

const today = businessDate(new Date());
const year = parseInt(today, 10);
const voucher = (): string => `FP${randomBytes(8).toString('hex')}`.toUpperCase();
const planned = (category: string, amount: string) => ({ category, amount, purpose: '拜访客户', use: '车票与住宿' });
const spent = (given: Partial<ClaimLineDraft> = {}): ClaimLineDraft => ({
  category: 'travel',
  amount: '300.00',
  reason: '拜访重点客户',
  spentOn: today,
  voucherNo: voucher(),
  voucherKind: 'e-invoice',
  ...given,
});

const aBudget = (cast: Cast, lines = [planned('travel', '10000.00'), planned('promotion', '500.00')]): Promise<BudgetView> =>
  cast.branchManager.call(budgetsApi.draftBudget, { year, org: cast.org, lines });

async function inForce(cast: Cast, lines?: ReturnType<typeof planned>[]): Promise<BudgetView> {
  const { id: budgetId } = await aBudget(cast, lines);
  await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
  await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
  return cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
}

async function submitted(claimant: Player, budgetId: string, lines = [spent()]): Promise<ClaimView> {
  const { id: claimId } = await claimant.call(claimsApi.draftClaim, { budgetId, lines });
  return claimant.call(claimsApi.submitClaim, { claimId });
}

async function approved(cast: Cast, budgetId: string, lines?: ClaimLineDraft[]): Promise<ClaimView> {
  const { id: claimId } = await submitted(cast.rep, budgetId, lines);
  await cast.manager.call(claimsApi.decideClaim, { claimId, step: 'department', approve: true });
  return cast.finance.call(claimsApi.decideClaim, { claimId, step: 'finance', approve: true });
}

const lineOf = async (cast: Cast, budgetId: string, category: string) =>
  (await cast.branchManager.call(budgetsApi.getBudget, { budgetId })).lines.find((line) => line.category === category);

describe('EXP-01..06 The budget is drafted, reviewed by finance, approved by management', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await aBranch('武汉分公司');
  });

  it('knows the categories in force (EXP-03)', async () => {
    const { items } = await cast.rep.call(budgetsApi.expenseCategories, {});
    expect(items.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['promotion', 'travel', 'entertainment', 'pay', 'research', 'advertising', 'channel']),
    );
    await expect(aBudget(cast, [planned('gifts', '1.00')])).rejects.toMatchObject({
      code: 'expense.category-unknown',
      problem: { rule: { requirement: 'EXP-03' } },
    });
  });

  it('is not drafted for a year that is over (EXP-02)', async () => {
    const lastYear = { year: year - 1, org: cast.org, lines: [planned('travel', '1.00')] };
    await expect(cast.branchManager.call(budgetsApi.draftBudget, lastYear)).rejects.toMatchObject({ status: 422, code: 'budget.year-over' });
  });

  it('is not drafted for somebody else’s unit (ORG-11)', async () => {
    const other = await aBranch('长沙分公司');
    await expect(other.branchManager.call(budgetsApi.draftBudget, { year, org: cast.org, lines: [planned('travel', '1.00')] })).rejects.toMatchObject({
      status: 403,
    });
    await expect(cast.rep.call(budgetsApi.draftBudget, { year, org: cast.org, lines: [planned('travel', '1.00')] })).rejects.toMatchObject({ status: 403 });
  });

  it('goes back once, is revised, and comes into force', async () => {
    const draft = await aBudget(cast);
    expect(draft).toMatchObject({ no: null, status: 'draft', total: '10500.00', review: null });
    const budgetId = draft.id;
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await expect(cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true })).rejects.toMatchObject({ code: 'review.not-your-turn' });
    const returned = await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: false, comment: '差旅偏高' });
    expect(returned).toMatchObject({
      status: 'draft',
      review: { steps: [{ step: 'finance', decision: 'returned', comment: '差旅偏高' }, { decision: 'pending' }] },
    });
    await cast.branchManager.call(budgetsApi.reviseBudget, { budgetId, lines: [planned('travel', '8000.00')] }, { ifMatch: returned.version });
    const again = await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    expect(again.no).toMatch(/-FY-\d{4}-\d{6}$/);
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await expect(cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true })).resolves.toMatchObject({
      status: 'active',
      total: '8000.00',
    });
  });

  it('is the only one of its unit and year, also when two are submitted at once (EXP-01)', async () => {
    const other = await aBranch('合肥分公司');
    const drafts = await Promise.all([1, 2, 3].map(() => aBudget(other)));
    const attempts = await Promise.allSettled(drafts.map(({ id: budgetId }) => other.branchManager.call(budgetsApi.submitBudget, { budgetId })));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = attempts.filter((attempt) => attempt.status === 'rejected').map(({ reason }) => (reason as Refusal).code);
    expect(refusals).toEqual(['budget.under-way', 'budget.under-way']);
  });

  it('is seen by those it concerns', async () => {
    const other = await aBranch('南昌分公司');
    const [budget] = (await cast.branchManager.call(budgetsApi.findBudgets, { year, status: ['active'] })).items;
    await expect(other.branchManager.call(budgetsApi.getBudget, { budgetId: budget!.id })).rejects.toMatchObject({ status: 404 });
    expect((await other.branchManager.call(budgetsApi.findBudgets, { year })).items).toEqual([]);
    expect((await other.rep.call(budgetsApi.chargeableBudgets, {})).items).toEqual([]);
    expect((await cast.rep.call(budgetsApi.chargeableBudgets, {})).items).toMatchObject([
      { id: budget!.id, lines: [{ category: 'travel', available: '8000.00' }] },
    ]);
  });
});

describe('EXP-07..13 From the handler to the cashier', () => {
  let cast: Cast;
  let budgetId: string;
  beforeAll(async () => {
    cast = await aBranch('济南分公司');
    ({ id: budgetId } = await inForce(cast));
  });

  it('passes department and finance, and is paid by a fourth person', async () => {
    const claim = await submitted(cast.rep, budgetId);
    const claimId = claim.id;
    expect(claim).toMatchObject({
      status: 'in-review',
      total: '300.00',
      claimantName: '王芳',
      review: { steps: [{ step: 'department' }, { step: 'finance' }] },
    });
    expect(claim.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-BX-\\d{4}-\\d{6}$`));
    expect(await lineOf(cast, budgetId, 'travel')).toMatchObject({ reserved: '300.00', spent: '0.00', available: '9700.00' });

    await cast.manager.call(claimsApi.decideClaim, { claimId, step: 'department', approve: true });
    await expect(cast.cashier.call(claimsApi.payClaim, { claimId })).rejects.toMatchObject({
      status: 422,
      code: 'claim.not-fully-approved',
      problem: { rule: { requirement: 'EXP-13' } },
    });
    await cast.finance.call(claimsApi.decideClaim, { claimId, step: 'finance', approve: true });
    await expect(cast.cashier.call(claimsApi.payClaim, { claimId, paymentReference: 'CMB-0042' })).resolves.toMatchObject({
      status: 'paid',
      paidBy: cast.cashier.id,
    });
    expect(await lineOf(cast, budgetId, 'travel')).toMatchObject({ reserved: '0.00', spent: '300.00', available: '9700.00' });
  });

  it('needs the company leader from 2 000.00 on (EXP-12, ORG-07)', async () => {
    const { id: claimId, status } = await approved(cast, budgetId, [spent({ amount: '2000.00' })]);
    expect(status).toBe('in-review');
    await expect(cast.gm.call(claimsApi.decideClaim, { claimId, step: 'leader', approve: true })).resolves.toMatchObject({ status: 'approved' });
  });

  it('is nobody’s own matter, and nobody’s twice (ORG-14)', async () => {
    const own = await submitted(cast.manager, budgetId);
    await expect(cast.manager.call(claimsApi.decideClaim, { claimId: own.id, step: 'department', approve: true })).rejects.toMatchObject({
      code: 'review.own-matter',
      status: 422,
    });
    await expect(cast.branchManager.call(claimsApi.decideClaim, { claimId: own.id, step: 'department', approve: true })).resolves.toMatchObject({
      status: 'in-review',
    });
    const byFinance = await submitted(cast.finance, budgetId);
    await cast.branchManager.call(claimsApi.decideClaim, { claimId: byFinance.id, step: 'department', approve: true });
    await expect(cast.finance.call(claimsApi.decideClaim, { claimId: byFinance.id, step: 'finance', approve: true })).rejects.toMatchObject({
      code: 'review.own-matter',
    });
    await expect(cast.finance2.call(claimsApi.decideClaim, { claimId: byFinance.id, step: 'finance', approve: true })).resolves.toMatchObject({
      status: 'approved',
    });
  });

  it('gives the money back when it is returned, and takes it again when it comes again', async () => {
    const before = await lineOf(cast, budgetId, 'promotion');
    const { id: claimId } = await submitted(cast.rep, budgetId, [spent({ category: 'promotion', amount: '120.00' })]);
    expect(await lineOf(cast, budgetId, 'promotion')).toMatchObject({ reserved: '120.00' });
    const returned = await cast.manager.call(claimsApi.decideClaim, { claimId, step: 'department', approve: false, comment: '缺照片' });
    expect(returned).toMatchObject({ status: 'draft', review: { steps: [{ comment: '缺照片' }, {}] } });
    expect(await lineOf(cast, budgetId, 'promotion')).toEqual(before);
    await cast.rep.call(claimsApi.reviseClaim, { claimId, lines: [spent({ category: 'promotion', amount: '100.00' })] }, { ifMatch: returned.version });
    await cast.rep.call(claimsApi.submitClaim, { claimId });
    await cast.rep.call(claimsApi.withdrawClaim, { claimId });
    expect(await lineOf(cast, budgetId, 'promotion')).toEqual(before);
  });

  it('is over when it is rejected; its voucher does not come back under another claim (EXP-08)', async () => {
    const line = spent();
    const { id: claimId } = await submitted(cast.rep, budgetId, [line]);
    await expect(cast.manager.call(claimsApi.rejectClaim, { claimId, step: 'department', comment: '私人消费' })).resolves.toMatchObject({ status: 'rejected' });
    await expect(cast.rep.call(claimsApi.submitClaim, { claimId })).rejects.toMatchObject({ status: 409, code: 'state.illegal-transition' });
    await expect(submitted(cast.otherRep, budgetId, [line])).rejects.toMatchObject({
      code: 'claim.voucher-already-claimed',
      problem: { rule: { requirement: 'EXP-08' } },
    });
  });

  it('shows ordinary staff their own claims only (ORG-11)', async () => {
    const { id: claimId } = await submitted(cast.rep, budgetId);
    await expect(cast.otherRep.call(claimsApi.getClaim, { claimId })).rejects.toMatchObject({ status: 404 });
    expect((await cast.otherRep.call(claimsApi.findClaims, { claimantId: cast.rep.id })).items).toEqual([]);
    expect((await cast.manager.call(claimsApi.findClaims, { claimantId: cast.rep.id, status: ['in-review'] })).items.map(({ id }) => id)).toContain(claimId);
    const other = await aBranch('郑州分公司');
    await expect(other.manager.call(claimsApi.decideClaim, { claimId, step: 'department', approve: true })).rejects.toMatchObject({ status: 404 });
    await expect(submitted(other.rep, budgetId)).rejects.toMatchObject({ status: 404, code: 'budget.not-found' });
  });

  it('is paid once, however often the cashier presses the button', async () => {
    const { id: claimId } = await approved(cast, budgetId);
    const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => cast.cashier.call(claimsApi.payClaim, { claimId })));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes a voucher once, also when two people hand it in at the same moment (EXP-08)', async () => {
    const line = spent({ amount: '1.00' });
    const attempts = await Promise.allSettled([cast.rep, cast.otherRep, cast.assistant, cast.clerk].map((claimant) => submitted(claimant, budgetId, [line])));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = attempts.filter((attempt) => attempt.status === 'rejected').map(({ reason }) => (reason as Refusal).code);
    expect(new Set(refusals)).toEqual(new Set(['claim.voucher-already-claimed']));
  });
});

describe('EXP-15 Over budget: ask for more in advance', () => {
  it('refuses with the figures and the way forward, and goes on once the supplement is approved', async () => {
    const cast = await aBranch('太原分公司');
    const { id: budgetId } = await inForce(cast, [planned('travel', '1000.00')]);
    const { id: claimId } = await cast.rep.call(claimsApi.draftClaim, { budgetId, lines: [spent({ amount: '1200.00' })] });
    await expect(cast.rep.call(claimsApi.submitClaim, { claimId })).rejects.toMatchObject({
      status: 422,
      code: 'budget.exceeded',
      problem: {
        rule: {
          requirement: 'EXP-15',
          facts: { category: 'travel', needed: '1200.00', available: '1000.00' },
          waysForward: [{ operation: 'expenses.requestSupplement', whoMay: 'budget:write' }],
        },
      },
    });
    const { id: supplementId } = await cast.manager.call(supplementsApi.requestSupplement, {
      budgetId,
      category: 'travel',
      amount: '200.00',
      reason: '新增展会',
    });
    await cast.hqFinance.call(supplementsApi.decideSupplement, { supplementId, step: 'finance', approve: true });
    expect(await lineOf(cast, budgetId, 'travel')).toMatchObject({ supplements: '0.00' });
    await expect(cast.gm.call(supplementsApi.decideSupplement, { supplementId, step: 'leader', approve: true })).resolves.toMatchObject({ status: 'approved' });
    expect(await lineOf(cast, budgetId, 'travel')).toMatchObject({ supplements: '200.00', available: '1200.00' });
    await expect(cast.rep.call(claimsApi.submitClaim, { claimId })).resolves.toMatchObject({ status: 'in-review' });
    expect(await lineOf(cast, budgetId, 'travel')).toMatchObject({ reserved: '1200.00', available: '0.00' });
    expect((await cast.manager.call(supplementsApi.findSupplements, { budgetId, status: ['approved'] })).items).toMatchObject([{ id: supplementId }]);
  });

  it('holds when many submit at the same moment', async () => {
    const cast = await aBranch('西安分公司');
    const { id: budgetId } = await inForce(cast, [planned('travel', '1000.00')]);
    const claimants = [cast.rep, cast.otherRep, cast.assistant, cast.clerk, cast.service, cast.logistics];
    const attempts = await Promise.allSettled(claimants.map((claimant) => submitted(claimant, budgetId, [spent({ amount: '300.00' })])));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await lineOf(cast, budgetId, 'travel')).toMatchObject({ reserved: '900.00', available: '100.00' });
  });
});

describe('EXP-14 How far the budgets are used', () => {
  it('is shown per line, to those who reach the unit', async () => {
    const cast = await aBranch('兰州分公司');
    const { id: budgetId } = await inForce(cast);
    const { id: claimId } = await approved(cast, budgetId, [spent({ amount: '1000.00' })]);
    await cast.cashier.call(claimsApi.payClaim, { claimId });
    await submitted(cast.rep, budgetId, [spent({ amount: '500.00' })]);
    const { items } = await cast.branchManager.call(budgetsApi.budgetExecution, { year });
    expect(items).toMatchObject([
      {
        budgetId,
        total: '10500.00',
        used: '1500.00',
        share: '0.142857',
        lines: [
          { category: 'travel', budgeted: '10000.00', supplements: '0.00', reserved: '500.00', spent: '1000.00', available: '8500.00', share: '0.15' },
          { category: 'promotion', share: '0' },
        ],
      },
    ]);
    await expect(cast.rep.call(budgetsApi.budgetExecution, { year })).rejects.toMatchObject({ status: 403 });
  });

  it('lets a budget be closed when nothing hangs on it', async () => {
    const cast = await aBranch('银川分公司');
    const { id: budgetId } = await inForce(cast);
    const { id: claimId } = await submitted(cast.rep, budgetId);
    await expect(cast.branchManager.call(budgetsApi.closeBudget, { budgetId })).rejects.toMatchObject({ status: 409, code: 'budget.held-by-claims' });
    await cast.rep.call(claimsApi.withdrawClaim, { claimId });
    await expect(cast.branchManager.call(budgetsApi.closeBudget, { budgetId })).resolves.toMatchObject({ status: 'closed' });
    await expect(submitted(cast.rep, budgetId)).rejects.toMatchObject({ code: 'budget.not-active' });
  });
});
