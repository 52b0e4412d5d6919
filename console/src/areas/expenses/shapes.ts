import type { ItemOf, ReplyOf } from '../../api/call.js';

export type Claim = ReplyOf<'expenses.getClaim'>;
export type ClaimLine = Claim['lines'][number];
export type Budget = ReplyOf<'expenses.getBudget'>;
export type BudgetLine = Budget['lines'][number];
export type Execution = ItemOf<'expenses.budgetExecution'>;
export type Supplement = ItemOf<'expenses.findSupplements'>;
export type Payout = ItemOf<'expenses.findPayouts'>;
/** What the review of anything here looks like. */
export type Review = NonNullable<Claim['review']>;
