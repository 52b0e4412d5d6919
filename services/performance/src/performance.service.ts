import { bonusesApi } from '@tradewind/contracts/performance/bonuses.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { monthsApi } from '@tradewind/contracts/performance/months.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { OPEN_WORK_APIS } from '@tradewind/contracts/identity/open-work';
import { PROCESSES_APIS } from '@tradewind/contracts/processes/processes.api';
import { performanceExports } from '@tradewind/contracts/performance/performance.exports';
import { defineService } from '@tradewind/runtime/service-definition';
import { Bonus } from './domain/bonus.js';
import { Cycle } from './domain/cycle.js';
import { KpiFact } from './domain/kpi-fact.js';
import { KpiMonth } from './domain/kpi-month.js';
import { Scorecard } from './domain/scorecard.js';
import { Target } from './domain/target.js';
import { performanceReadModels } from './performance.read-models.js';
import { MIGRATIONS } from './migrations/all.js';
import { PerformanceModule } from './performance.module.js';
import { PersonReplica } from './replicas/person.replica.js';
import { UnitReplica } from './replicas/unit.replica.js';
import { REPLAY_APIS } from '@tradewind/contracts/policies/replays.api';

export const performanceService = defineService({
  name: 'performance',
  module: PerformanceModule,
  apis: [targetsApi, monthsApi, scorecardsApi, bonusesApi, factsApi, OPEN_WORK_APIS.performance, PROCESSES_APIS.performance, REPLAY_APIS.performance],
  exports: performanceExports,
  readModels: performanceReadModels,
  entities: [Target, Cycle, Scorecard, Bonus, KpiFact, KpiMonth, PersonReplica, UnitReplica],
  migrations: MIGRATIONS,
  processes: true,
  openWork: [
    { kind: 'targets', entity: Target, person: 'ownerId', over: ['acknowledged'], stays: true },
    { kind: 'scorecards', entity: Scorecard, person: 'ownerId', over: ['locked'], stays: true },
    { kind: 'bonuses', entity: Bonus, person: 'ownerId', over: ['paid'], stays: true },
  ],
});
