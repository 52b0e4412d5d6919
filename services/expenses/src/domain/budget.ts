import {
  budgetHeldByClaims,
  budgetNotActive,
  budgetUnderWay,
  budgetYearOver,
  overBudget,
  type BudgetStatus,
  type DraftBudget,
  type ReviseBudget,
} from '@tradewind/contracts/expenses/budgets.api';
import { budgetActivated, budgetClosed, budgetSubmitted } from '@tradewind/contracts/expenses/expenses.events';
import { reviewOver } from '@tradewind/contracts/review-faults';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import type { budgetReviewPolicy, ExpensePolicy, FactsFor } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import { charged, plannedLines, unplannedLine, type BudgetLine } from './budget-line.js';
import { branchFor } from './branch-for.js';
import type { Charge } from './charge.js';
import { needsOf, totalOf, type Need } from './need.js';

const next = stateMachine<BudgetStatus>()({
  revise: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'in-review' },
  decide: { from: ['in-review'], to: 'in-review' },
  return: { from: ['in-review'], to: 'draft' },
  withdraw: { from: ['in-review'], to: 'draft' },
  activate: { from: ['in-review'], to: 'active' },
  close: { from: ['active'], to: 'closed' },
});

/** With what a budget is submitted; `underWay`: another one of the same unit and year in review or in force. */
interface Submission {
  readonly no: string;
  readonly rules: ReviewRules;
  readonly underWay: Budget | null;
}

/** The expense budget of a unit for a year (EXP-01): `org` is the unit it is for. Claims reserve and spend on its lines. */
@Entity('budget')
@Index('budget_org', ['org'])
@Index('budget_year_status', ['year', 'status'])
@Index('budget_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
@Index('budget_under_way', ['year', 'org'], { unique: true, where: `"status" IN ('in-review', 'active')` })
export class Budget extends Aggregate<Budget> {
  static readonly life = { status: next };

  @Column('integer') readonly year!: number;
  @Column('text') readonly status!: BudgetStatus;
  @Column('jsonb') readonly lines!: readonly BudgetLine[];
  /** Everybody who wrote on it; none of them decides on it (ORG-14). */
  @Column('jsonb') readonly authors!: readonly string[];
  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly activatedAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly closedAt: Date | null = null;

  static draft({ year, org, lines }: DraftBudget, categories: ExpensePolicy, author: Actor, at: Date): Budget {
    const current = parseInt(businessDate(at), 10);
    if (year < current) throw budgetYearOver({ year, current });
    return Budget.born(
      { org, branch: branchFor(org, author), ownerId: author.id },
      { year, status: 'draft', lines: plannedLines(lines, categories), authors: [author.id] },
    );
  }

  revise({ lines }: ReviseBudget, categories: ExpensePolicy, author: Actor): void {
    this.change({ status: next('revise', this.status), lines: plannedLines(lines, categories), authors: [...new Set([...this.authors, author.id])] });
  }

  /** Unless another budget of the same unit and year is under way (EXP-01). */
  submit({ no, rules, underWay }: Submission, submitter: Actor, at: Date): void {
    const status = next('submit', this.status);
    if (underWay) throw budgetUnderWay({ year: this.year, org: this.org, no: underWay.no });
    const facts = this.facts();
    const review = openReview({ ...rules, involved: this.involved(), content: this.content(), submittedBy: submitter.id, amount: facts.amount, facts, at });
    this.change({ status, no, review, reviewDueAt: nextDueOf(review) });
    this.record(budgetSubmitted, { budgetId: this.id, year: this.year });
  }

  /** Finance, then management (EXP-05, EXP-06); the last agreement puts it into force. */
  decide(decision: Decision, by: Actor, at: Date): void {
    this.underReview((review, given) => decide(review, decision, by, given), at);
  }

  /** Whatever is done to the review while it is open; where it ends, so does this state. */
  underReview(verb: ReviewVerb, at: Date): void {
    next('decide', this.status);
    if (!this.review) throw reviewOver({ outcome: this.status });
    const { id, no, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, involved: this.involved(), at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('expenses', { kind: 'budget', id, no, ownerId }, open, review)) this.record(event, payload);
    const outcome = outcomeOf(review);
    if (outcome === 'returned' || outcome === 'rejected') this.change({ status: next('return', this.status) });
    if (outcome === 'withdrawn') this.change({ status: next('withdraw', this.status) });
    if (outcome === 'approved') this.activate(at);
  }

  close(at: Date): void {
    const status = next('close', this.status);
    const reserved = Money.sum(this.lines.map((line) => Money.of(line.reserved)));
    if (!reserved.isZero()) throw budgetHeldByClaims({ reserved: reserved.toString() });
    this.change({ status, closedAt: at });
    this.record(budgetClosed, { budgetId: this.id, year: this.year });
  }

  /** Moves what a claim takes from `before` to `after`; more than a line has left is refused (EXP-15). */
  charge(before: Charge, after: Charge): void {
    this.assertActive();
    const missing = after.needs.find(({ category }) => !this.lines.some((line) => line.category === category));
    if (missing) throw overBudget({ category: missing.category, needed: missing.amount, available: '0.00' });
    this.change({ lines: this.lines.map((line) => charged(line, before, after)) });
  }

  /** Adds an approved supplement to its line, opening the line where nothing was planned (EXP-15). */
  supplement({ category, amount }: Need, reason: string): void {
    this.assertActive();
    const lines = this.lines.some((line) => line.category === category) ? this.lines : [...this.lines, unplannedLine(category, reason, reason)];
    this.change({
      lines: lines.map((line) => (line.category === category ? { ...line, supplements: totalOf([{ amount: line.supplements }, { amount }]) } : line)),
    });
  }

  /** Only what management approved and nobody closed can be charged or supplemented (EXP-06). */
  assertActive(): void {
    if (this.status !== 'active') throw budgetNotActive({ status: this.status });
  }

  /** What was planned, without supplements. */
  total(): string {
    return totalOf(this.lines);
  }

  private facts(): FactsFor<typeof budgetReviewPolicy> {
    const categories = needsOf(this.lines).map(({ category }) => category);
    return { amount: this.total(), supplement: false, planned: '0', categories, branch: this.branch };
  }

  private activate(at: Date): void {
    this.change({ status: next('activate', this.status), activatedAt: at });
    this.record(budgetActivated, { budgetId: this.id, year: this.year, total: this.total() });
  }

  /** Whose matter it is: nobody who wrote on it decides on it (ORG-14). */
  involved(): readonly string[] {
    return [this.ownerId, ...this.authors];
  }

  /** What reviewers agree to: the plan, not what became of it. */
  private content(): object {
    return { year: this.year, org: this.org, lines: this.lines.map(({ category, amount, purpose, use }) => ({ category, amount, purpose, use })) };
  }
}
