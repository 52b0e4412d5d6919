import type { RequestSupplement, SupplementStatus } from '@tradewind/contracts/expenses/supplements.api';
import { supplementApproved, supplementRequested } from '@tradewind/contracts/expenses/expenses.events';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Money } from '@tradewind/domain/money';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import type { budgetReviewPolicy, ExpensePolicy, FactsFor } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import type { Budget } from './budget.js';
import { assertKnownCategory } from './categories.js';

const next = stateMachine<SupplementStatus>()({
  decide: { from: ['in-review'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'returned' },
  withdraw: { from: ['in-review'], to: 'withdrawn' },
});

/** A request for additional budget 追加预算, in review from its first moment (EXP-15). */
@Entity('supplement')
@Index('supplement_org', ['org'])
@Index('supplement_budget', ['budgetId'])
@Index('supplement_status', ['status'])
@Index('supplement_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
export class Supplement extends Aggregate<Supplement> {
  static readonly life = { status: next };

  @Column('uuid') readonly budgetId!: string;
  @Column('text') readonly category!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('text') readonly reason!: string;
  @Column('text') readonly status!: SupplementStatus;
  @Column('jsonb') readonly review!: Review;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;

  /** It belongs where its budget belongs; the same steps as for a budget, by its own amount. */
  static request(
    { category, amount, reason }: RequestSupplement,
    given: { readonly budget: Budget; readonly categories: ExpensePolicy; readonly rules: ReviewRules },
    requester: Actor,
    at: Date,
  ): Supplement {
    const { budget, categories, rules } = given;
    budget.assertActive();
    assertKnownCategory(category, categories);
    const content = { budgetId: budget.id, category, amount: Money.of(amount).toString(), reason };
    const facts: FactsFor<typeof budgetReviewPolicy> = {
      ...{ amount: content.amount, supplement: true, planned: budget.total(), categories: [category], branch: budget.branch },
    };
    const review = openReview({ ...rules, content, submittedBy: requester.id, amount: facts.amount, facts, at });
    const supplement = Supplement.born(
      { org: budget.org, branch: budget.branch, ownerId: requester.id },
      { ...content, status: 'in-review', review, reviewDueAt: nextDueOf(review) },
    );
    supplement.record(supplementRequested, supplement.fact());
    return supplement;
  }

  decide(decision: Decision, by: Actor, at: Date): void {
    this.underReview((review, given) => decide(review, decision, by, given), at);
  }

  /** Whatever is done to the review while it is open; where it ends, so does this state. */
  underReview(verb: ReviewVerb, at: Date): void {
    next('decide', this.status);
    const { id, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('expenses', { kind: 'supplement', id, no: null, ownerId }, open, review)) this.record(event, payload);
    const outcome = outcomeOf(review);
    if (outcome === 'returned' || outcome === 'rejected') this.change({ status: next('return', this.status) });
    if (outcome === 'withdrawn') this.change({ status: next('withdraw', this.status) });
    if (outcome !== 'approved') return;
    this.change({ status: next('approve', this.status) });
    this.record(supplementApproved, this.fact());
  }

  private content(): object {
    return { budgetId: this.budgetId, category: this.category, amount: this.amount, reason: this.reason };
  }

  private fact() {
    return { supplementId: this.id, budgetId: this.budgetId, category: this.category, amount: this.amount };
  }
}
