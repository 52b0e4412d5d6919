import type { RequestSupplement, SupplementStatus } from '@tradewind/contracts/expenses/supplements.api';
import { supplementApproved, supplementRequested } from '@tradewind/contracts/expenses/expenses.events';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { outcomeOf, type ReviewOutcome } from '@tradewind/approvals/progress';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision } from '@tradewind/approvals/verbs';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Money } from '@tradewind/domain/money';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import type { ExpensePolicy } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import type { Budget } from './budget.js';
import { assertKnownCategory } from './categories.js';

const next = stateMachine<SupplementStatus>()({
  decide: { from: ['in-review'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'returned' },
});

/** A request for additional budget 追加预算, in review from its first moment (EXP-15). */
@Entity('supplement')
@Index('supplement_org', ['org'])
@Index('supplement_budget', ['budgetId'])
@Index('supplement_status', ['status'])
export class Supplement extends Aggregate<Supplement> {
  static readonly life = { status: next };

  @Column('uuid') readonly budgetId!: string;
  @Column('text') readonly category!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('text') readonly reason!: string;
  @Column('text') readonly status!: SupplementStatus;
  @Column('jsonb') readonly review!: Review;

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
    const review = openReview({ ...rules, content, submittedBy: requester.id, amount, at });
    const supplement = Supplement.born({ org: budget.org, branch: budget.branch, ownerId: requester.id }, { ...content, status: 'in-review', review });
    supplement.record(supplementRequested, supplement.fact());
    return supplement;
  }

  decide(decision: Decision, by: Actor, at: Date): void {
    next('decide', this.status);
    const review = decide(this.review, decision, by, { content: this.content(), subject: this, at });
    const outcome = outcomeOf(review);
    this.change({ review, status: this.statusAfter(outcome) });
    if (outcome === 'approved') this.record(supplementApproved, this.fact());
  }

  private statusAfter(outcome: ReviewOutcome): SupplementStatus {
    if (outcome === 'open') return this.status;
    return next(outcome === 'approved' ? 'approve' : 'return', this.status);
  }

  private content(): object {
    return { budgetId: this.budgetId, category: this.category, amount: this.amount, reason: this.reason };
  }

  private fact() {
    return { supplementId: this.id, budgetId: this.budgetId, category: this.category, amount: this.amount };
  }
}
