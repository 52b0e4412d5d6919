import { CreatePolicies1763700000001 } from './1763700000001-create-policies.js';

export const MIGRATIONS = [CreatePolicies1763700000001];
