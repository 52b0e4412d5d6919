import { outsideYourOrg } from '@tradewind/kernel/actor';
import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, Id, Instant, ListOf, One, OneOf, OrgPath, Rate, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { waitingForMe } from '../approvals/approvals.api.js';
import { DecideReview, ReviewView } from '../review.js';
import { OPENING_FAULTS, REVIEW_FAULTS, reviewOver } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';

export const BUDGET_STATUSES = ['draft', 'in-review', 'active', 'closed'] as const;
export type BudgetStatus = (typeof BUDGET_STATUSES)[number];

export class BudgetId {
  @Id() readonly budgetId!: string;
}

export class BudgetLineDraft {
  @Code({ doc: 'One of the expense categories in force (EXP-03); each at most once' }) readonly category!: string;
  @Amount({ min: '0.01', doc: 'Estimated amount for the year, CNY' }) readonly amount!: string;
  @Text({ max: 500, doc: 'Purpose 用途' }) readonly purpose!: string;
  @Text({ max: 500, doc: 'How it will be used 使用计划' }) readonly use!: string;
}

export class DraftBudget {
  @Count({ min: 2000, max: 2200 }) readonly year!: number;
  @OrgPath({ doc: 'Unit the budget is for; people of this unit and below may charge it' }) readonly org!: string;
  @ListOf(() => BudgetLineDraft, { max: 100 }) readonly lines!: readonly BudgetLineDraft[];
}

export class ReviseBudget {
  @ListOf(() => BudgetLineDraft, { max: 100, doc: 'Replaces all lines' }) readonly lines!: readonly BudgetLineDraft[];
}

export class FindBudgets extends PageRequest {
  @Count({ min: 2000, max: 2200, optional: true }) readonly year?: number;
  @OrgPath({ optional: true, doc: 'Exactly this unit' }) readonly org?: string;
  @AnyOf(BUDGET_STATUSES, { name: 'BudgetStatus' }) readonly status?: BudgetStatus[];
}

export class BudgetLineView {
  @Code() readonly category!: string;
  @Text() readonly purpose!: string;
  @Text() readonly use!: string;
  @Amount({ doc: 'As approved with the budget' }) readonly budgeted!: string;
  @Amount({ doc: 'Added by approved supplements (EXP-15)' }) readonly supplements!: string;
  @Amount({ doc: 'Held by claims that are in review or approved' }) readonly reserved!: string;
  @Amount({ doc: 'Paid out' }) readonly spent!: string;
  @Amount({ doc: 'budgeted + supplements − reserved − spent' }) readonly available!: string;
}

export class BudgetView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given on submit' }) readonly no!: string | null;
  @Count() readonly year!: number;
  @OrgPath() readonly org!: string;
  @OneOf(BUDGET_STATUSES, { name: 'BudgetStatus' }) readonly status!: BudgetStatus;
  @ListOf(() => BudgetLineView) readonly lines!: readonly BudgetLineView[];
  @Amount({ doc: 'Sum of the budgeted amounts, without supplements' }) readonly total!: string;
  @One(() => ReviewView, { nullable: true, doc: 'The latest review; of a returned budget it says why' }) readonly review!: ReviewView | null;
  @Id() readonly draftedBy!: string;
  @Instant({ nullable: true }) readonly activatedAt!: string | null;
  @Instant({ nullable: true }) readonly closedAt!: string | null;
  @Instant() readonly updatedAt!: string;
}

export class BudgetExecutionLine {
  @Code() readonly category!: string;
  @Amount() readonly budgeted!: string;
  @Amount() readonly supplements!: string;
  @Amount() readonly reserved!: string;
  @Amount() readonly spent!: string;
  @Amount() readonly available!: string;
  @Rate({ doc: '(reserved + spent) / (budgeted + supplements)' }) readonly share!: string;
}

export class BudgetExecutionView {
  @Id() readonly budgetId!: string;
  @Code({ nullable: true }) readonly no!: string | null;
  @Count() readonly year!: number;
  @OrgPath() readonly org!: string;
  @OneOf(BUDGET_STATUSES, { name: 'BudgetStatus' }) readonly status!: BudgetStatus;
  @ListOf(() => BudgetExecutionLine) readonly lines!: readonly BudgetExecutionLine[];
  @Amount({ doc: 'Budgeted with supplements, all lines' }) readonly total!: string;
  @Amount({ doc: 'Reserved and spent, all lines' }) readonly used!: string;
  @Rate({ doc: 'used / total' }) readonly share!: string;
}

