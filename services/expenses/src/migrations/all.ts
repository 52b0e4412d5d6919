import { CreateExpenses1763700000601 } from './1763700000601-create-expenses.js';
import { CreatePayout1764600020001 } from './1764600020001-create-payout.js';
import { ExpandExpenseReviewClocks1765100020001 } from './1765100020001-expand-expense-review-clocks.js';
import { ExpandSupplementReviewClock1766400030001 } from './1766400030001-expand-supplement-review-clock.js';

export const MIGRATIONS = [
  CreateExpenses1763700000601,
  CreatePayout1764600020001,
  ExpandExpenseReviewClocks1765100020001,
  ExpandSupplementReviewClock1766400030001,
];
