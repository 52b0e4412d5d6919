import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation, serviceOperation } from '@tradewind/kernel/operation';
import { AnyOf, Count, DateOnly, Id, ListOf, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { personNotFound } from './identity.faults.js';

export const TRAINING_TOPICS = ['contract-law', 'product', 'skills', 'crm', 'complaints', 'safety'] as const;
export type TrainingTopic = (typeof TRAINING_TOPICS)[number];
export const TRAINING_RESULTS = ['passed', 'failed', 'not-tested'] as const;
export type TrainingResult = (typeof TRAINING_RESULTS)[number];
export const TRAINING_STATUSES = ['held', 'void'] as const;
export type TrainingStatus = (typeof TRAINING_STATUSES)[number];

export class TrainingId {
  @Id() readonly trainingId!: string;
}

export class TookPart {
  @Id() readonly personId!: string;
  @OneOf(TRAINING_RESULTS, { name: 'TrainingResult', doc: '`not-tested`: there was no test' }) readonly result!: TrainingResult;
  @Count({ max: 100, optional: true, doc: 'Points of the test' }) readonly score?: number;
}

export class RecordTraining {
  @OneOf(TRAINING_TOPICS, { name: 'TrainingTopic' }) readonly topic!: TrainingTopic;
  @Text({ max: 200 }) readonly title!: string;
  @DateOnly() readonly heldOn!: string;
  @Text({ max: 100, doc: 'Who taught it' }) readonly taughtBy!: string;
  @Text({ max: 200, doc: 'Name of the paper that proves it: list of attendance, test' }) readonly documentName!: string;
  @Text({ min: 64, max: 64, doc: 'SHA-256 of that paper, 64 hexadecimal digits' }) readonly documentHash!: string;
  @ListOf(() => TookPart, { max: 500, doc: 'Each person once' }) readonly tookPart!: readonly TookPart[];
}

export class VoidTraining {
  @Text({ max: 500, doc: 'Why it does not count' }) readonly reason!: string;
}

export class FindTrainings extends SearchRequest {
  @AnyOf(TRAINING_TOPICS, { name: 'TrainingTopic' }) readonly topic?: TrainingTopic[];
  @AnyOf(TRAINING_STATUSES, { name: 'TrainingStatus' }) readonly status?: TrainingStatus[];
  @Id({ optional: true, doc: 'In which this person took part' }) readonly personId?: string;
}

export class TookPartView {
  @Id() readonly personId!: string;
  @Text() readonly name!: string;
  @OneOf(TRAINING_RESULTS, { name: 'TrainingResult' }) readonly result!: TrainingResult;
  @Count({ nullable: true }) readonly score!: number | null;
}

export class TrainingView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OneOf(TRAINING_STATUSES, { name: 'TrainingStatus' }) readonly status!: TrainingStatus;
  @OneOf(TRAINING_TOPICS, { name: 'TrainingTopic' }) readonly topic!: TrainingTopic;
  @Text() readonly title!: string;
  @DateOnly() readonly heldOn!: string;
  @Text() readonly taughtBy!: string;
  @Text() readonly documentName!: string;
  @Text({ doc: 'SHA-256' }) readonly documentHash!: string;
  @ListOf(() => TookPartView) readonly tookPart!: readonly TookPartView[];
  @Id() readonly recordedBy!: string;
  @Text({ max: 500, nullable: true }) readonly voidBecause!: string | null;
}

/** Somebody who may draft or sign contracts, and whose training in contract law does not count today. */
export class UntrainedView {
  @Id() readonly personId!: string;
  @Text() readonly name!: string;
  @OrgPath() readonly org!: string;
  @DateOnly({ nullable: true, doc: 'Day of the last training that was passed; null: there was none' }) readonly trainedOn!: string | null;
}