export class FindBudgetExecution extends PageRequest {
  @Count({ min: 2000, max: 2200 }) readonly year!: number;
}

export class ChargeableLine {
  @Code() readonly category!: string;
  @Text() readonly purpose!: string;
  @Amount() readonly available!: string;
}

export class ChargeableBudget {
  @Id() readonly id!: string;
  @Count() readonly year!: number;
  @OrgPath() readonly org!: string;
  @ListOf(() => ChargeableLine) readonly lines!: readonly ChargeableLine[];
}

export class ExpenseCategoryView {
  @Code() readonly code!: string;
  @Text() readonly name!: string;
}

export class ExpenseCategoriesView {
  @Text({ doc: 'Version of the policy they come from' }) readonly policy!: string;
  @ListOf(() => ExpenseCategoryView) readonly items!: readonly ExpenseCategoryView[];
}

export const budgetNotFound = defineFault('budget.not-found', 'not-found', {
  en: (d: { budgetId: string }) => `There is no budget ${d.budgetId} within your reach.`,
  zh: (d) => `您的权限范围内没有预算 ${d.budgetId}。`,
});

export const budgetYearOver = defineFault(
  'budget.year-over',
  'refused',
  {
    en: (d: { year: number; current: number }) =>
      `The year ${d.year} is over. A budget is compiled at year end for the next year; draft one for ${d.current} or later.`,
    zh: (d) => `${d.year} 年已结束。预算应于年末编制下一年度，请编制 ${d.current} 年或以后的预算。`,
  },
  { requirement: 'EXP-02', clause: '004 §5.1.1', waysForward: [{ operation: 'expenses.draftBudget', whoMay: 'budget:write' }] },
);

export const expenseCategoryUnknown = defineFault(
  'expense.category-unknown',
  'refused',
  {
    en: (d: { category: string; known: readonly string[] }) =>
      `"${d.category}" is not an expense category in force; use one of ${d.known.join(', ')}, or have the category added to the policy.`,
    zh: (d) => `“${d.category}”不是现行费用科目；可用科目：${d.known.join('、')}，如需新增请先修订制度参数。`,
  },
  { requirement: 'EXP-03', clause: '000 §5.1.1; 004 §5.1.1', waysForward: [{ operation: 'policies.propose', whoMay: 'policy:propose' }] },
);

export const budgetCategoryTwice = defineFault(
  'budget.category-twice',
  'refused',
  {
    en: (d: { category: string }) => `The category ${d.category} is on the budget twice; put its amounts together in one line.`,
    zh: (d) => `科目“${d.category}”在预算中出现两次，请合并为一行。`,
  },
  { requirement: 'EXP-03', clause: '000 §5.1.1', waysForward: [{ operation: 'expenses.reviseBudget', whoMay: 'budget:write' }] },
);

export const budgetUnderWay = defineFault(
  'budget.under-way',
  'refused',
  {
    en: (d: { year: number; org: string; no: string | null }) =>
      `${d.org} already has the budget ${d.no ?? ''} for ${d.year} in review or in force. Ask for a supplement to it, or have it closed first.`,
    zh: (d) => `${d.org} 已有 ${d.year} 年度预算 ${d.no ?? ''} 正在审批或执行，请申请追加预算，或先将其关闭。`,
  },
  {
    requirement: 'EXP-01',
    clause: '000 §5.1.1',
    waysForward: [
      { operation: 'expenses.requestSupplement', whoMay: 'budget:write' },
      { operation: 'expenses.closeBudget', whoMay: 'budget:write' },
    ],
  },
);

export const budgetNotActive = defineFault(
  'budget.not-active',
  'refused',
  {
    en: (d: { status: string }) => `The budget is ${d.status}; only a budget that management approved and that is not closed can be charged.`,
    zh: (d) => `预算状态为“${d.status}”；只有管理层已批准且未关闭的预算才能列支。`,
  },
  { requirement: 'EXP-06', clause: '004 §5.1.2', waysForward: [{ operation: 'expenses.decideBudget', whoMay: 'budget:decide' }] },
);

export const budgetHeldByClaims = defineFault('budget.held-by-claims', 'conflict', {
  en: (d: { reserved: string }) => `Claims that are not paid yet hold ${d.reserved} of this budget. Pay, return or withdraw them before closing it.`,
  zh: (d) => `尚有未付款的报销占用本预算 ${d.reserved} 元，请先付款、退回或撤回后再关闭。`,
});

