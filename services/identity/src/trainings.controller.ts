import { Controller } from '@nestjs/common';
import { personNotFound } from '@tradewind/contracts/identity/identity.faults';
import {
  trainedApi,
  trainingsApi,
  type AskTraining,
  type FindTrainings,
  type LastTrainingView,
  type RecordTraining,
  type TrainingId,
  type TrainingView,
  type UntrainedReport,
  type VoidTraining,
} from '@tradewind/contracts/identity/trainings.api';
import type { Page } from '@tradewind/contracts/page';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { contractLawTrainingPolicy, TRAINING_COUNTS_DAYS } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { holdersIn } from './domain/holders.js';
import { HQ_PATH } from './domain/org-unit.js';
import { Training } from './domain/training.js';
import { AccountRepository } from './person.repository.js';
import { Separation } from './separation.js';
import { TrainingRepository } from './training.repository.js';

/** Who has one of these, drafts or signs contracts. */
const OF_CONTRACTS: readonly string[] = ['contract:write', 'contract:sign', 'contract:sign-lot'];

@Controller()
export class TrainingsController {
  constructor(
    private readonly trainings: TrainingRepository,
    private readonly accounts: AccountRepository,
    private readonly organisation: Separation,
    private readonly policies: Policies,
  ) {}

  @Handles(trainingsApi.recordTraining)
  async recordTraining(given: RecordTraining, by: Actor, at: Date): Promise<TrainingView> {
    const ids = given.tookPart.map(({ personId }) => personId);
    const names = new Map((await this.accounts.findAll({ id: ids })).map(({ id, name }) => [id, name]));
    const unknown = ids.find((id) => !names.has(id));
    if (unknown !== undefined) throw personNotFound({ personId: unknown });
    return trainingView(await this.trainings.add(Training.record(given, names, by, at)));
  }

  @Handles(trainingsApi.voidTraining)
  async voidTraining({ trainingId, reason }: TrainingId & VoidTraining): Promise<TrainingView> {
    return trainingView(await this.trainings.update(trainingId, (training) => training.giveUp(reason)));
  }

  @Handles(trainingsApi.untrainedInContractLaw)
  async untrainedInContractLaw(_: object, _by: Actor, at: Date): Promise<UntrainedReport> {
    const held = holdersIn(await this.organisation.now()).filter(({ permission }) => OF_CONTRACTS.includes(permission));
    const people = new Map(held.map(({ person }) => [person.id, person]));
    const validDays = (await this.policies.ifAny(contractLawTrainingPolicy, HQ_PATH))?.value.validDays ?? TRAINING_COUNTS_DAYS;
    const passed = await this.trainings.lastPassed('contract-law', [...people.keys()]);
    const earliest = addDays(businessDate(at), -validDays);
    const untrained = [...people.values()]
      .filter(({ id }) => (passed.get(id) ?? '') < earliest)
      .map(({ id: personId, name, org }) => ({ personId, name, org, trainedOn: passed.get(personId) ?? null }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh') || (a.personId < b.personId ? -1 : 1));
    return { validDays, askedOf: people.size, untrained };
  }

  @Handles(trainedApi.lastTraining)
  async lastTraining({ personId, topic }: AskTraining): Promise<LastTrainingView> {
    return { trainedOn: (await this.trainings.lastPassed(topic, [personId])).get(personId) ?? null };
  }

  @Handles(trainingsApi.getTraining)
  async getTraining({ trainingId }: TrainingId): Promise<TrainingView> {
    return trainingView(await this.trainings.get(trainingId));
  }

  @Handles(trainingsApi.findTrainings)
  async findTrainings({ limit, cursor, ...wanted }: FindTrainings): Promise<Page<TrainingView>> {
    return this.trainings.page({ limit, cursor }, { ...(await this.trainings.filters(wanted)) }, trainingView);
  }
}

function trainingView(training: Training): TrainingView {
  const { id, version, status, topic, title, heldOn, taughtBy, documentName, documentHash, tookPart, recordedBy, voidBecause } = training;
  return { id, version, status, topic, title, heldOn, taughtBy, documentName, documentHash, tookPart, recordedBy, voidBecause };
}
