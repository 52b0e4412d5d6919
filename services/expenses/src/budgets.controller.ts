import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import {
  budgetsApi,
  type BudgetExecutionView,
  type BudgetId,
  type BudgetView,
  type ChargeableBudget,
  type DraftBudget,
  type ExpenseCategoriesView,
  type FindBudgetExecution,
  type FindBudgets,
  type ReviseBudget,
} from '@tradewind/contracts/expenses/budgets.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import { covers, homeOf, outsideYourOrg, type Actor } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { budgetReviewPolicy, expensePolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { budgetExecutionView } from './budget-execution.view.js';
import { BudgetLedger } from './budget-ledger.js';
import { BudgetRepository } from './budget.repository.js';
import { budgetView, chargeableBudget, waitingBudget } from './budget.view.js';
import { Budget } from './domain/budget.js';

@Controller()
export class BudgetsController {
  constructor(
    private readonly budgets: BudgetRepository,
    private readonly ledger: BudgetLedger,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
    private readonly approvers: Approvers,
  ) {}

  @Handles(budgetsApi.draftBudget)
  async draftBudget(plan: DraftBudget, author: Actor, at: Date): Promise<BudgetView> {
    if (!covers(currentCall().reach, { org: plan.org, ownerId: author.id })) throw outsideYourOrg({ org: plan.org });
    const categories = await this.policies.inForce(expensePolicy, plan.org);
    return budgetView(await this.budgets.add(Budget.draft(plan, categories.value, author, at)));
  }

  @Handles(budgetsApi.reviseBudget)
  async reviseBudget({ budgetId, ...plan }: BudgetId & ReviseBudget, author: Actor): Promise<BudgetView> {
    const { org } = await this.budgets.get(budgetId);
    const categories = await this.policies.inForce(expensePolicy, org);
    return budgetView(
      await this.budgets.update(budgetId, (budget) => {
        budget.revise(plan, categories.value, author);
      }),
    );
  }

  @Handles(budgetsApi.submitBudget)
  async submitBudget({ budgetId }: BudgetId, submitter: Actor, at: Date): Promise<BudgetView> {
    const draft = await this.budgets.get(budgetId);
    const { no, branch, org, year } = draft;
    const given = { rules: await this.approvers.inForce(budgetReviewPolicy, draft), no: no ?? (await this.numbers.next(branch, 'FY', at)) };
    const underWay = await this.ledger.underWay(year, org);
    return budgetView(
      await this.budgets.update(budgetId, (budget) => {
        budget.submit({ ...given, underWay }, submitter, at);
      }),
    );
  }

  @Handles(budgetsApi.decideBudget)
  async decideBudget({ budgetId, ...decision }: BudgetId & DecideReview, by: Actor, at: Date): Promise<BudgetView> {
    return budgetView(
      await this.budgets.update(budgetId, (budget) => {
        budget.decide(decision, by, at);
      }),
    );
  }

  @Handles(budgetsApi.returnBudgetToStep)
  async returnBudgetToStep({ budgetId, ...back }: BudgetId & ReturnToStep, by: Actor, at: Date): Promise<BudgetView> {
    return this.reviewed(budgetId, (review, given) => returnTo(review, back, by, given), at);
  }

  @Handles(budgetsApi.addBudgetApprover)
  async addBudgetApprover({ budgetId, ...wish }: BudgetId & AddApprover, by: Actor, at: Date): Promise<BudgetView> {
    await this.budgets.get(budgetId); // out of reach: refused before anybody is asked about
    return this.reviewed(budgetId, await this.approvers.adding(wish, budgetsApi.decideBudget, by), at);
  }

  @Handles(budgetsApi.withdrawBudget)
  async withdrawBudget({ budgetId, comment }: BudgetId & SubmitterSays, submitter: Actor, at: Date): Promise<BudgetView> {
    return this.reviewed(budgetId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(budgetsApi.urgeBudget)
  async urgeBudget({ budgetId, comment }: BudgetId & SubmitterSays, submitter: Actor, at: Date): Promise<BudgetView> {
    return this.reviewed(budgetId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(budgetsApi.budgetsWaitingForMe)
  budgetsWaitingForMe(_: object, by: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.budgets, (it) => waitingBudget(it, by, at));
  }

  @Handles(budgetsApi.closeBudget)
  async closeBudget({ budgetId }: BudgetId, _: Actor, at: Date): Promise<BudgetView> {
    return budgetView(
      await this.budgets.update(budgetId, (budget) => {
        budget.close(at);
      }),
    );
  }

  @Handles(budgetsApi.getBudget)
  async getBudget({ budgetId }: BudgetId): Promise<BudgetView> {
    return budgetView(await this.budgets.get(budgetId));
  }

  @Handles(budgetsApi.findBudgets)
  findBudgets({ limit, cursor, ...filters }: FindBudgets): Promise<Page<BudgetView>> {
    return this.budgets.page({ limit, cursor }, filters, budgetView);
  }

  @Handles(budgetsApi.budgetExecution)
  budgetExecution({ limit, cursor, year }: FindBudgetExecution): Promise<Page<BudgetExecutionView>> {
    return this.budgets.page({ limit, cursor }, { year, status: ['active', 'closed'] }, budgetExecutionView);
  }

  @Handles(budgetsApi.chargeableBudgets)
  async chargeableBudgets(_: object, claimant: Actor): Promise<Page<ChargeableBudget>> {
    const budgets = await this.ledger.chargeableFrom(claimant.posts.map(({ org }) => org));
    return { items: budgets.map(chargeableBudget), nextCursor: null };
  }

  @Handles(budgetsApi.expenseCategories)
  async expenseCategories(_: object, actor: Actor): Promise<ExpenseCategoriesView> {
    const { value, version } = await this.policies.inForce(expensePolicy, homeOf(actor).org);
    return { policy: version, items: value.categories };
  }

  private async reviewed(budgetId: string, verb: ReviewVerb, at: Date): Promise<BudgetView> {
    return budgetView(
      await this.budgets.update(budgetId, (budget) => {
        budget.underReview(verb, at);
      }),
    );
  }
}
