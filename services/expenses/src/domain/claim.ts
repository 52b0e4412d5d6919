import { budgetNotFound } from '@tradewind/contracts/expenses/budgets.api';
import {
  claimNotFullyApproved,
  notYourClaim,
  payerNotSeparate,
  type ClaimStatus,
  type DraftClaim,
  type RejectClaim,
  type ReviseClaim,
} from '@tradewind/contracts/expenses/claims.api';
import {
  claimApproved,
  claimPaid,
  claimRejected,
  claimReturned,
  claimSubmitted,
  claimWithdrawn,
  type ClaimFact,
} from '@tradewind/contracts/expenses/expenses.events';
import { reviewOver } from '@tradewind/contracts/review-faults';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { agreedTo, decidersOf, nextDueOf, outcomeOf, waitingFor } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, reject, withdraw, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, isWithin, speaksFor } from '@tradewind/kernel/actor';
import type { EventType } from '@tradewind/kernel/event';
import type { claimReviewPolicy, ExpensePolicy, FactsFor } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import type { Budget } from './budget.js';
import type { Charge } from './charge.js';
import { claimLines, type ClaimLine } from './claim-line.js';
import { needsOf, totalOf } from './need.js';

const next = stateMachine<ClaimStatus>()({
  revise: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'in-review' },
  decide: { from: ['in-review'], to: 'in-review' },
  return: { from: ['in-review'], to: 'draft' },
  reject: { from: ['in-review'], to: 'rejected' },
  approve: { from: ['in-review'], to: 'approved' },
  pay: { from: ['approved'], to: 'paid' },
  withdraw: { from: ['draft', 'in-review', 'approved'], to: 'withdrawn' },
});

/** What a claim is when its review has ended, and what others hear of it. */
const ENDS = {
  approved: { action: 'approve', event: claimApproved },
  returned: { action: 'return', event: claimReturned },
  rejected: { action: 'reject', event: claimRejected },
  withdrawn: { action: 'withdraw', event: claimWithdrawn },
} as const;

/** With what a claim is submitted. */
interface Submission {
  readonly no: string;
  readonly rules: ReviewRules;
}

/** What a claim in each state takes from its budget. */
const CHARGED: Record<ClaimStatus, Charge['kind']> = {
  draft: 'nothing',
  'in-review': 'reserved',
  approved: 'reserved',
  paid: 'spent',
  rejected: 'nothing',
  withdrawn: 'nothing',
};

