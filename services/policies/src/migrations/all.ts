import { CreatePolicies1763700000001 } from './1763700000001-create-policies.js';
import { Reconciliation1764700000001 } from './1764700000001-reconciliation.js';
import { Regulations1764900000001 } from './1764900000001-regulations.js';
import { ExpandSimulations1766300000001 } from './1766300000001-expand-simulations.js';

export const MIGRATIONS = [CreatePolicies1763700000001, Reconciliation1764700000001, Regulations1764900000001, ExpandSimulations1766300000001];
