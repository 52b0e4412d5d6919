import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import type { ContractId } from '@tradewind/contracts/contracts/contracts.api';
import {
  terminationsApi,
  type ConcludeTermination,
  type FindTerminations,
  type RequestTermination,
  type TerminationId,
  type TerminationView,
  type VoidTermination,
} from '@tradewind/contracts/contracts/terminations.api';
import { orderChangesApi } from '@tradewind/contracts/orders/order-changes.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Numbers } from '@tradewind/persistence/numbers';
import { terminationReviewPolicy } from '@tradewind/policies/kinds';
import { ContractRepository } from './contract.repository.js';
import { Termination } from './domain/termination.js';
import { ContractTermination } from './processes/contract-termination.process.js';
import { TerminationRepository } from './termination.repository.js';
import { terminationView, waitingTermination } from './termination.view.js';

@Controller()
export class TerminationsController {
  constructor(
    private readonly terminations: TerminationRepository,
    private readonly contracts: ContractRepository,
    private readonly numbers: Numbers,
    private readonly others: ServiceCaller,
    private readonly approvers: Approvers,
    private readonly ending: ContractTermination,
  ) {}

  @Handles(terminationsApi.requestTermination)
  async requestTermination({ contractId, ...wish }: ContractId & RequestTermination, by: Actor, at: Date): Promise<TerminationView> {
    const contract = await this.contracts.get(contractId);
    const standing = await this.others.ask(orderChangesApi.orderStanding, { contractId });
    const rules = await this.approvers.inForce(terminationReviewPolicy, contract);
    const no = await this.numbers.next(contract.branch, 'JC', at);
    const termination = Termination.request(no, contract, wish, { standing, rules }, by, at);
    await this.contracts.update(contractId, (ending) => ending.beginChange({ kind: 'termination', id: termination.id, no }));
    return terminationView(await this.terminations.add(termination));
  }

  @Handles(terminationsApi.requestTerminationAgain)
  async requestTerminationAgain({ terminationId, ...wish }: TerminationId & RequestTermination, by: Actor, at: Date): Promise<TerminationView> {
    const returned = await this.terminations.get(terminationId);
    const { contractId } = returned;
    const standing = await this.others.ask(orderChangesApi.orderStanding, { contractId });
    const rules = await this.approvers.inForce(terminationReviewPolicy, returned);
    await this.contracts.updateWhere({ id: contractId }, (ending) => ending.beginChange({ kind: 'termination', id: terminationId, no: returned.no }));
    return terminationView(await this.terminations.update(terminationId, (termination) => termination.requestAgain(wish, { standing, rules }, by, at)));
  }

  @Handles(terminationsApi.decideTermination)
  async decideTermination({ terminationId, ...decision }: TerminationId & DecideReview, reviewer: Actor, at: Date): Promise<TerminationView> {
    return terminationView(await this.terminations.update(terminationId, (termination) => termination.decide(decision, reviewer, at)));
  }

  @Handles(terminationsApi.returnTerminationToStep)
  async returnTerminationToStep({ terminationId, ...back }: TerminationId & ReturnToStep, reviewer: Actor, at: Date): Promise<TerminationView> {
    return this.reviewed(terminationId, (review, given) => returnTo(review, back, reviewer, given), at);
  }

  @Handles(terminationsApi.addTerminationApprover)
  async addTerminationApprover({ terminationId, ...wish }: TerminationId & AddApprover, reviewer: Actor, at: Date): Promise<TerminationView> {
    await this.terminations.get(terminationId); // out of reach: refused before anybody is asked about
    return this.reviewed(terminationId, await this.approvers.adding(wish, terminationsApi.decideTermination, reviewer), at);
  }

  @Handles(terminationsApi.withdrawTermination)
  async withdrawTermination({ terminationId, comment }: TerminationId & SubmitterSays, submitter: Actor, at: Date): Promise<TerminationView> {
    return this.reviewed(terminationId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(terminationsApi.urgeTermination)
  async urgeTermination({ terminationId, comment }: TerminationId & SubmitterSays, submitter: Actor, at: Date): Promise<TerminationView> {
    return this.reviewed(terminationId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(terminationsApi.terminationsWaitingForMe)
  terminationsWaitingForMe(_: object, reviewer: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.terminations, (termination) => waitingTermination(termination, reviewer, at));
  }

  @Handles(terminationsApi.concludeTermination)
  async concludeTermination({ terminationId, ...end }: TerminationId & ConcludeTermination, by: Actor, at: Date): Promise<TerminationView> {
    const { contractId } = await this.terminations.get(terminationId);
    const standing = await this.others.ask(orderChangesApi.orderStanding, { contractId });
    const ending = await this.terminations.update(terminationId, (termination) => termination.conclude(end, standing, by, at));
    await this.ending.begin(ending);
    return terminationView(ending);
  }

  @Handles(terminationsApi.voidTermination)
  async voidTermination({ terminationId, reason }: TerminationId & VoidTermination, _: Actor, at: Date): Promise<TerminationView> {
    const { contractId } = await this.terminations.get(terminationId);
    await this.contracts.updateWhere({ id: contractId }, (contract) => contract.dropChange(terminationId, at));
    return terminationView(await this.terminations.update(terminationId, (termination) => termination.giveUp(reason)));
  }

  @Handles(terminationsApi.getTermination)
  async getTermination({ terminationId }: TerminationId): Promise<TerminationView> {
    return terminationView(await this.terminations.get(terminationId));
  }

  @Handles(terminationsApi.findTerminations)
  findTerminations({ limit, cursor, ...filters }: FindTerminations): Promise<Page<TerminationView>> {
    return this.terminations.page({ limit, cursor }, filters, terminationView);
  }

  private async reviewed(terminationId: string, verb: ReviewVerb, at: Date): Promise<TerminationView> {
    return terminationView(await this.terminations.update(terminationId, (termination) => termination.underReview(verb, at)));
  }
}
