import { budgetCategoryTwice, overBudget, type BudgetLineDraft } from '@tradewind/contracts/expenses/budgets.api';
import { Money } from '@tradewind/domain/money';
import type { ExpensePolicy } from '@tradewind/policies/kinds';
import { assertKnownCategory } from './categories.js';
import { chargedAs, type Charge } from './charge.js';

/** One category of a budget: what was planned (EXP-04) and what became of it. Amounts in CNY. */
export interface BudgetLine {
  readonly category: string;
  readonly amount: string;
  readonly purpose: string;
  readonly use: string;
  readonly supplements: string;
  readonly reserved: string;
  readonly spent: string;
}

/** The lines of a draft: known categories, each once, nothing used yet. */
export function plannedLines(drafts: readonly BudgetLineDraft[], policy: ExpensePolicy): BudgetLine[] {
  const categories = drafts.map(({ category }) => category);
  categories.forEach((category, i) => {
    assertKnownCategory(category, policy);
    if (categories.indexOf(category) !== i) throw budgetCategoryTwice({ category });
  });
  return drafts.map(({ category, amount, purpose, use }) => ({ ...unplannedLine(category, purpose, use), amount: Money.of(amount).toString() }));
}

/** A category nothing was planned for; a supplement may open one. */
export const unplannedLine = (category: string, purpose: string, use: string): BudgetLine => ({
  category,
  amount: '0.00',
  purpose,
  use,
  supplements: '0.00',
  reserved: '0.00',
  spent: '0.00',
});

export const grantedOn = ({ amount, supplements }: BudgetLine): Money => Money.of(amount).plus(Money.of(supplements));

export const usedOf = ({ reserved, spent }: BudgetLine): Money => Money.of(reserved).plus(Money.of(spent));

export const availableOn = (line: BudgetLine): Money => grantedOn(line).minus(usedOf(line));

/** The line after a claim took `after` instead of `before`; taking more than is available is refused (EXP-15). */
export function charged(line: BudgetLine, before: Charge, after: Charge): BudgetLine {
  const moved = (kind: Charge['kind'], now: string): string =>
    Money.of(now)
      .minus(Money.of(chargedAs(kind, before, line.category)))
      .plus(Money.of(chargedAs(kind, after, line.category)))
      .toString();
  const then = { ...line, reserved: moved('reserved', line.reserved), spent: moved('spent', line.spent) };
  if (availableOn(then).isNegative())
    throw overBudget({ category: line.category, needed: usedOf(then).minus(usedOf(line)).toString(), available: availableOn(line).toString() });
  return then;
}
