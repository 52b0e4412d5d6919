import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { agreedTo, decidersOf, nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { creditAlreadyPast, creditOnHold, type ApplyForCredit, type CreditAssessment, type CreditStatus } from '@tradewind/contracts/customers/credit.api';
import { creditGranted, creditHeld } from '@tradewind/contracts/customers/customers.events';
import { nothingToDecide, reviewOver } from '@tradewind/contracts/review-faults';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, inWhoseName, reachOf } from '@tradewind/kernel/actor';
import { assertCreditAllowed } from '@tradewind/policies/credit-allowed';
import type { CreditPolicy, creditReviewPolicy, FactsFor } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import type { Customer } from './customer.js';

const next = stateMachine<CreditStatus>()({
  apply: { from: ['unrated', 'rated', 'limited'], to: 'in-review' },
  rate: { from: ['in-review'], to: 'rated' },
  limit: { from: ['in-review'], to: 'limited' },
  hold: { from: ['unrated', 'in-review', 'rated', 'limited'], to: 'hold' },
  'fall back to unrated': { from: ['in-review', 'hold'], to: 'unrated' },
  'fall back to rated': { from: ['in-review', 'hold'], to: 'rated' },
  'fall back to limited': { from: ['in-review', 'hold'], to: 'limited' },
});

export interface CreditApplication {
  /** CNY, 2 decimals. */
  readonly limit: string;
  readonly termDays: number;
  readonly validUntil: string;
  readonly grounds: string;
  readonly assessment: CreditAssessment;
  readonly guarantee: string | null;
}

export interface CreditGrant {
  readonly limit: string;
  readonly currency: string;
  readonly termDays: number;
  readonly validUntil: string;
  readonly guarantee: string | null;
}

/** What may be sold on credit on one day. */
export interface CreditStanding {
  readonly limit: string;
  readonly currency: string;
  readonly termDays: number;
  readonly validUntil: string | null;
  readonly held: boolean;
}

/** The rules an application is measured by. */
export interface CreditRules {
  readonly credit: CreditPolicy;
  readonly review: ReviewRules;
}

const CURRENCY = 'CNY';

/**
 * How far a customer is trusted (CUS-30): what was applied for and who agreed, what is granted, what is overdue.
 * A grant stays in force while a new application is under review; it is on hold while anything is overdue (CUS-36).
 */
