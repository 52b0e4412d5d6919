import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import type { ContractClausesView, DeviateContract } from '@tradewind/contracts/contracts/contract-deviations';
import type { AgreeMilestones, MilestoneDone } from '@tradewind/contracts/contracts/contract-milestones';
import type { RecordNegotiation } from '@tradewind/contracts/contracts/contract-negotiation';
import type { SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import {
  contractsApi,
  type ChangeTerms,
  type ContractId,
  type ContractTextView,
  type ContractView,
  type DraftContract,
  type FindContracts,
  type SealContract,
  type SignContract,
  type TerminateContract,
} from '@tradewind/contracts/contracts/contracts.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { Numbers } from '@tradewind/persistence/numbers';
import { contractReviewPolicy, deviationReviewPolicy, requirementNeedPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { ContractCopyRepository } from './contract-copy.repository.js';
import { ContractLawTraining } from './contract-law-training.js';
import { ContractRepository } from './contract.repository.js';
import { ContractTemplateRepository } from './contract-template.repository.js';
import { contractClausesView, contractView, waitingContract } from './contract.view.js';
import { Contract } from './domain/contract.js';
import type { RequirementGrounds } from './domain/agreed-requirements.js';
import { explanationsOf } from './domain/explanations.js';
import type { PriceException } from './domain/price-exception.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { ContractOrder } from './processes/contract-order.process.js';
import { QuoteRepository } from './quote.repository.js';
import { RequirementReviewRepository } from './requirement-review.repository.js';

@Controller()
export class ContractsController {
  constructor(
    private readonly contracts: ContractRepository,
    private readonly copies: ContractCopyRepository,
    private readonly quotes: QuoteRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly templates: ContractTemplateRepository,
    private readonly numbers: Numbers,
    private readonly bus: OperationClient,
    private readonly ordering: ContractOrder,
    private readonly approvers: Approvers,
    private readonly policies: Policies,
    private readonly requirementReviews: RequirementReviewRepository,
    private readonly training: ContractLawTraining,
  ) {}

  @Handles(contractsApi.draftContract)
  async draftContract(request: DraftContract, author: Actor, at: Date): Promise<ContractView> {
    const quote = await this.quotes.get(request.quoteId);
    await this.training.assertOf(author, quote.org, at);
    const customer = await this.bus.call(customersApi.getCustomer, { customerId: quote.customerId });
    const template = await this.templates.effective(request.templateCode);
    const contract = Contract.draft(quote, customer, template, request, author, at);
    const exceptions = await this.exceptions.named(quote.lines);
    await this.quotes.update(quote.id, (accepted) => accepted.becomeContract(contract.id, exceptions));
    return contractView(await this.contracts.add(contract), []);
  }

  @Handles(contractsApi.changeTerms)
  async changeTerms({ contractId, ...terms }: ContractId & ChangeTerms, _: Actor, at: Date): Promise<ContractView> {
    return contractView(await this.contracts.update(contractId, (contract) => contract.changeTerms(terms, at)), []);
  }

  @Handles(contractsApi.deviateContract)
  async deviateContract({ contractId, ...change }: ContractId & DeviateContract, author: Actor, at: Date): Promise<ContractView> {
    return contractView(await this.contracts.update(contractId, (contract) => contract.deviate(change, author, at)), []);
  }

  @Handles(contractsApi.agreeMilestones)
  async agreeMilestones({ contractId, ...agreed }: ContractId & AgreeMilestones, _: Actor, at: Date): Promise<ContractView> {
    return contractView(await this.contracts.update(contractId, (contract) => contract.agreeMilestones(agreed, at)), []);
  }

  @Handles(contractsApi.recordNegotiation)
  async recordNegotiation({ contractId, ...round }: ContractId & RecordNegotiation, by: Actor, at: Date): Promise<ContractView> {
    return contractView(await this.contracts.update(contractId, (contract) => contract.negotiate(round, by, at)), []);
  }

  @Handles(contractsApi.submitContract)
  async submitContract({ contractId }: ContractId, submitter: Actor, at: Date): Promise<ContractView> {
    const contract = await this.contracts.get(contractId);
    const { no, branch, templateCode, deviations, customerId, lines } = contract;
    const template = await this.templates.effective(templateCode);
    const rules = await this.approvers.inForce(contractReviewPolicy, contract);
    const deviation = deviations.length > 0 ? await this.approvers.inForce(deviationReviewPolicy, contract) : undefined;
    const number = no ?? (await this.numbers.next(branch, 'HT', at));
    const known = { customer: await this.bus.call(customersApi.getCustomer, { customerId }), exceptions: await this.exceptions.underneath(lines) };
    const inForce = { template, rules, deviation, requirements: await this.requirementsOf(contract), ...known };
    return contractView(await this.contracts.update(contractId, (draft) => draft.submit(number, inForce, submitter, at)), []);
  }

  @Handles(contractsApi.decideContract)
  async decideContract({ contractId, ...decision }: ContractId & DecideReview, reviewer: Actor, at: Date): Promise<ContractView> {
    return contractView(await this.contracts.update(contractId, (contract) => contract.decide(decision, reviewer, at)), []);
  }

  @Handles(contractsApi.returnContractToStep)
  async returnContractToStep({ contractId, ...back }: ContractId & ReturnToStep, reviewer: Actor, at: Date): Promise<ContractView> {
    return this.reviewed(contractId, (review, given) => returnTo(review, back, reviewer, given), at);
  }

  @Handles(contractsApi.addContractApprover)
  async addContractApprover({ contractId, ...wish }: ContractId & AddApprover, reviewer: Actor, at: Date): Promise<ContractView> {
    await this.contracts.get(contractId); // out of reach: refused before anybody is asked about
    return this.reviewed(contractId, await this.approvers.adding(wish, contractsApi.decideContract, reviewer), at);
  }

  @Handles(contractsApi.withdrawContract)
  async withdrawContract({ contractId, comment }: ContractId & SubmitterSays, submitter: Actor, at: Date): Promise<ContractView> {
    return this.reviewed(contractId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(contractsApi.urgeContract)
  async urgeContract({ contractId, comment }: ContractId & SubmitterSays, submitter: Actor, at: Date): Promise<ContractView> {
    return this.reviewed(contractId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(contractsApi.contractsWaitingForMe)
  contractsWaitingForMe(_: object, reviewer: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.contracts, (contract) => waitingContract(contract, reviewer, at));
  }

  @Handles(contractsApi.signContract)
  async signContract({ contractId, ...signature }: ContractId & SignContract, recorder: Actor, at: Date): Promise<ContractView> {
    const exceptions = await this.toSign(contractId, recorder, at);
    return contractView(await this.contracts.update(contractId, (contract) => contract.sign(signature, recorder, at, exceptions)), []);
  }

  @Handles(contractsApi.signForParty)
  async signForParty({ contractId, ...signature }: ContractId & SignForParty, recorder: Actor, at: Date): Promise<ContractView> {
    const exceptions = await this.toSign(contractId, recorder, at);
    return contractView(await this.contracts.update(contractId, (contract) => contract.signForParty(signature, recorder, at, exceptions)), []);
  }

  @Handles(contractsApi.sealContract)
  async sealContract({ contractId, ...seal }: ContractId & SealContract, keeper: Actor, at: Date): Promise<ContractView> {
    const contract = await this.contracts.update(contractId, (signed) => signed.applySeal(seal, keeper, at));
    await this.ordering.begin(contract);
    return contractView(contract, await this.copies.distribute(contract, at));
  }

  @Handles(contractsApi.milestoneDone)
  async milestoneDone({ contractId, ...done }: ContractId & MilestoneDone, by: Actor, at: Date): Promise<ContractView> {
    const contract = await this.contracts.update(contractId, (given) => given.milestoneDone(done, by, at));
    return contractView(contract, await this.copies.of([contract]));
  }

  @Handles(contractsApi.terminateContract)
  async terminateContract({ contractId, reason }: ContractId & TerminateContract): Promise<ContractView> {
    const contract = await this.contracts.update(contractId, (given) => given.terminate(reason));
    await this.quotes.updateWhere({ id: contract.quoteId }, (quote) => quote.freeFromContract());
    return contractView(contract, []);
  }

  @Handles(contractsApi.getContract)
  async getContract({ contractId }: ContractId): Promise<ContractView> {
    const contract = await this.contracts.get(contractId);
    return contractView(contract, await this.copies.of([contract]));
  }

  @Handles(contractsApi.contractText)
  async contractText({ contractId }: ContractId): Promise<ContractTextView> {
    const { text } = await this.contracts.get(contractId);
    return { text };
  }

  @Handles(contractsApi.contractClauses)
  async contractClauses({ contractId }: ContractId): Promise<ContractClausesView> {
    const contract = await this.contracts.get(contractId);
    return contractClausesView(contract, explanationsOf(contract, await this.templates.get(contract.templateId)));
  }

  @Handles(contractsApi.findContracts)
  async findContracts({ limit, cursor, ...filters }: FindContracts): Promise<Page<ContractView>> {
    const { items, nextCursor } = await this.contracts.page({ limit, cursor }, filters, (contract) => contract);
    const copies = await this.copies.of(items);
    return { items: items.map((contract) => contractView(contract, copies)), nextCursor };
  }

  /** When somebody must be asked whether it can be met, and what came of it (CON-04). */
  private async requirementsOf({ quoteId, org }: Contract): Promise<RequirementGrounds> {
    const [need, quote, review] = await Promise.all([
      this.policies.ifAny(requirementNeedPolicy, org),
      this.quotes.get(quoteId),
      this.requirementReviews.findOne({ quoteId }),
    ]);
    return { need, special: quote.requirements, review };
  }

  /** Signed by who is trained (CON-20); what its lines stand under, whoever may see that: a lot that is sold as a whole is signed by the sales manager (CON-10). */
  private async toSign(contractId: string, recorder: Actor, at: Date): Promise<PriceException[]> {
    const { lines, org } = await this.contracts.get(contractId);
    await this.training.assertOf(recorder, org, at);
    return this.exceptions.underneath(lines);
  }

  private async reviewed(contractId: string, verb: ReviewVerb, at: Date): Promise<ContractView> {
    return contractView(await this.contracts.update(contractId, (contract) => contract.underReview(verb, at)), []);
  }
}
