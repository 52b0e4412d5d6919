import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { regulationsApi } from '@tradewind/contracts/policies/regulations.api';
import { simulationsApi } from '@tradewind/contracts/policies/simulations.api';
import { defineService } from '@tradewind/runtime/service-definition';
import { Policy } from './domain/policy.js';
import { Regulation } from './domain/regulation.js';
import { Simulation } from './domain/simulation.js';
import { lastReconciliation } from './last-reconciliation.js';
import { MIGRATIONS } from './migrations/all.js';
import { PoliciesModule } from './policies.module.js';
import { Reconciliation } from './reconciliation.entity.js';
import { SimulationPart } from './simulation-part.entity.js';

export const policiesService = defineService({
  name: 'policies',
  module: PoliciesModule,
  apis: [policiesApi, regulationsApi, simulationsApi],
  entities: [Policy, Regulation, Reconciliation, Simulation, SimulationPart],
  migrations: MIGRATIONS,
  status: lastReconciliation,
});
