import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { BudgetLineView, BudgetView, ChargeableBudget } from '@tradewind/contracts/expenses/budgets.api';
import type { Actor } from '@tradewind/kernel/actor';
import { budgetReviewPolicy } from '@tradewind/policies/kinds';
import type { Budget } from './domain/budget.js';
import { availableOn, type BudgetLine } from './domain/budget-line.js';

export const budgetView = (budget: Budget): BudgetView => ({
  id: budget.id,
  version: budget.version,
  no: budget.no,
  year: budget.year,
  org: budget.org,
  status: budget.status,
  lines: budget.lines.map(lineView),
  total: budget.total(),
  review: reviewView(budget.review),
  draftedBy: budget.ownerId,
  activatedAt: budget.activatedAt?.toISOString() ?? null,
  closedAt: budget.closedAt?.toISOString() ?? null,
  updatedAt: budget.updatedAt.toISOString(),
});

const lineView = (line: BudgetLine): BudgetLineView => {
  const { category, purpose, use, amount, supplements, reserved, spent } = line;
  return { category, purpose, use, budgeted: amount, supplements, reserved, spent, available: availableOn(line).toString() };
};

export const chargeableBudget = ({ id, year, org, lines }: Budget): ChargeableBudget => ({
  id,
  year,
  org,
  lines: lines.map((line) => ({ category: line.category, purpose: line.purpose, available: availableOn(line).toString() })),
});

/** A budget as it waits for finance or management: what is planned. */
export const waitingBudget = (budget: Budget, by: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    budget.review,
    {
      kind: 'budget',
      id: budget.id,
      version: budget.version,
      no: budget.no,
      title: `${budget.year} ${budget.org}`,
      org: budget.org,
      ownerId: budget.ownerId,
      amount: budget.total(),
      currency: 'CNY',
      updatedAt: budget.updatedAt,
      requirements: budgetReviewPolicy.requirements,
      verbs: ['return-to-step', 'add-approver'],
      facts: budget.lines.map(({ category, amount, purpose }) => ({ name: category, before: null, now: `${amount} ${purpose}` })),
    },
    by,
    { subject: budget, involved: budget.involved(), at },
  );
