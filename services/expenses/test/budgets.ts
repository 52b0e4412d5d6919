import type { ReviewRules } from '@tradewind/approvals/opening';
import type { BudgetLineDraft } from '@tradewind/contracts/expenses/budgets.api';
import type { ExpensePolicy } from '@tradewind/policies/kinds';
import { Budget } from '../src/domain/budget.js';
import { someone } from './people.js';

export const at = new Date('2026-03-31T04:00:00Z');

export const categories: ExpensePolicy = { categories: ['travel', 'promotion', 'entertainment'].map((code) => ({ code, name: code })) };

export const budgetRules: ReviewRules = {
  policy: 'budget-review@hq/1',
  steps: [
    { step: 'finance', round: 1, permission: 'budget:decide-finance' },
    { step: 'leader', round: 2, permission: 'budget:decide-leader' },
  ],
};

export const planned = (category: string, amount: string): BudgetLineDraft => ({ category, amount, purpose: '拜访客户', use: '车票与住宿' });

export const aDraftBudget = (lines = [planned('travel', '1000.00'), planned('promotion', '500.00')], org = 'hq.bj'): Budget =>
  Budget.draft({ year: 2026, org, lines }, categories, someone('manager'), at);

export function anActiveBudget(lines?: BudgetLineDraft[], org?: string): Budget {
  const budget = aDraftBudget(lines, org);
  budget.submit({ no: 'BJ-FY-2026-000001', rules: budgetRules, underWay: null }, someone('manager'), at);
  budget.decide({ step: 'finance', approve: true }, someone('finance'), at);
  budget.decide({ step: 'leader', approve: true }, someone('gm'), at);
  return budget;
}
