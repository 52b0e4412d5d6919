import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Flag, Id, Ids, Instant, Json, ListOf, One, OneOf, OrgPath, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { policyNotFound } from './policies.api.js';
import { ReplayedBonusView, ReplayedOutcomeView, ReplayedReviewsView, ReplayedStepView, REPLAYING, type Replaying } from './replays.api.js';

export const SIMULATION_STATUSES = ['running', 'done', 'failed'] as const;
export type SimulationStatus = (typeof SIMULATION_STATUSES)[number];

export class SimulationId {
  @Id() readonly simulationId!: string;
}

export class SimulatePolicies {
  @Ids({ max: 20, doc: 'Ids of proposed policies: together the set that is tried' }) readonly policyIds!: readonly string[];
  @Ids({ optional: true, max: 5, doc: 'Ids of drafted contract templates: which contracts would have differed from them (CON-07)' })
  readonly templateIds?: readonly string[];
  @DateOnly({ doc: 'First day of the past period' }) readonly from!: string;
  @DateOnly({ doc: 'Last day; today at the latest, a year and a day after the first' }) readonly to!: string;
  @Text({ max: 500, doc: 'What is to be found out' }) readonly reason!: string;
}

export class FindSimulations extends PageRequest {
  @AnyOf(SIMULATION_STATUSES, { name: 'SimulationStatus' }) readonly status?: SimulationStatus[];
}

/** A draft as it was when it was tried; of a contract template only which. */
export class SimulatedDraftView {
  @Id() readonly policyId!: string;
  @Code() readonly key!: string;
  @OrgPath() readonly org!: string;
  @Json() readonly value!: object;
  @Text({ nullable: true, doc: 'What was in force for that unit when it was tried, e.g. `payment@hq/3`' }) readonly against!: string | null;
}

export class SimulationProgressView {
  @OneOf(REPLAYING, { name: 'Replaying' }) readonly service!: Replaying;
  @Count({ doc: 'Facts looked at so far' }) readonly facts!: number;
  @Flag() readonly done!: boolean;
}

export class BonusTotalsView {
  @Count({ doc: 'People who would get another amount' }) readonly peopleChanged!: number;
  @Text({ doc: 'All bonuses as they were' }) readonly before!: string;
  @Text() readonly after!: string;
}

/** The difference that the drafts would have made, as if they had been in force in the whole period. */
export class SimulationResultView {
  @Count() readonly facts!: number;
  @ListOf(() => ReplayedReviewsView, { min: 0 }) readonly reviews!: readonly ReplayedReviewsView[];
  @ListOf(() => ReplayedStepView, { min: 0 }) readonly steps!: readonly ReplayedStepView[];
  @ListOf(() => ReplayedOutcomeView, { min: 0 }) readonly outcomes!: readonly ReplayedOutcomeView[];
  @One(() => BonusTotalsView) readonly bonuses!: BonusTotalsView;
}

export class SimulationView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OrgPath({ doc: 'The unit that all drafts lie in' }) readonly org!: string;
  @OneOf(SIMULATION_STATUSES, { name: 'SimulationStatus' }) readonly status!: SimulationStatus;
  @DateOnly() readonly from!: string;
  @DateOnly() readonly to!: string;
  @Text({ max: 500 }) readonly reason!: string;
  @ListOf(() => SimulatedDraftView) readonly drafts!: readonly SimulatedDraftView[];
  @Id() readonly requestedBy!: string;
  @Text() readonly requestedByName!: string;
  @Instant() readonly requestedAt!: string;
  @Instant({ nullable: true }) readonly finishedAt!: string | null;
  @ListOf(() => SimulationProgressView, { min: 0 }) readonly progress!: readonly SimulationProgressView[];
  @One(() => SimulationResultView, { nullable: true, doc: 'Once it is done' }) readonly result!: SimulationResultView | null;
  @Text({ nullable: true, doc: 'SHA-256 of the whole result, bonuses included; also in the audit trail' }) readonly resultHash!: string | null;
  @Text({ nullable: true, max: 1000, doc: 'Why it failed' }) readonly failure!: string | null;
}