export class UntrainedReport {
  @Count({ doc: 'Days for which a training counts, as the policy has it' }) readonly validDays!: number;
  @Count({ doc: 'How many may draft or sign contracts' }) readonly askedOf!: number;
  @ListOf(() => UntrainedView, { min: 0, doc: 'By name' }) readonly untrained!: readonly UntrainedView[];
}

export class AskTraining {
  @Id() readonly personId!: string;
  @OneOf(TRAINING_TOPICS, { name: 'TrainingTopic' }) readonly topic!: TrainingTopic;
}

export class LastTrainingView {
  @DateOnly({ nullable: true, doc: 'Day of the last training that was passed' }) readonly trainedOn!: string | null;
}

export const trainingNotFound = defineFault('training.not-found', 'not-found', {
  en: (d: { trainingId: string }) => `There is no training ${d.trainingId}.`,
  zh: (d) => `没有培训记录 ${d.trainingId}。`,
});

export const trainingUnclear = defineFault('training.unclear', 'invalid', {
  en: (d: { problem: string }) => `The record proves nothing so: ${d.problem}.`,
  zh: (d) => `培训记录不能作为证据：${d.problem}。`,
});

/** Said by contracts, where the policy refuses and does not only report. */
export const contractLawUntrained = defineFault(
  'training.contract-law-missing',
  'refused',
  {
    en: (d: { name: string; trainedOn: string | null; validDays: number; policy: string }) =>
      `${d.name} drafts and signs no contracts without training in contract law within the last ${d.validDays} days (${d.policy}); the last one passed was ${d.trainedOn ?? 'never'}. Have the training recorded, or let somebody trained do it.`,
    zh: (d) =>
      `${d.name} 最近 ${d.validDays} 日内没有合格的合同法律培训记录（${d.policy}），上次合格：${d.trainedOn ?? '无'}，不得起草、签订合同。请参加培训并由人事登记，或由已培训人员办理。`,
  },
  { requirement: 'CON-20', clause: '000 §7.3.3', waysForward: [{ operation: 'identity.recordTraining', whoMay: 'training:manage' }] },
);

/** What was taught to whom, and with what result; evidence for as long as the company lives (CON-20). */
export const trainingsApi = defineApi('identity', {
  recordTraining: operation({
    http: 'POST /trainings',
    allow: 'training:manage',
    summary: 'Put a training on record: topic, day, who taught, who took part with which result, hash of the paper',
    description: 'CON-20: nothing of it is changed afterwards; a record that is wrong is made void with a reason and made anew.',
    body: RecordTraining,
    reply: TrainingView,
    faults: [trainingUnclear, personNotFound],
  }),
  voidTraining: operation({
    http: 'POST /trainings/:trainingId/void',
    allow: 'training:manage',
    summary: 'Say that a record does not count, and why',
    params: TrainingId,
    body: VoidTraining,
    reply: TrainingView,
    faults: [trainingNotFound],
  }),
  untrainedInContractLaw: operation({
    http: 'GET /trainings/contract-law/missing',
    allow: 'training:read',
    summary: 'Who may draft or sign contracts, by a post or as a deputy, and has no valid training in contract law',
    description: 'CON-20: for how long a training counts is the policy `contract-law-training` (730 days where none does).',
    reply: UntrainedReport,
  }),
  getTraining: operation({
    http: 'GET /trainings/:trainingId',
    allow: 'training:read',
    summary: 'One training',
    params: TrainingId,
    reply: TrainingView,
    faults: [trainingNotFound],
  }),
  findTrainings: operation({
    http: 'GET /trainings',
    allow: 'training:read',
    summary: 'Trainings, newest first',
    query: FindTrainings,
    reply: page(TrainingView),
  }),
});

/** For services that let only trained people do something. */
export const trainedApi = defineApi('identity', {
  lastTraining: serviceOperation({
    from: ['contracts'],
    summary: 'When somebody last passed a training: asked before they draft or sign a contract, where the policy refuses without (CON-20)',
    query: AskTraining,
    reply: LastTrainingView,
  }),
});
