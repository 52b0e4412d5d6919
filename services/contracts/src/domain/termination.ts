import {
  agreementUnsigned,
  goodsOnTheWay,
  moneyUnsettled,
  terminationNotAgreed,
  terminationTooEarly,
  type ConcludeTermination,
  type RequestTermination,
  type TerminationConclusionView,
  type TerminationGround,
  type TerminationStatus,
} from '@tradewind/contracts/contracts/terminations.api';
import { contractNotInEffect } from '@tradewind/contracts/contracts/contract-life.faults';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import type { OrderEndedView, OrderStandingView } from '@tradewind/contracts/orders/order-changes.api';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { pressing } from '@tradewind/approvals/pressing';
import { agreedTo, nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { contentHash } from '@tradewind/domain/content-hash';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, inWhoseName, reachOf } from '@tradewind/kernel/actor';
import type { FactsFor, terminationReviewPolicy } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import type { AgreedEnd } from './contract-life.js';
import type { Contract } from './contract.js';
import { assertDayInOrder } from './signatures.js';

const next = stateMachine<TerminationStatus>()({
  decide: { from: ['in-review'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'returned' },
  'ask for again': { from: ['returned'], to: 'in-review' },
  conclude: { from: ['approved'], to: 'ending' },
  'bring into effect': { from: ['ending'], to: 'in-effect' },
  'hold up': { from: ['ending'], to: 'approved' },
  'give up': { from: ['in-review', 'returned', 'approved'], to: 'void' },
});

/** What holds when it is asked for. */
interface Grounds {
  readonly standing: OrderStandingView;
  readonly rules: ReviewRules;
}

/** 解除: the end of a contract in effect before it is fulfilled, agreed to by those who review contracts, never under goods or money that is open (CON-12, CON-15). */
@Entity('termination')
@Index('termination_no', ['no'], { unique: true })
@Index('termination_contract', ['contractId'])
@Index('termination_customer', ['customerId'])
@Index('termination_status', ['status'])
@Index('termination_org', ['org'])
@Index('termination_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
export class Termination extends Aggregate<Termination> implements AgreedEnd {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: TerminationStatus;
  @Column('uuid') readonly contractId!: string;
  @Column('text') readonly contractNo!: string;
  /** Version of the contract that is to end. */
  @Column('integer') readonly revision!: number;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('text') readonly currency!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly total!: string;
  @Column('text') readonly ground!: TerminationGround;
  @Column('text') readonly reason!: string;
  @Column('date') readonly endsOn!: string;
  @Column('text', { nullable: true }) readonly settlement: string | null = null;
  @Column('numeric', { precision: 18, scale: 2 }) readonly advance!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly owed!: string;
  @Column('uuid') readonly requestedBy!: string;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  @Column('jsonb', { default: [] }) readonly earlierReviews: readonly Review[] = [];
  @Column('date', { nullable: true }) readonly agreedOn: string | null = null;
  @Column('jsonb', { nullable: true }) readonly conclusion: TerminationConclusionView | null = null;
  @Column('text', { nullable: true }) readonly heldUpBy: string | null = null;
  @Column('date', { nullable: true }) readonly endedOn: string | null = null;
  /** What was delivered until then and stays sold, tax included; null: it has not ended the contract, or did before this was kept. */
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) readonly keptTotal: string | null = null;
  @Column('text', { nullable: true }) readonly voidBecause: string | null = null;
  @Column('text') readonly search!: string;

  /** It belongs where its contract does. */
  static request(no: string, contract: Contract, wish: RequestTermination, grounds: Grounds, by: Actor, at: Date): Termination {
    if (contract.status !== 'effective') throw contractNotInEffect({ contractNo: contract.no, status: contract.status });
    const { id: contractId, revision, customerId, customerName, currency, total, org, branch, ownerId } = contract;
    const contractNo = contract.number();
    const termination = Termination.born(
      { org, branch, ownerId },
      {
        ...{ no, status: 'in-review', contractId, contractNo, revision, customerId, customerName, currency, total, requestedBy: by.id },
        search: searchKey(customerName, no, contractNo),
      },
    );
    termination.ask(wish, grounds, by, at);
    return termination;
  }

  requestAgain(wish: RequestTermination, grounds: Grounds, by: Actor, at: Date): void {
    this.change({ status: next('ask for again', this.status) });
    this.ask(wish, grounds, by, at);
  }

  /** Neither who asked nor the rep whose customer it is decides on it (ORG-14). */
  decide(decision: Decision, reviewer: Actor, at: Date): void {
    this.underReview((review, given) => decide(review, decision, reviewer, given), at);
  }

  underReview(verb: ReviewVerb, at: Date): void {
    next('decide', this.status);
    if (this.review === null) throw terminationNotAgreed();
    const { id, no, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, involved: this.involved(), at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('contracts', { kind: 'termination', id, no, ownerId }, open, review)) this.record(event, payload);
    const outcome = outcomeOf(review);
    if (outcome === 'approved') this.change({ status: next('approve', this.status), agreedOn: businessDate(at) });
    else if (outcome !== 'open') this.change({ status: next('return', this.status) });
  }

  /** Signed by both, or our notice arrived, on a day on which it could be; goods and money are asked about again. */
  conclude({ concludedOn, documentNo, customerSignatory }: ConcludeTermination, standing: OrderStandingView, by: Actor, at: Date): void {
    const status = next('conclude', this.status);
    this.assertAgreed();
    const today = businessDate(at);
    if (this.endsOn > today) throw terminationTooEarly({ endsOn: this.endsOn, today });
    if (this.ground === 'agreement' && customerSignatory === undefined) throw agreementUnsigned();
    assertDayInOrder('terminated', concludedOn, this.agreedOn, at);
    this.assertSettled(standing);
    const conclusion = { concludedOn, documentNo, customerSignatory: customerSignatory ?? null, recordedBy: by.id, recordedByName: by.name };
    this.change({ status, conclusion, heldUpBy: null });
  }

  /** Why the contract ends; nothing that was not agreed to and concluded gets here. */
  agreedEnd(): { readonly ground: string; readonly reason: string } {
    if (this.status !== 'ending') throw terminationNotAgreed();
    this.assertAgreed();
    return { ground: this.ground, reason: this.reason };
  }

  /** Its order has ended, and its contract. */
  takeEffect(kept: readonly AgreedLine[], at: Date): void {
    const amounts = kept.map(({ gross }) => Money.of(gross, this.currency));
    const keptTotal = Money.sum(amounts, this.currency).toString();
    this.change({ status: next('bring into effect', this.status), endedOn: businessDate(at), keptTotal });
  }

  /** Goods left since it was asked: the contract goes on until they have arrived, and it is concluded anew. */
  holdUp({ orderNo, onTheWay }: OrderEndedView): void {
    this.change({ status: next('hold up', this.status), conclusion: null, heldUpBy: [orderNo ?? 'no order', ...onTheWay].join(' ') });
  }

  giveUp(voidBecause: string): void {
    this.change({ status: next('give up', this.status), voidBecause, reviewDueAt: null });
  }

  contentHash(): string {
    return contentHash(this.content());
  }

  involved(): string[] {
    return [this.requestedBy, this.ownerId];
  }

  private ask({ ground, reason, endsOn, settlement }: RequestTermination, { standing, rules }: Grounds, by: Actor, at: Date): void {
    this.change({ ground, reason, endsOn, settlement: settlement ?? null, advance: standing.advance, owed: standing.owed, agreedOn: null });
    this.assertSettled(standing);
    const whose = { submittedBy: by.id, submittedFor: inWhoseName(reachOf(by, 'contract:write'), this)?.id ?? null };
    const facts: FactsFor<typeof terminationReviewPolicy> = { amount: this.total, advance: this.advance, owed: this.owed, ground, branch: this.branch };
    const review = openReview({ ...rules, ...whose, involved: this.involved(), content: this.content(), amount: facts.amount, facts, at });
    const earlierReviews = this.review ? [...this.earlierReviews, this.review] : this.earlierReviews;
    this.change({ review, earlierReviews, reviewDueAt: nextDueOf(review) });
  }

  private content(): object {
    const { contractId, contractNo, revision, ground, reason, endsOn, settlement } = this;
    return { contractId, contractNo, revision, ground, reason, endsOn, settlement };
  }

  private assertAgreed(): void {
    if (!agreedTo(this.review, this.content())) throw terminationNotAgreed();
  }

  /** No contract ends under goods on their way; money that is open needs a word on how it is settled, and receipts a decision of finance. */
  private assertSettled({ orderNo, onTheWay, undecided, advance, owed }: OrderStandingView): void {
    if (orderNo === null || onTheWay.length > 0) throw goodsOnTheWay({ orderNo, shipments: onTheWay });
    const isOpen = [advance, owed].some((amount) => !Money.of(amount, this.currency).isZero());
    if (undecided.length > 0 || (isOpen && this.settlement === null)) throw moneyUnsettled({ advance, owed, undecided });
  }
}
