import { budgetsApi, type BudgetView } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi, type ClaimLineDraft, type ClaimView } from '@tradewind/contracts/expenses/claims.api';
import { supplementsApi } from '@tradewind/contracts/expenses/supplements.api';
import type { Course } from './course.ts';
import type { Branch, HeadOffice, Person } from './staff.ts';

const LINES = [
  { category: 'travel', amount: '180000.00', purpose: '客户拜访与现场服务', use: '车票、住宿、市内交通' },
  { category: 'entertainment', amount: '60000.00', purpose: '重点客户接待', use: '餐费' },
  { category: 'promotion', amount: '120000.00', purpose: '新品推广', use: '样板间与样品' },
  { category: 'advertising', amount: '80000.00', purpose: '区域宣传', use: '户外与线上投放' },
  { category: 'channel', amount: '50000.00', purpose: '经销渠道建设', use: '渠道会议' },
];

/** EXP-01, EXP-05, EXP-06: compiled by the branch, reviewed by finance, approved by management. */
export async function budgetInForce({ branchManager, code }: Branch, { finance, gm }: HeadOffice, year: number, course: Course): Promise<BudgetView> {
  const { id: budgetId } = await branchManager.actor.call(budgetsApi.draftBudget, { year, org: `hq.${code}`, lines: LINES }, course.now());
  await branchManager.actor.call(budgetsApi.submitBudget, { budgetId }, course.now());
  await course.pass(6);
  await finance.actor.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true }, course.now());
  await course.pass(6);
  return gm.actor.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true }, course.now());
}

export async function submitClaim(claimant: Person, { id: budgetId }: BudgetView, lines: readonly ClaimLineDraft[], course: Course): Promise<ClaimView> {
  const { id: claimId } = await claimant.actor.call(claimsApi.draftClaim, { budgetId, lines }, course.now());
  return claimant.actor.call(claimsApi.submitClaim, { claimId }, course.now());
}

/** EXP-10: the department head says reasonable and necessary. */
export async function departmentAgrees({ manager }: Branch, { id: claimId }: ClaimView, course: Course): Promise<ClaimView> {
  await course.pass(4);
  return manager.actor.call(claimsApi.decideClaim, { claimId, step: 'department', approve: true }, course.now());
}

/** EXP-11, EXP-12: finance, and from the amount of the matrix on the company's leader. */
export async function approveClaim(branch: Branch, { gm }: HeadOffice, claim: ClaimView, course: Course): Promise<ClaimView> {
  await departmentAgrees(branch, claim, course);
  await course.pass(4);
  const reviewed = await branch.finance.actor.call(claimsApi.decideClaim, { claimId: claim.id, step: 'finance', approve: true }, course.now());
  if (reviewed.status === 'approved') return reviewed;
  await course.pass(6);
  return gm.actor.call(claimsApi.decideClaim, { claimId: claim.id, step: 'leader', approve: true }, course.now());
}

/** EXP-13 */
export async function payClaim({ cashier }: HeadOffice, { id: claimId }: ClaimView, paymentReference: string, course: Course): Promise<ClaimView> {
  await course.pass(20);
  return cashier.actor.call(claimsApi.payClaim, { claimId, paymentReference }, course.now());
}

/** EXP-15 */
export async function supplement(
  { manager }: Branch,
  { finance, gm }: HeadOffice,
  { id: budgetId }: BudgetView,
  approved: boolean,
  course: Course,
): Promise<void> {
  const wish = { budgetId, category: 'promotion', amount: '30000.00', reason: '新增秋季展会' };
  const { id: supplementId } = await manager.actor.call(supplementsApi.requestSupplement, wish, course.now());
  if (!approved) return;
  await course.pass(5);
  await finance.actor.call(supplementsApi.decideSupplement, { supplementId, step: 'finance', approve: true }, course.now());
  await course.pass(5);
  await gm.actor.call(supplementsApi.decideSupplement, { supplementId, step: 'leader', approve: true }, course.now());
}
