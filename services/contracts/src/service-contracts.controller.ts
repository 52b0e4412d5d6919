import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { waitingCases } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import type { ConcludeAgreementEnd, EndAgreement, RenewAgreement, VoidAgreement } from '@tradewind/contracts/contracts/agreements';
import type { SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import type { ContractTextView, SealContract } from '@tradewind/contracts/contracts/contracts.api';
import {
  serviceContractsApi,
  type DraftServiceContract,
  type FindServiceContracts,
  type ServiceContractId,
  type ServiceContractView,
  type ServiceItem,
  type ServiceTerms,
} from '@tradewind/contracts/contracts/service-contracts.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { Numbers } from '@tradewind/persistence/numbers';
import { contractReviewPolicy, terminationReviewPolicy } from '@tradewind/policies/kinds';
import { ContractLawTraining } from './contract-law-training.js';
import { ContractTemplateRepository } from './contract-template.repository.js';
import { ServiceContract, type ServiceBasis } from './domain/service-contract.js';
import { PriceBook } from './price-book.js';
import { RenewalReminders } from './renewal-reminders.js';
import { ServiceContractRepository } from './service-contract.repository.js';
import { serviceContractView, waitingServiceContract } from './service-contract.view.js';

/** Where a review is open: of the contract, or of its early end. */
const REVIEWED = ['in-review', 'ending'];

@Controller()
export class ServiceContractsController {
  constructor(
    private readonly contracts: ServiceContractRepository,
    private readonly templates: ContractTemplateRepository,
    private readonly prices: PriceBook,
    private readonly numbers: Numbers,
    private readonly bus: OperationClient,
    private readonly approvers: Approvers,
    private readonly reminders: RenewalReminders,
    private readonly training: ContractLawTraining,
  ) {}

  @Handles(serviceContractsApi.draftServiceContract)
  async draftServiceContract({ customerId, templateCode, ...wish }: DraftServiceContract, author: Actor, at: Date): Promise<ServiceContractView> {
    const basis = await this.basis({ customerId, templateCode, items: wish.items }, at);
    await this.training.assertOf(author, basis.customer.org, at);
    return serviceContractView(await this.contracts.add(ServiceContract.draft(wish, basis, author, at)));
  }

  @Handles(serviceContractsApi.changeServiceContract)
  async changeServiceContract({ serviceContractId, ...wish }: ServiceContractId & ServiceTerms, author: Actor, at: Date): Promise<ServiceContractView> {
    const { customerId, templateCode } = await this.contracts.get(serviceContractId);
    const basis = await this.basis({ customerId, templateCode, items: wish.items }, at);
    return this.update(serviceContractId, (contract) => contract.changeTo(wish, basis, author, at));
  }

  @Handles(serviceContractsApi.submitServiceContract)
  async submitServiceContract({ serviceContractId }: ServiceContractId, submitter: Actor, at: Date): Promise<ServiceContractView> {
    const contract = await this.contracts.get(serviceContractId);
    const template = await this.templates.effective(contract.templateCode, 'service');
    const rules = await this.approvers.inForce(contractReviewPolicy, contract);
    const prices = await this.prices.inForce(contract.items, contract.customerId, at);
    const no = contract.no ?? (await this.numbers.next(contract.branch, 'FW', at));
    return this.update(serviceContractId, (draft) => draft.submit(no, { template, rules, prices }, submitter, at));
  }

  @Handles(serviceContractsApi.decideServiceContract)
  decideServiceContract({ serviceContractId, ...decision }: ServiceContractId & DecideReview, reviewer: Actor, at: Date): Promise<ServiceContractView> {
    return this.update(serviceContractId, (contract) => contract.decide(decision, reviewer, at));
  }

  @Handles(serviceContractsApi.returnServiceContractToStep)
  returnServiceContractToStep({ serviceContractId, ...back }: ServiceContractId & ReturnToStep, reviewer: Actor, at: Date): Promise<ServiceContractView> {
    return this.reviewed(serviceContractId, (review, given) => returnTo(review, back, reviewer, given), at);
  }

  @Handles(serviceContractsApi.addServiceContractApprover)
  async addServiceContractApprover({ serviceContractId, ...wish }: ServiceContractId & AddApprover, reviewer: Actor, at: Date): Promise<ServiceContractView> {
    await this.contracts.get(serviceContractId); // out of reach: refused before anybody is asked about
    return this.reviewed(serviceContractId, await this.approvers.adding(wish, serviceContractsApi.decideServiceContract, reviewer), at);
  }

  @Handles(serviceContractsApi.withdrawServiceContract)
  withdrawServiceContract({ serviceContractId, comment }: ServiceContractId & SubmitterSays, submitter: Actor, at: Date): Promise<ServiceContractView> {
    return this.reviewed(serviceContractId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(serviceContractsApi.urgeServiceContract)
  urgeServiceContract({ serviceContractId, comment }: ServiceContractId & SubmitterSays, submitter: Actor, at: Date): Promise<ServiceContractView> {
    return this.reviewed(serviceContractId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(serviceContractsApi.serviceContractsWaitingForMe)
  serviceContractsWaitingForMe(_: object, reviewer: Actor, at: Date): Promise<WaitingCases> {
    const page = (of: { limit: number; cursor?: string | undefined }) => this.contracts.page(of, { status: REVIEWED }, (contract) => contract);
    return waitingCases(page, (contract) => waitingServiceContract(contract, reviewer, at));
  }

  @Handles(serviceContractsApi.signServiceContract)
  async signServiceContract({ serviceContractId, ...signature }: ServiceContractId & SignForParty, recorder: Actor, at: Date): Promise<ServiceContractView> {
    await this.training.assertOf(recorder, (await this.contracts.get(serviceContractId)).org, at);
    return this.update(serviceContractId, (contract) => contract.signForParty(signature, recorder, at));
  }

  @Handles(serviceContractsApi.sealServiceContract)
  async sealServiceContract({ serviceContractId, ...seal }: ServiceContractId & SealContract, keeper: Actor, at: Date): Promise<ServiceContractView> {
    const { org } = await this.contracts.get(serviceContractId);
    const remindDays = await this.reminders.daysBefore(org);
    return this.update(serviceContractId, (contract) => contract.applySeal(seal, keeper, remindDays, at));
  }

  @Handles(serviceContractsApi.voidServiceContract)
  voidServiceContract({ serviceContractId, reason }: ServiceContractId & VoidAgreement): Promise<ServiceContractView> {
    return this.update(serviceContractId, (contract) => contract.giveUp(reason));
  }

  @Handles(serviceContractsApi.renewServiceContract)
  async renewServiceContract({ serviceContractId, ...period }: ServiceContractId & RenewAgreement, author: Actor, at: Date): Promise<ServiceContractView> {
    const contract = await this.contracts.get(serviceContractId);
    const basis = await this.basis(contract, at);
    await this.training.assertOf(author, basis.customer.org, at);
    return serviceContractView(await this.contracts.add(contract.renew(period, basis, author, at)));
  }

  @Handles(serviceContractsApi.endServiceContract)
  async endServiceContract({ serviceContractId, ...wish }: ServiceContractId & EndAgreement, by: Actor, at: Date): Promise<ServiceContractView> {
    const rules = await this.approvers.inForce(terminationReviewPolicy, await this.contracts.get(serviceContractId));
    return this.update(serviceContractId, (contract) => contract.askToEnd(wish, rules, by, at));
  }

  @Handles(serviceContractsApi.concludeEndOfServiceContract)
  concludeEndOfServiceContract({ serviceContractId, ...end }: ServiceContractId & ConcludeAgreementEnd, by: Actor, at: Date): Promise<ServiceContractView> {
    return this.update(serviceContractId, (contract) => contract.concludeEnd(end, by, at));
  }

  @Handles(serviceContractsApi.keepServiceContract)
  keepServiceContract({ serviceContractId }: ServiceContractId): Promise<ServiceContractView> {
    return this.update(serviceContractId, (contract) => contract.keep());
  }

  @Handles(serviceContractsApi.getServiceContract)
  async getServiceContract({ serviceContractId }: ServiceContractId): Promise<ServiceContractView> {
    return serviceContractView(await this.contracts.get(serviceContractId));
  }

  @Handles(serviceContractsApi.serviceContractText)
  async serviceContractText({ serviceContractId }: ServiceContractId): Promise<ContractTextView> {
    const { text } = await this.contracts.get(serviceContractId);
    return { text };
  }

  @Handles(serviceContractsApi.findServiceContracts)
  findServiceContracts({ limit, cursor, ...filters }: FindServiceContracts): Promise<Page<ServiceContractView>> {
    return this.contracts.page({ limit, cursor }, filters, serviceContractView);
  }

  /** What a draft is made from, asked for before anything is decided. */
  private async basis(
    { customerId, templateCode, items }: { readonly customerId: string; readonly templateCode: string; readonly items: readonly ServiceItem[] },
    at: Date,
  ): Promise<ServiceBasis> {
    const customer = await this.bus.call(customersApi.getCustomer, { customerId });
    return { customer, template: await this.templates.effective(templateCode, 'service'), prices: await this.prices.inForce(items, customer, at) };
  }

  private async update(serviceContractId: string, verb: (contract: ServiceContract) => void): Promise<ServiceContractView> {
    return serviceContractView(await this.contracts.update(serviceContractId, verb));
  }

  private reviewed(serviceContractId: string, verb: ReviewVerb, at: Date): Promise<ServiceContractView> {
    return this.update(serviceContractId, (contract) => contract.underReview(verb, at));
  }
}