export class SimulatedBonusesView {
  @ListOf(() => ReplayedBonusView, { min: 0, max: 10_000 }) readonly items!: readonly ReplayedBonusView[];
}

export const simulationNotFound = defineFault('simulation.not-found', 'not-found', {
  en: (d: { simulationId: string }) => `There is no simulation ${d.simulationId} within your reach.`,
  zh: (d) => `您的权限范围内没有推演 ${d.simulationId}。`,
});

const again = { waysForward: [{ operation: 'policies.simulate', whoMay: 'policy:simulate' }] };

export const onlyDraftsAreSimulated = defineFault(
  'simulation.not-a-draft',
  'refused',
  {
    en: (d: { key: string; status: string }) => `Only what is proposed is simulated; this version of "${d.key}" is ${d.status}.`,
    zh: (d) => `只能推演待批准的草案；参数“${d.key}”的这一版状态为“${d.status}”。`,
  },
  { requirement: 'XCT-01', ...again },
);

export const nothingToSimulate = defineFault(
  'simulation.nothing-to-try',
  'refused',
  {
    en: () => 'Name at least one proposed policy or drafted template to try.',
    zh: () => '请至少指定一项待批准的制度参数或合同范本草案。',
  },
  { requirement: 'XCT-01', ...again },
);

export const kindNotReplayable = defineFault(
  'simulation.kind-not-replayable',
  'refused',
  {
    en: (d: { key: string; known: readonly string[] }) => `No recorded fact says what "${d.key}" would have changed; simulated are ${d.known.join(', ')}.`,
    zh: (d) => `没有可据以推演“${d.key}”的历史事实；可推演：${d.known.join('、')}。`,
  },
  { requirement: 'XCT-01', ...again },
);

export const draftedTwice = defineFault(
  'simulation.drafted-twice',
  'refused',
  {
    en: (d: { key: string; org: string }) => `The set names two drafts of "${d.key}" for ${d.org}: only one of them could be in force.`,
    zh: (d) => `同一套草案中，${d.org} 的“${d.key}”出现两次，只能有一个生效。`,
  },
  { requirement: 'XCT-01', ...again },
);

export const simulationPeriodWrong = defineFault(
  'simulation.period-wrong',
  'refused',
  {
    en: (d: { from: string; to: string; today: string }) =>
      `Simulated is a past period of at most a year: ${d.from} to ${d.to} is not one, today is ${d.today}.`,
    zh: (d) => `只能推演过去不超过一年的期间：${d.from} 至 ${d.to} 不符合，今天是 ${d.today}。`,
  },
  { requirement: 'XCT-01', ...again },
);

export const simulationsApi = defineApi('policies', {
  simulate: operation({
    http: 'POST /simulations',
    allow: 'policy:simulate',
    summary: 'Try proposed policies on the facts of a past period (推演)',
    description:
      'Answers at once; the services then decide their recorded facts again under the drafts, piece by piece, with the functions that enforce. Nothing is changed by it.',
    body: SimulatePolicies,
    reply: SimulationView,
    faults: [policyNotFound, nothingToSimulate, onlyDraftsAreSimulated, kindNotReplayable, draftedTwice, simulationPeriodWrong],
  }),
  findSimulations: operation({
    http: 'GET /simulations',
    allow: 'policy:simulate',
    summary: 'Simulations, newest first',
    query: FindSimulations,
    reply: page(SimulationView),
  }),
  getSimulation: operation({
    http: 'GET /simulations/:simulationId',
    allow: 'policy:simulate',
    summary: 'One simulation: how far it is, and the difference it found',
    params: SimulationId,
    reply: SimulationView,
    faults: [simulationNotFound],
  }),
  simulatedBonuses: operation({
    http: 'GET /simulations/:simulationId/bonuses',
    allow: 'policy:simulate',
    summary: 'Bonus per person, as it was and as it would have been',
    description: 'Of those people whose scorecards one may see (`scorecard:read`).',
    params: SimulationId,
    reply: SimulatedBonusesView,
    faults: [simulationNotFound],
  }),
});
