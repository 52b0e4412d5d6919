import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { defineService } from '@tradewind/runtime/service-definition';
import { Policy } from './domain/policy.js';
import { MIGRATIONS } from './migrations/all.js';
import { PoliciesModule } from './policies.module.js';

export const policiesService = defineService({ name: 'policies', module: PoliciesModule, apis: [policiesApi], entities: [Policy], migrations: MIGRATIONS });
