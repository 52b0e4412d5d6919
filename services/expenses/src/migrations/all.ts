import { CreateExpenses1763700000601 } from './1763700000601-create-expenses.js';
import { CreatePayout1764600020001 } from './1764600020001-create-payout.js';
import { ExpenseReviewsHaveClocks1764800020001 } from './1764800020001-expense-reviews-have-clocks.js';

export const MIGRATIONS = [CreateExpenses1763700000601, CreatePayout1764600020001, ExpenseReviewsHaveClocks1764800020001];
