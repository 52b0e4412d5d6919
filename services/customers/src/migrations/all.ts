import { CreateCustomers1763700000101 } from './1763700000101-create-customers.js';

export const MIGRATIONS = [CreateCustomers1763700000101];