/** A claim 报销单 of its owner, the handler 经办人: four people see to it that it is paid, and a fifth pays (EXP-09..13, ORG-14). */
@Entity('claim')
@Index('claim_org', ['org'])
@Index('claim_owner', ['ownerId'])
@Index('claim_status', ['status'])
@Index('claim_budget', ['budgetId'])
@Index('claim_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
export class Claim extends Aggregate<Claim> {
  static readonly life = { status: next };

  @Column('uuid') readonly budgetId!: string;
  /** Year of the budget; expenses of other years do not belong on it. */
  @Column('integer') readonly year!: number;
  @Column('text') readonly claimantName!: string;
  @Column('jsonb') readonly lines!: readonly ClaimLine[];
  @Column('numeric', { precision: 18, scale: 2 }) readonly total!: string;
  @Column('text') readonly status!: ClaimStatus;
  @Column('text') readonly search!: string;
  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly submittedAt: Date | null = null;
  @Column('uuid', { nullable: true }) readonly paidBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly paidAt: Date | null = null;
  @Column('text', { nullable: true }) readonly paymentReference: string | null = null;

  /** Against a budget of the claimant's unit or of one above it; any other is as good as not there. */
  static draft({ lines }: DraftClaim, given: { readonly budget: Budget; readonly categories: ExpensePolicy }, claimant: Actor, at: Date): Claim {
    const { budget, categories } = given;
    const post = claimant.posts.find(({ org }) => isWithin(org, budget.org));
    if (!post) throw budgetNotFound({ budgetId: budget.id });
    const claim = Claim.born(
      { org: post.org, branch: post.branch, ownerId: claimant.id },
      { budgetId: budget.id, year: budget.year, claimantName: claimant.name, status: 'draft' },
    );
    claim.fill(claimLines(lines, { year: budget.year, categories, at }));
    return claim;
  }

  revise({ lines }: ReviseClaim, categories: ExpensePolicy, claimant: Actor, at: Date): void {
    this.assertOwn(claimant);
    this.change({ status: next('revise', this.status) });
    this.fill(claimLines(lines, { year: this.year, categories, at }));
  }

  /** Step one of four: the handler submits (EXP-09). Who else must agree depends on the total (ORG-07). */
  submit({ no, rules }: Submission, claimant: Actor, at: Date): void {
    this.assertOwn(claimant);
    const status = next('submit', this.status);
    const review = openReview({ ...rules, content: this.content(), submittedBy: this.ownerId, amount: this.total, facts: this.facts(), at });
    this.change({ status, no, review, reviewDueAt: nextDueOf(review), submittedAt: at, search: searchable(no, this.claimantName, this.lines) });
    this.announce(claimSubmitted);
  }

  /** Department, finance, leader, each a different person (EXP-10..12, ORG-14). */
  decide(decision: Decision, by: Actor, at: Date): void {
    this.underReview((review, given) => decide(review, decision, by, given), at);
  }

  /** A reviewer's refusal for good, at the step that is theirs to decide. */
  reject(rejection: RejectClaim, by: Actor, at: Date): void {
    this.underReview((review, given) => reject(review, rejection, by, given), at);
  }

  /** Whatever is done to the review while it is open; where it ends, so does this state, and others hear of it. */
  underReview(verb: ReviewVerb, at: Date): void {
    next('decide', this.status);
    if (!this.review) throw reviewOver({ outcome: this.status });
    const { id, no, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('expenses', { kind: 'claim', id, no, ownerId }, open, review)) this.record(event, payload);
    const outcome = outcomeOf(review);
    if (outcome === 'open') return;
    const { action, event } = ENDS[outcome];
    this.change({ status: next(action, this.status) });
    this.announce(event);
  }

  /** Nothing before everybody agreed to exactly this (EXP-13), and not by one of them (ORG-14). */
  pay(paymentReference: string | null, payer: Actor, at: Date): void {
    if (!agreedTo(this.review, this.content())) throw claimNotFullyApproved({ waitingFor: this.waitingFor() });
    const status = next('pay', this.status);
    if ([this.ownerId, ...this.approvers()].some((involved) => speaksFor(payer, involved))) throw payerNotSeparate();
    this.change({ status, paidBy: payer.id, paidAt: at, paymentReference });
    this.announce(claimPaid);
  }

  /** Also what all have agreed to, as long as it is not paid. */
  withdraw(claimant: Actor, at: Date): void {
    this.assertOwn(claimant);
    if (this.status === 'in-review') {
      this.underReview((review) => withdraw(review, undefined, claimant, at), at);
      return;
    }
    this.change({ status: next('withdraw', this.status) });
    this.announce(claimWithdrawn);
  }

  /** What it takes from its budget as it stands. */
  charge(): Charge {
    return { kind: CHARGED[this.status], needs: needsOf(this.lines) };
  }

  /** Vouchers nobody else may claim. A draft keeps none; a rejected claim keeps its own, or the rejection would not be final (EXP-08). */
  vouchers(): readonly string[] {
    return this.status === 'draft' || this.status === 'withdrawn' ? [] : this.lines.map(({ voucherNo }) => voucherNo);
  }

  /** Everybody who decided a step of the latest review, and for whom. */
  approvers(): readonly string[] {
    return this.review ? decidersOf(this.review) : [];
  }

  private facts(): FactsFor<typeof claimReviewPolicy> {
    const categories = needsOf(this.lines).map(({ category }) => category);
    const largest = this.lines
      .map(({ amount }) => Money.of(amount))
      .reduce((most, amount) => (amount.exceeds(most) ? amount : most))
      .toString();
    return { amount: this.total, largest, categories, branch: this.branch };
  }

  private waitingFor(): readonly string[] {
    return this.review && this.status === 'in-review' ? waitingFor(this.review) : [];
  }

  private fill(lines: readonly ClaimLine[]): void {
    this.change({ lines, total: totalOf(lines), search: searchable(this.no, this.claimantName, lines) });
  }

  private assertOwn(claimant: Actor): void {
    if (claimant.id !== this.ownerId) throw notYourClaim();
  }

  private content(): object {
    return { claimantId: this.ownerId, budgetId: this.budgetId, lines: this.lines };
  }

  /** Others hear of a claim once it has been submitted, and so has a number. */
  private announce(event: EventType<ClaimFact>): void {
    const { id, no, ownerId, budgetId, total } = this;
    if (no) this.record(event, { claimId: id, claimNo: no, claimantId: ownerId, budgetId, total });
  }
}

const searchable = (no: string | null, claimantName: string, lines: readonly ClaimLine[]): string =>
  searchKey(no, claimantName, ...lines.flatMap(({ reason, voucherNo }) => [reason, voucherNo]));
