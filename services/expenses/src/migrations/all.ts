import { CreateExpenses1763700000601 } from './1763700000601-create-expenses.js';

export const MIGRATIONS = [CreateExpenses1763700000601];