@Entity('credit_profile')
@Index('credit_profile_customer', ['customerId'], { unique: true })
@Index('credit_profile_org', ['org'])
@Index('credit_profile_status', ['status'])
@Index('credit_profile_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
export class CreditProfile extends Aggregate<CreditProfile> {
  static readonly life = { status: next };

  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerNo!: string;
  @Column('text') readonly customerName!: string;
  @Column('text') readonly status!: CreditStatus;
  @Column('jsonb', { nullable: true }) readonly application: CreditApplication | null = null;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  @Column('jsonb', { nullable: true }) readonly granted: CreditGrant | null = null;
  @Column('jsonb') readonly overdueReceivables: readonly string[] = [];

  static of({ id: customerId, no: customerNo, name: customerName, org, branch, ownerId }: Customer): CreditProfile {
    return CreditProfile.born({ org, branch, ownerId }, { customerId, customerNo, customerName, status: 'unrated' });
  }

  get held(): boolean {
    return this.overdueReceivables.length > 0;
  }

  /** CUS-30, CUS-31: what the policy does not allow is not even put to review. */
  apply({ limit, guarantee, ...terms }: ApplyForCredit, { credit, review }: CreditRules, by: Actor, at: Date): void {
    if (this.held) throw creditOnHold({ overdue: this.overdueReceivables.length });
    const status = next('apply', this.status);
    const application = { ...terms, limit: Money.of(limit).toString(), guarantee: guarantee ?? null };
    assertCreditAllowed(application, credit);
    assertNotPast(application, at);
    const opened = openReview({
      ...review,
      involved: [this.ownerId],
      content: this.contentOf(application),
      submittedBy: by.id,
      submittedFor: inWhoseName(reachOf(by, 'credit:request'), this)?.id ?? null,
      amount: application.limit,
      facts: this.factsOf(application, at),
      at,
    });
    this.change({ status, application, review: opened, reviewDueAt: nextDueOf(opened) });
  }

  /** One step of the review; the last agreement grants exactly what was applied for. */
  decide(decision: Decision, by: Actor, at: Date): void {
    if (this.status !== 'in-review' || !this.application) throw nothingToDecide({ step: decision.step });
    if (decision.approve) assertNotPast(this.application, at);
    this.underReview((review, given) => decide(review, decision, by, given), at);
  }

  /** Whatever is done to the review while it is open; where it ends, so does this state. */
  underReview(verb: ReviewVerb, at: Date): void {
    const { application, review: open, customerId: id, customerNo: no, ownerId } = this;
    if (this.status !== 'in-review' || !application || !open) throw reviewOver({ outcome: this.status });
    const content = this.contentOf(application);
    const review = verb(open, { content, subject: this, at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('customers', { kind: 'credit', id, no, ownerId }, open, review)) this.record(event, payload);
    if (agreedTo(review, content)) this.grant(application);
    else if (outcomeOf(review) !== 'open') this.change({ status: next(`fall back to ${settled(this.granted)}`, this.status) });
  }

  /** CUS-36: one overdue payment is enough; an application under review is void, its ground has gone. */
  hold(receivableId: string): void {
    if (this.overdueReceivables.includes(receivableId)) return;
    const heldAlready = this.held;
    this.change({ overdueReceivables: [...this.overdueReceivables, receivableId] });
    if (heldAlready) return;
    if (this.status === 'in-review') this.dropApplication();
    this.change({ status: next('hold', this.status) });
    this.record(creditHeld, { customerId: this.customerId, held: true, salesRepId: this.ownerId });
  }

  /** CUS-36: free again only when nothing that was overdue is left. */
  settle(receivableId: string): void {
    if (!this.overdueReceivables.includes(receivableId)) return;
    this.change({ overdueReceivables: this.overdueReceivables.filter((overdue) => overdue !== receivableId) });
    if (this.held) return;
    this.change({ status: next(`fall back to ${settled(this.granted)}`, this.status) });
    this.record(creditHeld, { customerId: this.customerId, held: false, salesRepId: this.ownerId });
  }

  standing(at: Date): CreditStanding {
    const { granted, held } = this;
    if (!granted || granted.validUntil < businessDate(at))
      return { limit: '0.00', currency: CURRENCY, termDays: 0, validUntil: granted?.validUntil ?? null, held };
    return { limit: granted.limit, currency: granted.currency, termDays: granted.termDays, validUntil: granted.validUntil, held };
  }

  /** Belongs where its customer belongs, and shows its name. */
  follow({ name: customerName, org, branch, ownerId }: Customer): void {
    this.change({ customerName, org, branch, ownerId });
    if (this.status !== 'in-review' || !this.review || !decidersOf(this.review).includes(ownerId)) return;
    this.dropApplication(); // it is now the matter of somebody who has decided on it (ORG-14)
    this.change({ status: next(`fall back to ${settled(this.granted)}`, this.status) });
  }

  private dropApplication(): void {
    this.change({ application: null, review: null, reviewDueAt: null });
  }

  private grant({ limit, termDays, validUntil, guarantee }: CreditApplication): void {
    const status = next(guarantee === null ? 'rate' : 'limit', this.status);
    this.change({ status, granted: { limit, currency: CURRENCY, termDays, validUntil, guarantee } });
    this.record(creditGranted, { customerId: this.customerId, limit, currency: CURRENCY, termDays, validUntil, salesRepId: this.ownerId });
  }

  private factsOf({ limit, termDays, guarantee }: CreditApplication, at: Date): FactsFor<typeof creditReviewPolicy> {
    return { amount: limit, current: this.standing(at).limit, days: String(termDays), guaranteed: guarantee !== null, branch: this.branch };
  }

  private contentOf(application: CreditApplication): object {
    return { customerId: this.customerId, ...application };
  }
}

/** What the profile is when neither a review nor an overdue payment says otherwise. */
const settled = (granted: CreditGrant | null): 'unrated' | 'rated' | 'limited' =>
  granted === null ? 'unrated' : granted.guarantee === null ? 'rated' : 'limited';

function assertNotPast({ validUntil }: CreditApplication, at: Date): void {
  const today = businessDate(at);
  if (validUntil < today) throw creditAlreadyPast({ validUntil, today });
}
