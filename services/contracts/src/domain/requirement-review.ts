import { quoteNotAccepted } from '@tradewind/contracts/contracts/contracts.api';
import { requirementsAgreed, requirementsReturned, type AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import {
  reviewedDeliveryPast,
  type AnswerRequirements,
  type RequestRequirementReview,
  type RequestRequirementReviewAgain,
  type RequirementReviewStatus,
} from '@tradewind/contracts/contracts/requirement-reviews.api';
import type { AgreedRequirements, SpecialRequirement, Verdict } from '@tradewind/contracts/contracts/requirements';
import { reviewOver } from '@tradewind/contracts/review-faults';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { agreedTo, decidersOf, nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { businessDate, daysUntil } from '@tradewind/domain/business-date';
import { contentHash } from '@tradewind/domain/content-hash';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { inWhoseName, reachOf, type Actor } from '@tradewind/kernel/actor';
import type { FactsFor, requirementReviewPolicy } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import type { Quote } from './quote.js';
import { answersOf, conditionsIn, inForce, reasonsIn, requirementLines, verdictOf, type Answer, type RequirementLine } from './requirement-answers.js';

const next = stateMachine<RequirementReviewStatus>()({
  'request again': { from: ['agreed', 'returned', 'withdrawn'], to: 'in-review' },
  decide: { from: ['in-review'], to: 'in-review' },
  agree: { from: ['in-review'], to: 'agreed' },
  return: { from: ['in-review'], to: 'returned' },
  withdraw: { from: ['in-review'], to: 'withdrawn' },
  reopen: { from: ['in-review', 'agreed'], to: 'returned' },
});

/** What a contract promises, as far as it must be met. */
export interface Promised {
  readonly quoteId: string;
  readonly lines: readonly AgreedLine[];
  readonly deliverBy: string;
}

/**
 * Whether the company can meet what a customer accepted: asked line by line of production/technical, quality control and purchasing,
 * before there is a contract; what they agree on is its basis and is kept (CON-04, CON-05).
 */
@Entity('requirement_review')
@Index('requirement_review_no', ['no'], { unique: true })
@Index('requirement_review_quote', ['quoteId'], { unique: true })
@Index('requirement_review_status', ['status'])
@Index('requirement_review_customer', ['customerId'])
@Index('requirement_review_org', ['org'])
@Index('requirement_review_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
export class RequirementReview extends Aggregate<RequirementReview> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: RequirementReviewStatus;
  @Column('uuid') readonly quoteId!: string;
  @Column('text') readonly quoteNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly total!: string;
  /** What the customer accepted. */
  @Column('jsonb') readonly products!: readonly AgreedLine[];
  /** Of the quote, and what was said since. */
  @Column('jsonb') readonly special!: readonly SpecialRequirement[];
  @Column('jsonb') readonly ofQuote!: readonly SpecialRequirement[];
  @Column('date') readonly deliverBy!: string;
  @Column('jsonb') readonly answers: readonly Answer[] = [];
  @Column('uuid') readonly requestedBy!: string;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  /** With what was answered in them, oldest first. */
  @Column('jsonb') readonly earlier: readonly { readonly review: Review; readonly answers: readonly Answer[] }[] = [];
  @Column('date', { nullable: true }) readonly agreedOn: string | null = null;
  @Column('text') readonly search!: string;

  static request(
    { deliverBy, requirements = [] }: Omit<RequestRequirementReview, 'quoteId'>,
    about: { readonly no: string; readonly quote: Quote; readonly rules: ReviewRules },
    by: Actor,
    at: Date,
  ): RequirementReview {
    const { no, quote, rules } = about;
    const { org, branch, ownerId, customerId, customerName, total } = quote;
    if (quote.status !== 'accepted' || quote.no === null) throw quoteNotAccepted({ status: quote.statusAt(at) });
    const asked = RequirementReview.born(
      { org, branch, ownerId },
      {
        ...{ no, status: 'in-review', quoteId: quote.id, quoteNo: quote.no, customerId, customerName, total, requestedBy: by.id },
        ...{ products: quote.lines, ofQuote: quote.requirements, search: searchKey(customerName, quote.customerNo, no, quote.no) },
      },
    );
    asked.ask(deliverBy, requirements, rules, by, at);
    return asked;
  }

  /** After any end: what was agreed to before holds no more from now on, and stays on the record. */
  requestAgain({ deliverBy, requirements }: RequestRequirementReviewAgain, rules: ReviewRules, by: Actor, at: Date): void {
    const status = next('request again', this.status);
    const earlier = this.review ? [...this.earlier, { review: this.review, answers: this.answers }] : this.earlier;
    this.change({ status, earlier, answers: [], agreedOn: null, requestedBy: by.id });
    this.ask(deliverBy ?? this.deliverBy, requirements ?? this.special.slice(this.ofQuote.length), rules, by, at);
  }

  /** One department on every line; one line that cannot be met is a no (CON-05). */
  answer({ step, answers, comment }: AnswerRequirements, by: Actor, at: Date): void {
    const given = answersOf(answers, this.lines(), step, by, at);
    const approve = verdictOf(given) !== 'not-feasible';
    const word = approve ? comment : [reasonsIn(given), comment].filter(Boolean).join('；');
    this.settle({ step, approve, comment: word }, given, by, at);
  }

  /** The same for a department that says yes to everything, or returns it with a word. */
  decide(decision: Decision, by: Actor, at: Date): void {
    const { step, approve } = decision;
    const all = this.lines().map((_, i) => ({ line: i + 1, verdict: 'feasible' as const }));
    this.settle(decision, approve ? answersOf(all, this.lines(), step, by, at) : [], by, at);
  }

  /** Whatever is done to the review while it is open; where it ends, so does this state. */
  underReview(verb: ReviewVerb, at: Date): void {
    if (this.status !== 'in-review' || this.review === null) throw reviewOver({ outcome: this.status });
    const { id, no, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, involved: this.involved(), at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('contracts', { kind: 'requirements', id, no, ownerId }, open, review)) this.record(event, payload);
    const outcome = outcomeOf(review);
    if (outcome === 'approved') this.agree(at);
    if (outcome === 'withdrawn') this.change({ status: next('withdraw', this.status) });
    if (outcome !== 'returned' && outcome !== 'rejected') return;
    this.change({ status: next('return', this.status) });
    this.record(requirementsReturned, this.fact());
  }

  /** The customer is looked after by somebody else now (CUS-14); when they answered, it is their own matter and is asked anew (ORG-14). */
  follow({ org, branch, ownerId }: Belonging): void {
    this.change({ org, branch, ownerId });
    const theirOwn = this.review !== null && decidersOf(this.review).includes(ownerId);
    if (theirOwn && (this.status === 'in-review' || this.status === 'agreed'))
      this.change({ status: next('reopen', this.status), agreedOn: null, reviewDueAt: null });
  }

  /** What was agreed, when it is what this contract promises: the same quote, products and quantities, delivered no sooner. */
  agreedFor({ quoteId, lines, deliverBy }: Promised): AgreedRequirements | null {
    const { agreedOn, review } = this;
    const same = quoteId === this.quoteId && contentHash(quantities(lines)) === contentHash(quantities(this.products)) && deliverBy >= this.deliverBy;
    if (!same || agreedOn === null || this.status !== 'agreed' || !agreedTo(review, this.content())) return null;
    const { id: requirementReviewId, no, special } = this;
    return {
      requirementReviewId,
      no,
      agreedOn,
      deliverBy: this.deliverBy,
      resultHash: this.resultHash(),
      special,
      conditions: conditionsIn(this.answersInForce()),
    };
  }

  lines(): RequirementLine[] {
    return requirementLines(this.products, this.special, this.deliverBy);
  }

  answersInForce(): Answer[] {
    return this.review ? inForce(this.answers, this.review) : [];
  }

  /** Null while it is open, and where it ended without an answer. */
  verdict(): Verdict | null {
    const answers = this.answersInForce();
    if (this.status === 'agreed') return verdictOf(answers);
    return this.status === 'returned' && verdictOf(answers) === 'not-feasible' ? 'not-feasible' : null;
  }

  /** SHA-256 of what was asked and what was answered. */
  resultHash(): string {
    return contentHash({ ...this.content(), answers: this.answersInForce() });
  }

  /** Neither who asked, nor the rep whose customer it is, answers (ORG-14). */
  involved(): string[] {
    return [this.requestedBy, this.ownerId];
  }

  private ask(deliverBy: string, more: readonly SpecialRequirement[], rules: ReviewRules, by: Actor, at: Date): void {
    const today = businessDate(at);
    if (deliverBy < today) throw reviewedDeliveryPast({ deliverBy, today });
    this.change({ deliverBy, special: [...this.ofQuote, ...more.map(({ about, text }) => ({ about, text }))] });
    const submitted = { submittedBy: by.id, submittedFor: inWhoseName(reachOf(by, 'requirement:request'), this)?.id ?? null };
    const review = openReview({ ...rules, ...submitted, involved: this.involved(), content: this.content(), amount: this.total, facts: this.facts(today), at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
  }

  private facts(today: string): FactsFor<typeof requirementReviewPolicy> {
    const { total: amount, special, deliverBy, branch } = this;
    return { amount, requirements: String(special.length), days: String(daysUntil(deliverBy, today)), branch };
  }

  /** The engine says first whether they may; what they said is kept with it. */
  private settle(decision: Decision, answers: readonly Answer[], by: Actor, at: Date): void {
    this.underReview((review, given) => {
      const decided = decide(review, decision, by, given);
      this.change({ answers: [...this.answers.filter(({ step }) => step !== decision.step), ...answers] });
      return decided;
    }, at);
  }

  private agree(at: Date): void {
    this.change({ status: next('agree', this.status), agreedOn: businessDate(at) });
    this.record(requirementsAgreed, this.fact());
  }

  private fact() {
    const { id: requirementReviewId, no: requirementReviewNo, quoteId, customerId, customerName, ownerId: salesRepId } = this;
    return { requirementReviewId, requirementReviewNo, quoteId, customerId, customerName, salesRepId, conditions: conditionsIn(this.answersInForce()).length };
  }

  private content(): object {
    const { quoteId, products, special, deliverBy } = this;
    return { quoteId, products: quantities(products), special, deliverBy };
  }
}

const quantities = (lines: readonly AgreedLine[]): object[] => lines.map(({ productId, spec, quantity, unit }) => ({ productId, spec, quantity, unit }));