export const overBudget = defineFault(
  'budget.exceeded',
  'refused',
  {
    en: (d: { category: string; needed: string; available: string }) =>
      `${d.category} needs ${d.needed}, the budget has ${d.available} left. Request a supplement first and submit again once it is approved.`,
    zh: (d) => `科目“${d.category}”需 ${d.needed} 元，预算可用余额 ${d.available} 元。请先申请追加预算，批准后再提交。`,
  },
  { requirement: 'EXP-15', clause: '000 §5.3.2', waysForward: [{ operation: 'expenses.requestSupplement', whoMay: 'budget:write' }] },
);

const REVIEWED = { params: BudgetId, reply: BudgetView, missing: budgetNotFound };

/** What the expense budget of a unit for a year goes through: compiled, reviewed by finance, approved by management, executed, closed (EXP-01..06, 14). */
export const budgetsApi = defineApi('expenses', {
  draftBudget: operation({
    http: 'POST /budgets',
    allow: 'budget:write',
    summary: 'Draft the expense budget of a unit for a year (EXP-01, EXP-04)',
    body: DraftBudget,
    reply: BudgetView,
    faults: [outsideYourOrg, budgetYearOver, expenseCategoryUnknown, budgetCategoryTwice],
  }),
  reviseBudget: operation({
    http: 'PUT /budgets/:budgetId',
    allow: 'budget:write',
    summary: 'Replace the lines of a draft',
    params: BudgetId,
    body: ReviseBudget,
    reply: BudgetView,
    faults: [budgetNotFound, expenseCategoryUnknown, budgetCategoryTwice],
  }),
  submitBudget: operation({
    http: 'POST /budgets/:budgetId/submit',
    allow: 'budget:write',
    summary: 'Submit for review: finance, then management (EXP-05, EXP-06)',
    params: BudgetId,
    reply: BudgetView,
    faults: [...OPENING_FAULTS, budgetNotFound, budgetUnderWay],
  }),
  decideBudget: operation({
    http: 'POST /budgets/:budgetId/decide',
    allow: 'budget:decide',
    summary: 'Decide a step; the last agreement puts the budget into force',
    description: 'Nobody who drafted, revised or submitted it decides on it, and nobody decides two steps (ORG-14).',
    params: BudgetId,
    body: DecideReview,
    reply: BudgetView,
    faults: [budgetNotFound, reviewOver, ...REVIEW_FAULTS],
  }),
  returnBudgetToStep: returningToStep('POST /budgets/:budgetId/return-to-step', 'budget:decide', REVIEWED),
  addBudgetApprover: addingApprover('POST /budgets/:budgetId/add-approver', 'budget:decide', REVIEWED),
  withdrawBudget: withdrawing('POST /budgets/:budgetId/withdraw', 'budget:write', REVIEWED),
  urgeBudget: urging('POST /budgets/:budgetId/urge', 'budget:write', REVIEWED),
  budgetsWaitingForMe: waitingForMe('/budgets/waiting-for-me', 'budget:decide'),
  closeBudget: operation({
    http: 'POST /budgets/:budgetId/close',
    allow: 'budget:write',
    summary: 'Close a budget that no claim holds any more',
    params: BudgetId,
    reply: BudgetView,
    faults: [budgetNotFound, budgetHeldByClaims],
  }),
  getBudget: operation({
    http: 'GET /budgets/:budgetId',
    allow: 'budget:read',
    summary: 'One budget',
    params: BudgetId,
    reply: BudgetView,
    faults: [budgetNotFound],
  }),
  findBudgets: operation({ http: 'GET /budgets', allow: 'budget:read', summary: 'Budgets, newest first', query: FindBudgets, reply: page(BudgetView) }),
  budgetExecution: operation({
    http: 'GET /budget-execution',
    allow: 'budget:read',
    load: 'report',
    summary: 'How far the budgets of a year are used (EXP-14)',
    query: FindBudgetExecution,
    reply: page(BudgetExecutionView),
  }),
  chargeableBudgets: operation({
    http: 'GET /chargeable-budgets',
    allow: 'claim:write',
    summary: 'The active budgets you may claim against: of your units and the units above them',
    reply: page(ChargeableBudget),
  }),
  expenseCategories: operation({
    http: 'GET /expense-categories',
    allow: 'signed-in',
    summary: 'The expense categories in force for your unit (EXP-03)',
    reply: ExpenseCategoriesView,
  }),
});
