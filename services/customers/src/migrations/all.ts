import { CreateCustomers1763700000101 } from './1763700000101-create-customers.js';
import { CreditReviewsHaveClocks1764800030001 } from './1764800030001-credit-reviews-have-clocks.js';

export const MIGRATIONS = [CreateCustomers1763700000101, CreditReviewsHaveClocks1764800030001];
