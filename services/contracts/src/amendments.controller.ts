import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import {
  amendmentsApi,
  type AmendmentId,
  type AmendmentView,
  type ContractVersionsView,
  type FindAmendments,
  type ProposeAmendment,
  type VoidAmendment,
} from '@tradewind/contracts/contracts/amendments.api';
import type { SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import type { ContractId, ContractTextView, SealContract } from '@tradewind/contracts/contracts/contracts.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { orderChangesApi } from '@tradewind/contracts/orders/order-changes.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import { businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Numbers } from '@tradewind/persistence/numbers';
import { contractReviewPolicy, deviationReviewPolicy } from '@tradewind/policies/kinds';
import { AmendmentRepository } from './amendment.repository.js';
import { amendmentView, contractVersionsView, waitingAmendment } from './amendment.view.js';
import { ContractRepository } from './contract.repository.js';
import { amendmentText } from './domain/amendment-wording.js';
import { itemsToPrice } from './domain/amendment-proposal.js';
import { Amendment } from './domain/amendment.js';
import { PriceBook } from './price-book.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { ContractAmendment } from './processes/contract-amendment.process.js';

@Controller()
export class AmendmentsController {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly contracts: ContractRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly prices: PriceBook,
    private readonly numbers: Numbers,
    private readonly bus: OperationClient,
    private readonly others: ServiceCaller,
    private readonly approvers: Approvers,
    private readonly orderFollows: ContractAmendment,
  ) {}

  @Handles(amendmentsApi.draftAmendment)
  async draftAmendment({ contractId, ...wish }: ContractId & ProposeAmendment, author: Actor, at: Date): Promise<AmendmentView> {
    const contract = await this.contracts.get(contractId);
    const prices = await this.prices.inForce(itemsToPrice(contract, wish), contract.customerId, at);
    const amendment = Amendment.draft(contract, wish, prices, author, at);
    await this.contracts.update(contractId, (amended) => amended.beginChange({ kind: 'amendment', id: amendment.id, no: null }));
    return amendmentView(await this.amendments.add(amendment));
  }

  @Handles(amendmentsApi.changeAmendment)
  async changeAmendment({ amendmentId, ...wish }: AmendmentId & ProposeAmendment, author: Actor, at: Date): Promise<AmendmentView> {
    const draft = await this.amendments.get(amendmentId);
    const contract = await this.contracts.get(draft.contractId);
    const prices = await this.prices.inForce(itemsToPrice(contract, wish), contract.customerId, at);
    await this.exceptions.giveBack(draft);
    return amendmentView(await this.amendments.update(amendmentId, (amendment) => amendment.changeTo(contract, wish, prices, author, at)));
  }

  @Handles(amendmentsApi.submitAmendment)
  async submitAmendment({ amendmentId }: AmendmentId, submitter: Actor, at: Date): Promise<AmendmentView> {
    const draft = await this.amendments.get(amendmentId);
    const contract = await this.contracts.get(draft.contractId);
    const customer = await this.bus.call(customersApi.getCustomer, { customerId: draft.customerId });
    const order = await this.others.ask(orderChangesApi.wouldFollow, draft.forOrder());
    const rules = await this.approvers.inForce(contractReviewPolicy, draft);
    const deviation = draft.deviating.length > 0 ? await this.approvers.inForce(deviationReviewPolicy, draft) : undefined;
    const prices = await this.prices.inForce(draft.itemsToPrice(), customer, at);
    const no = draft.no ?? (await this.numbers.next(draft.branch, 'BC', at));
    await this.exceptions.take(draft, businessDate(at));
    const exceptions = await this.exceptions.underneath(draft.after.lines);
    const inForce = { contract, customer, exceptions, prices, rules, deviation, order };
    await this.contracts.updateWhere({ id: contract.id }, (amended) => amended.beginChange({ kind: 'amendment', id: amendmentId, no }));
    return amendmentView(await this.amendments.update(amendmentId, (amendment) => amendment.submit(no, inForce, submitter, at)));
  }

  @Handles(amendmentsApi.decideAmendment)
  async decideAmendment({ amendmentId, ...decision }: AmendmentId & DecideReview, reviewer: Actor, at: Date): Promise<AmendmentView> {
    return this.underReview(amendmentId, (amendment) => amendment.decide(decision, reviewer, at));
  }

  @Handles(amendmentsApi.returnAmendmentToStep)
  async returnAmendmentToStep({ amendmentId, ...back }: AmendmentId & ReturnToStep, reviewer: Actor, at: Date): Promise<AmendmentView> {
    return this.reviewed(amendmentId, (review, given) => returnTo(review, back, reviewer, given), at);
  }

  @Handles(amendmentsApi.addAmendmentApprover)
  async addAmendmentApprover({ amendmentId, ...wish }: AmendmentId & AddApprover, reviewer: Actor, at: Date): Promise<AmendmentView> {
    await this.amendments.get(amendmentId); // out of reach: refused before anybody is asked about
    return this.reviewed(amendmentId, await this.approvers.adding(wish, amendmentsApi.decideAmendment, reviewer), at);
  }

  @Handles(amendmentsApi.withdrawAmendment)
  async withdrawAmendment({ amendmentId, comment }: AmendmentId & SubmitterSays, submitter: Actor, at: Date): Promise<AmendmentView> {
    return this.reviewed(amendmentId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(amendmentsApi.urgeAmendment)
  async urgeAmendment({ amendmentId, comment }: AmendmentId & SubmitterSays, submitter: Actor, at: Date): Promise<AmendmentView> {
    return this.reviewed(amendmentId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(amendmentsApi.amendmentsWaitingForMe)
  amendmentsWaitingForMe(_: object, reviewer: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.amendments, (amendment) => waitingAmendment(amendment, reviewer, at));
  }

  @Handles(amendmentsApi.signAmendment)
  async signAmendment({ amendmentId, ...signature }: AmendmentId & SignForParty, recorder: Actor, at: Date): Promise<AmendmentView> {
    return amendmentView(await this.amendments.update(amendmentId, (amendment) => amendment.signForParty(signature, recorder, at)));
  }

  /** The exceptions have sold before the paper is sealed; the order takes it over right after, in a process that is seen when it cannot. */
  @Handles(amendmentsApi.sealAmendment)
  async sealAmendment({ amendmentId, ...seal }: AmendmentId & SealContract, keeper: Actor, at: Date): Promise<AmendmentView> {
    const signed = await this.amendments.get(amendmentId);
    const contract = await this.contracts.get(signed.contractId);
    const order = await this.others.ask(orderChangesApi.wouldFollow, signed.forOrder());
    await this.exceptions.sell(signed, businessDate(at));
    const sealed = await this.amendments.update(amendmentId, (amendment) => amendment.applySeal(seal, { contract, order }, keeper, at));
    await this.orderFollows.begin(sealed);
    return amendmentView(sealed);
  }

  @Handles(amendmentsApi.voidAmendment)
  async voidAmendment({ amendmentId, reason }: AmendmentId & VoidAmendment, _: Actor, at: Date): Promise<AmendmentView> {
    const amendment = await this.amendments.get(amendmentId);
    await this.exceptions.giveBack(amendment);
    await this.contracts.updateWhere({ id: amendment.contractId }, (contract) => contract.dropChange(amendmentId, at));
    return amendmentView(await this.amendments.update(amendmentId, (given) => given.giveUp(reason)));
  }

  @Handles(amendmentsApi.getAmendment)
  async getAmendment({ amendmentId }: AmendmentId): Promise<AmendmentView> {
    return amendmentView(await this.amendments.get(amendmentId));
  }

  @Handles(amendmentsApi.amendmentText)
  async amendmentText({ amendmentId }: AmendmentId): Promise<ContractTextView> {
    return { text: amendmentText(await this.amendments.get(amendmentId)) };
  }

  @Handles(amendmentsApi.findAmendments)
  findAmendments({ limit, cursor, ...filters }: FindAmendments): Promise<Page<AmendmentView>> {
    return this.amendments.page({ limit, cursor }, filters, amendmentView);
  }

  @Handles(amendmentsApi.contractVersions)
  async contractVersions({ contractId }: ContractId): Promise<ContractVersionsView> {
    const contract = await this.contracts.get(contractId);
    return contractVersionsView(contract, await this.amendments.findAll({ contractId, status: 'effective' }));
  }

  private reviewed(amendmentId: string, verb: ReviewVerb, at: Date): Promise<AmendmentView> {
    return this.underReview(amendmentId, (amendment) => amendment.underReview(verb, at));
  }

  /** Returned, rejected or withdrawn it is a draft again: what exceptions set aside for it is free until it is submitted anew. */
  private async underReview(amendmentId: string, decide: (amendment: Amendment) => void): Promise<AmendmentView> {
    await this.exceptions.hold(await this.amendments.get(amendmentId));
    const amendment = await this.amendments.update(amendmentId, decide);
    if (amendment.status === 'draft') await this.exceptions.giveBack(amendment);
    return amendmentView(amendment);
  }
}
