import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { waitingCases } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import type { ConcludeAgreementEnd, EndAgreement, RenewAgreement, VoidAgreement } from '@tradewind/contracts/contracts/agreements';
import type { SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import type { ContractTextView, SealContract } from '@tradewind/contracts/contracts/contracts.api';
import {
  partnerAgreementsApi,
  type DraftPartnerAgreement,
  type FindPartnerAgreements,
  type PartnerAgreementId,
  type PartnerAgreementView,
  type PartnerTerms,
} from '@tradewind/contracts/contracts/partner-agreements.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { Numbers } from '@tradewind/persistence/numbers';
import { contractReviewPolicy, partnerTermsPolicy, terminationReviewPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { ContractLawTraining } from './contract-law-training.js';
import { ContractTemplateRepository } from './contract-template.repository.js';
import { PartnerAgreement, type PartnerBasis } from './domain/partner-agreement.js';
import { ProductRepository } from './product.repository.js';
import { RenewalReminders } from './renewal-reminders.js';
import { PartnerAgreementRepository } from './partner-agreement.repository.js';
import { partnerAgreementView, waitingPartnerAgreement } from './partner-agreement.view.js';

/** Where a review is open: of the agreement, or of its early end. */
const REVIEWED = ['in-review', 'ending'];

interface BasisOf {
  readonly customerId: string;
  readonly templateCode: string;
  readonly productIds: readonly string[];
}

@Controller()
export class PartnerAgreementsController {
  constructor(
    private readonly agreements: PartnerAgreementRepository,
    private readonly templates: ContractTemplateRepository,
    private readonly products: ProductRepository,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
    private readonly bus: OperationClient,
    private readonly approvers: Approvers,
    private readonly reminders: RenewalReminders,
    private readonly training: ContractLawTraining,
  ) {}

  @Handles(partnerAgreementsApi.draftPartnerAgreement)
  async draftPartnerAgreement({ customerId, templateCode, ...wish }: DraftPartnerAgreement, author: Actor, at: Date): Promise<PartnerAgreementView> {
    const basis = await this.basis({ customerId, templateCode, productIds: wish.productIds });
    await this.training.assertOf(author, basis.customer.org, at);
    return partnerAgreementView(await this.agreements.add(PartnerAgreement.draft(wish, basis, author, at)));
  }

  @Handles(partnerAgreementsApi.changePartnerAgreement)
  async changePartnerAgreement({ partnerAgreementId, ...wish }: PartnerAgreementId & PartnerTerms, author: Actor, at: Date): Promise<PartnerAgreementView> {
    const { customerId, templateCode } = await this.agreements.get(partnerAgreementId);
    const basis = await this.basis({ customerId, templateCode, productIds: wish.productIds });
    return this.update(partnerAgreementId, (agreement) => agreement.changeTo(wish, basis, author, at));
  }

  @Handles(partnerAgreementsApi.submitPartnerAgreement)
  async submitPartnerAgreement({ partnerAgreementId }: PartnerAgreementId, submitter: Actor, at: Date): Promise<PartnerAgreementView> {
    const agreement = await this.agreements.get(partnerAgreementId);
    const template = await this.templates.effective(agreement.templateCode, 'partner');
    const rules = await this.approvers.inForce(contractReviewPolicy, agreement);
    const limits = await this.policies.inForce(partnerTermsPolicy, agreement.org);
    const no = agreement.no ?? (await this.numbers.next(agreement.branch, 'HZ', at));
    const rivals = await this.agreements.rivals(agreement);
    return this.update(partnerAgreementId, (draft) => draft.submit(no, { template, rules, limits, rivals }, submitter, at));
  }

  @Handles(partnerAgreementsApi.decidePartnerAgreement)
  decidePartnerAgreement({ partnerAgreementId, ...decision }: PartnerAgreementId & DecideReview, reviewer: Actor, at: Date): Promise<PartnerAgreementView> {
    return this.update(partnerAgreementId, (agreement) => agreement.decide(decision, reviewer, at));
  }

  @Handles(partnerAgreementsApi.returnPartnerAgreementToStep)
  returnPartnerAgreementToStep({ partnerAgreementId, ...back }: PartnerAgreementId & ReturnToStep, reviewer: Actor, at: Date): Promise<PartnerAgreementView> {
    return this.reviewed(partnerAgreementId, (review, given) => returnTo(review, back, reviewer, given), at);
  }

  @Handles(partnerAgreementsApi.addPartnerAgreementApprover)
  async addPartnerAgreementApprover(
    { partnerAgreementId, ...wish }: PartnerAgreementId & AddApprover,
    reviewer: Actor,
    at: Date,
  ): Promise<PartnerAgreementView> {
    await this.agreements.get(partnerAgreementId); // out of reach: refused before anybody is asked about
    return this.reviewed(partnerAgreementId, await this.approvers.adding(wish, partnerAgreementsApi.decidePartnerAgreement, reviewer), at);
  }

  @Handles(partnerAgreementsApi.withdrawPartnerAgreement)
  withdrawPartnerAgreement({ partnerAgreementId, comment }: PartnerAgreementId & SubmitterSays, submitter: Actor, at: Date): Promise<PartnerAgreementView> {
    return this.reviewed(partnerAgreementId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(partnerAgreementsApi.urgePartnerAgreement)
  urgePartnerAgreement({ partnerAgreementId, comment }: PartnerAgreementId & SubmitterSays, submitter: Actor, at: Date): Promise<PartnerAgreementView> {
    return this.reviewed(partnerAgreementId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(partnerAgreementsApi.partnerAgreementsWaitingForMe)
  partnerAgreementsWaitingForMe(_: object, reviewer: Actor, at: Date): Promise<WaitingCases> {
    const page = (of: { limit: number; cursor?: string | undefined }) => this.agreements.page(of, { status: REVIEWED }, (agreement) => agreement);
    return waitingCases(page, (agreement) => waitingPartnerAgreement(agreement, reviewer, at));
  }

  @Handles(partnerAgreementsApi.signPartnerAgreement)
  async signPartnerAgreement(
    { partnerAgreementId, ...signature }: PartnerAgreementId & SignForParty,
    recorder: Actor,
    at: Date,
  ): Promise<PartnerAgreementView> {
    await this.training.assertOf(recorder, (await this.agreements.get(partnerAgreementId)).org, at);
    return this.update(partnerAgreementId, (agreement) => agreement.signForParty(signature, recorder, at));
  }

  @Handles(partnerAgreementsApi.sealPartnerAgreement)
  async sealPartnerAgreement({ partnerAgreementId, ...seal }: PartnerAgreementId & SealContract, keeper: Actor, at: Date): Promise<PartnerAgreementView> {
    const signed = await this.agreements.get(partnerAgreementId);
    const remindDays = await this.reminders.daysBefore(signed.org);
    const rivals = await this.agreements.rivals(signed);
    return this.update(partnerAgreementId, (agreement) => agreement.applySeal(seal, { keeper, remindDays, rivals }, at));
  }

  @Handles(partnerAgreementsApi.voidPartnerAgreement)
  voidPartnerAgreement({ partnerAgreementId, reason }: PartnerAgreementId & VoidAgreement): Promise<PartnerAgreementView> {
    return this.update(partnerAgreementId, (agreement) => agreement.giveUp(reason));
  }

  @Handles(partnerAgreementsApi.renewPartnerAgreement)
  async renewPartnerAgreement({ partnerAgreementId, ...period }: PartnerAgreementId & RenewAgreement, author: Actor, at: Date): Promise<PartnerAgreementView> {
    const agreement = await this.agreements.get(partnerAgreementId);
    const { customerId, templateCode, products } = agreement;
    const basis = await this.basis({ customerId, templateCode, productIds: products.map(({ productId }) => productId) });
    await this.training.assertOf(author, basis.customer.org, at);
    return partnerAgreementView(await this.agreements.add(agreement.renew(period, basis, author, at)));
  }

  @Handles(partnerAgreementsApi.endPartnerAgreement)
  async endPartnerAgreement({ partnerAgreementId, ...wish }: PartnerAgreementId & EndAgreement, by: Actor, at: Date): Promise<PartnerAgreementView> {
    const rules = await this.approvers.inForce(terminationReviewPolicy, await this.agreements.get(partnerAgreementId));
    return this.update(partnerAgreementId, (agreement) => agreement.askToEnd(wish, rules, by, at));
  }

  @Handles(partnerAgreementsApi.concludeEndOfPartnerAgreement)
  concludeEndOfPartnerAgreement({ partnerAgreementId, ...end }: PartnerAgreementId & ConcludeAgreementEnd, by: Actor, at: Date): Promise<PartnerAgreementView> {
    return this.update(partnerAgreementId, (agreement) => agreement.concludeEnd(end, by, at));
  }

  @Handles(partnerAgreementsApi.keepPartnerAgreement)
  keepPartnerAgreement({ partnerAgreementId }: PartnerAgreementId): Promise<PartnerAgreementView> {
    return this.update(partnerAgreementId, (agreement) => agreement.keep());
  }

  @Handles(partnerAgreementsApi.getPartnerAgreement)
  async getPartnerAgreement({ partnerAgreementId }: PartnerAgreementId): Promise<PartnerAgreementView> {
    return partnerAgreementView(await this.agreements.get(partnerAgreementId));
  }

  @Handles(partnerAgreementsApi.partnerAgreementText)
  async partnerAgreementText({ partnerAgreementId }: PartnerAgreementId): Promise<ContractTextView> {
    const { text } = await this.agreements.get(partnerAgreementId);
    return { text };
  }

  @Handles(partnerAgreementsApi.findPartnerAgreements)
  findPartnerAgreements({ limit, cursor, ...filters }: FindPartnerAgreements): Promise<Page<PartnerAgreementView>> {
    return this.agreements.page({ limit, cursor }, filters, partnerAgreementView);
  }

  /** What a draft is made from, asked for before anything is decided. */
  private async basis({ customerId, templateCode, productIds }: BasisOf): Promise<PartnerBasis> {
    const customer = await this.bus.call(customersApi.getCustomer, { customerId });
    const template = await this.templates.effective(templateCode, 'partner');
    const products = productIds.length === 0 ? [] : await this.products.findAll({ id: productIds });
    return { customer, template, products, limits: await this.policies.inForce(partnerTermsPolicy, customer.org) };
  }

  private async update(partnerAgreementId: string, verb: (agreement: PartnerAgreement) => void): Promise<PartnerAgreementView> {
    return partnerAgreementView(await this.agreements.update(partnerAgreementId, verb));
  }

  private reviewed(partnerAgreementId: string, verb: ReviewVerb, at: Date): Promise<PartnerAgreementView> {
    return this.update(partnerAgreementId, (agreement) => agreement.underReview(verb, at));
  }
}
