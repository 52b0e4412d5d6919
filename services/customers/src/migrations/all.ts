import { CreateCustomers1763700000101 } from './1763700000101-create-customers.js';
import { ExampleLeadScreening1763700000102 } from './1763700000102-example-lead-screening.js';

export const MIGRATIONS = [CreateCustomers1763700000101, ExampleLeadScreening1763700000102];
