import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import {
  supplementsApi,
  type FindSupplements,
  type RequestSupplement,
  type SupplementId,
  type SupplementView,
} from '@tradewind/contracts/expenses/supplements.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { budgetReviewPolicy, expensePolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { BudgetLedger } from './budget-ledger.js';
import { BudgetRepository } from './budget.repository.js';
import { Supplement } from './domain/supplement.js';
import { SupplementRepository } from './supplement.repository.js';
import { supplementView, waitingSupplement } from './supplement.view.js';

@Controller()
export class SupplementsController {
  constructor(
    private readonly supplements: SupplementRepository,
    private readonly budgets: BudgetRepository,
    private readonly ledger: BudgetLedger,
    private readonly policies: Policies,
    private readonly approvers: Approvers,
  ) {}

  @Handles(supplementsApi.requestSupplement)
  async requestSupplement(request: RequestSupplement, requester: Actor, at: Date): Promise<SupplementView> {
    const budget = await this.budgets.get(request.budgetId);
    const { value: categories } = await this.policies.inForce(expensePolicy, budget.org);
    const rules = await this.approvers.inForce(budgetReviewPolicy, { org: budget.org, ownerId: requester.id });
    return supplementView(await this.supplements.add(Supplement.request(request, { budget, categories, rules }, requester, at)));
  }

  @Handles(supplementsApi.decideSupplement)
  async decideSupplement({ supplementId, ...decision }: SupplementId & DecideReview, by: Actor, at: Date): Promise<SupplementView> {
    const supplement = await this.supplements.update(supplementId, (it) => {
      it.decide(decision, by, at);
    });
    if (supplement.status === 'approved') await this.ledger.supplement(supplement);
    return supplementView(supplement);
  }

  @Handles(supplementsApi.returnSupplementToStep)
  async returnSupplementToStep({ supplementId, ...back }: SupplementId & ReturnToStep, by: Actor, at: Date): Promise<SupplementView> {
    return this.reviewed(supplementId, (review, given) => returnTo(review, back, by, given), at);
  }

  @Handles(supplementsApi.addSupplementApprover)
  async addSupplementApprover({ supplementId, ...wish }: SupplementId & AddApprover, by: Actor, at: Date): Promise<SupplementView> {
    await this.supplements.get(supplementId); // out of reach: refused before anybody is asked about
    return this.reviewed(supplementId, await this.approvers.adding(wish, supplementsApi.decideSupplement, by), at);
  }

  @Handles(supplementsApi.withdrawSupplement)
  async withdrawSupplement({ supplementId, comment }: SupplementId & SubmitterSays, submitter: Actor, at: Date): Promise<SupplementView> {
    return this.reviewed(supplementId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(supplementsApi.urgeSupplement)
  async urgeSupplement({ supplementId, comment }: SupplementId & SubmitterSays, submitter: Actor, at: Date): Promise<SupplementView> {
    return this.reviewed(supplementId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(supplementsApi.supplementsWaitingForMe)
  supplementsWaitingForMe(_: object, by: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.supplements, (it) => waitingSupplement(it, by, at));
  }

  @Handles(supplementsApi.getSupplement)
  async getSupplement({ supplementId }: SupplementId): Promise<SupplementView> {
    return supplementView(await this.supplements.get(supplementId));
  }

  @Handles(supplementsApi.findSupplements)
  findSupplements({ limit, cursor, ...filters }: FindSupplements): Promise<Page<SupplementView>> {
    return this.supplements.page({ limit, cursor }, filters, supplementView);
  }

  private async reviewed(supplementId: string, verb: ReviewVerb, at: Date): Promise<SupplementView> {
    return supplementView(await this.supplements.update(supplementId, (it) => it.underReview(verb, at)));
  }
}
