import { expenseCategoryUnknown } from '@tradewind/contracts/expenses/budgets.api';
import type { ExpensePolicy } from '@tradewind/policies/kinds';

/** Money is planned and spent under the categories in force only (EXP-03). */
export function assertKnownCategory(category: string, { categories }: ExpensePolicy): void {
  const known = categories.map(({ code }) => code);
  if (!known.includes(category)) throw expenseCategoryUnknown({ category, known });
}
