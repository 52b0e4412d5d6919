import { reviewsOf } from '@tradewind/approvals/replay';
import type { Database } from '@tradewind/persistence/database';
import type { FactSource } from '@tradewind/policies/replay';

/** What this service recorded that drafts of policies would have decided: reviews of budgets, supplements and claims. */
export const expensesReplays = (db: Database): readonly FactSource[] => [
  reviewsOf(db, { table: 'claim', keys: ['claim-review'], no: 'it."no"', amount: 'it."total"' }),
  reviewsOf(db, {
    table: 'budget',
    keys: ['budget-review'],
    no: 'it."no"',
    amount: `(SELECT coalesce(sum((line ->> 'amount')::numeric), 0) FROM jsonb_array_elements(it."lines") line)`,
  }),
  reviewsOf(db, { table: 'supplement', keys: ['budget-review'], no: 'it."category"', amount: 'it."amount"' }),
];
