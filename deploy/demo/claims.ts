import { claimsApi, type ClaimLineDraft } from '@tradewind/contracts/expenses/claims.api';
import type { BudgetView } from '@tradewind/contracts/expenses/budgets.api';
import type { ToldTime } from './course.ts';
import { approveClaim, departmentAgrees, payClaim, submitClaim, supplement } from './money.ts';
import type { BranchCode, DemoCompany } from './organisation.ts';

type Ending = 'draft' | 'in-review' | 'with-finance' | 'approved' | 'paid' | 'returned' | 'rejected' | 'withdrawn';

/** category, amount, reason, which ending */
const CLAIMS: readonly (readonly [category: string, amount: string, reason: string, ending: Ending])[] = [
  ['travel', '1280.00', '拜访客户往返车票与住宿', 'paid'],
  ['entertainment', '860.00', '接待重点客户', 'paid'],
  ['travel', '3460.50', '跨省项目现场勘查', 'paid'],
  ['promotion', '5200.00', '样板间材料', 'approved'],
  ['travel', '640.00', '市内交通', 'with-finance'],
  ['advertising', '1800.00', '区域展板制作', 'in-review'],
  ['entertainment', '2600.00', '聚餐', 'returned'],
  ['travel', '320.00', '个人行程', 'rejected'],
  ['travel', '450.00', '重复录入', 'withdrawn'],
  ['channel', '980.00', '渠道会议茶歇', 'draft'],
];

/** What people of a branch claimed, in every state (EXP-07..13), and what was asked for in addition (EXP-15). */
export async function tellClaims(company: DemoCompany, code: BranchCode, budget: BudgetView, course: ToldTime): Promise<number> {
  const branch = company.branch(code);
  for (const [i, [category, amount, reason, ending]] of CLAIMS.entries()) {
    await course.pass(14);
    const line: ClaimLineDraft = {
      category,
      amount,
      reason,
      spentOn: course.today(),
      voucherNo: `FP-${code}-${1000 + i}`.toUpperCase(),
      voucherKind: 'e-invoice',
    };
    await tellClaim(company, code, budget, { line, ending, which: i }, course);
  }
  await supplement(branch, company.head, budget, code === 'bj', course);
  return CLAIMS.length;
}

async function tellClaim(
  company: DemoCompany,
  code: BranchCode,
  budget: BudgetView,
  claim: { readonly line: ClaimLineDraft; readonly ending: Ending; readonly which: number },
  course: ToldTime,
): Promise<void> {
  const branch = company.branch(code);
  const claimant = company.reps(code)[claim.which % 2]!;
  if (claim.ending === 'draft') {
    await claimant.actor.call(claimsApi.draftClaim, { budgetId: budget.id, lines: [claim.line] }, course.now());
    return;
  }
  const submitted = await submitClaim(claimant, budget, [claim.line], course);
  const claimId = submitted.id;
  const endings: Readonly<Record<Exclude<Ending, 'draft'>, () => Promise<unknown>>> = {
    'in-review': () => Promise.resolve(),
    'with-finance': () => departmentAgrees(branch, submitted, course),
    approved: () => approveClaim(branch, company.head, submitted, course),
    paid: async () => payClaim(company.head, await approveClaim(branch, company.head, submitted, course), `FK${code}${claim.which}`, course),
    returned: () =>
      branch.manager.actor.call(claimsApi.decideClaim, { claimId, step: 'department', approve: false, comment: '请附接待对象与人数' }, course.now()),
    rejected: () => branch.manager.actor.call(claimsApi.rejectClaim, { claimId, step: 'department', comment: '私人消费，不予报销' }, course.now()),
    withdrawn: () => claimant.actor.call(claimsApi.withdrawClaim, { claimId }, course.now()),
  };
  await endings[claim.ending]();
}
