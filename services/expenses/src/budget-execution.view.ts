import type { BudgetExecutionLine, BudgetExecutionView } from '@tradewind/contracts/expenses/budgets.api';
import { Money } from '@tradewind/domain/money';
import type { Budget } from './domain/budget.js';
import { availableOn, grantedOn, usedOf, type BudgetLine } from './domain/budget-line.js';

/** How far a budget is used, line by line and in all (EXP-14). */
export function budgetExecutionView({ id, no, year, org, status, lines }: Budget): BudgetExecutionView {
  const total = Money.sum(lines.map(grantedOn));
  const used = Money.sum(lines.map(usedOf));
  return { budgetId: id, no, year, org, status, lines: lines.map(executionLine), total: total.toString(), used: used.toString(), share: used.shareOf(total) };
}

function executionLine(line: BudgetLine): BudgetExecutionLine {
  const { category, amount, supplements, reserved, spent } = line;
  return { category, budgeted: amount, supplements, reserved, spent, available: availableOn(line).toString(), share: usedOf(line).shareOf(grantedOn(line)) };
}
