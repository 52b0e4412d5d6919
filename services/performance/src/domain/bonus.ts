import { bonusScorecardOpen, ownBonus, payoutUnderWay, type BonusStatus } from '@tradewind/contracts/performance/bonuses.api';
import { bonusApproved, bonusPayoutRequested, type BonusPayoutFact } from '@tradewind/contracts/performance/performance.events';
import type { ScorecardStatus } from '@tradewind/contracts/performance/scorecards.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { bonusAmount, type BonusLine } from './reckon-bonus.js';
import type { Scorecard } from './scorecard.js';

const next = stateMachine<BonusStatus>()({
  approve: { from: ['computed'], to: 'approved' },
  'begin paying': { from: ['approved'], to: 'paying' },
  pay: { from: ['approved', 'paying'], to: 'paid' },
  'take back the payout of': { from: ['approved', 'paying'], to: 'approved' },
});

const SETTLED: readonly ScorecardStatus[] = ['published', 'locked'];

/** What a person gets for a month: computed from facts, approved by one, paid by another through expenses (PER-13, PER-14, EXP-13, C-24, ORG-14). */
@Entity('bonus')
@Index('bonus_scorecard', ['scorecardId'], { unique: true })
@Index('bonus_org', ['org'])
@Index('bonus_branch_month', ['branch', 'month'])
@Index('bonus_owner', ['ownerId'])
export class Bonus extends Aggregate<Bonus> {
  static readonly life = { status: next };

  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('uuid') readonly scorecardId!: string;
  @Column('text') readonly month!: string;
  @Column('text') readonly personName!: string;
  @Column('text') readonly status!: BonusStatus;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('jsonb') readonly explanation!: readonly BonusLine[];
  @Column('text') readonly bonusPolicy!: string;
  @Column('uuid', { nullable: true }) readonly approvedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly approvedAt: Date | null = null;
  @Column('uuid', { nullable: true }) readonly paidBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly paidAt: Date | null = null;
  @Column('text', { nullable: true }) readonly paymentReference: string | null = null;
  @Column('text', { nullable: true }) readonly payoutNo: string | null = null;
  /** Why the last payout was refused. */
  @Column('text', { nullable: true }) readonly payoutRefusal: string | null = null;
  @Column('text') readonly search!: string;

  static compute({ id: scorecardId, org, branch, ownerId, month, personName }: Scorecard, bonusPolicy: string, explanation: readonly BonusLine[]): Bonus {
    return Bonus.born(
      { org, branch, ownerId },
      { scorecardId, month, personName, status: 'computed', explanation, amount: bonusAmount(explanation), bonusPolicy, search: searchKey(personName, month) },
    );
  }

  /** Only once the result is published and no longer disputed, and never by the person itself. */
  approve(no: string, scorecard: ScorecardStatus, approver: Actor, at: Date): void {
    const status = next('approve', this.status);
    if (speaksFor(approver, this.ownerId)) throw ownBonus();
    if (!SETTLED.includes(scorecard)) throw bonusScorecardOpen({ status: scorecard });
    this.change({ status, no, approvedBy: approver.id, approvedAt: at, search: searchKey(this.personName, this.month, no) });
    const { id: bonusId, ownerId: personId, month, amount } = this;
    this.record(bonusApproved, { bonusId, personId, month, amount });
  }

  /** Asks expenses for the money, under an id of the request's own. `handledBy`: who closed the month it comes from. */
  requestPayout(requestId: string, handledBy: string): BonusPayoutFact {
    const { id: bonusId, no: bonusNo, ownerId: personId, personName, month, amount, approvedBy } = this;
    if (this.status !== 'approved' || bonusNo === null || approvedBy === null) throw payoutUnderWay({ status: this.status });
    const request = { requestId, bonusId, bonusNo, personId, personName, month, amount, approvedBy, handledBy };
    this.record(bonusPayoutRequested, request);
    return request;
  }

  /** Once more, after it was refused; never by the person itself. */
  requestPayoutAgain(requestId: string, handledBy: string, approver: Actor): BonusPayoutFact {
    if (speaksFor(approver, this.ownerId)) throw ownBonus();
    if (this.payoutRefusal === null) throw payoutUnderWay({ status: this.status });
    this.change({ approvedBy: approver.id, payoutRefusal: null, payoutNo: null });
    return this.requestPayout(requestId, handledBy);
  }

  beginPaying(payoutNo: string): void {
    this.change({ status: next('begin paying', this.status), payoutNo });
  }

  /** Expenses paid it; who may pay was decided there. */
  pay(payment: Readonly<Pick<Bonus, 'payoutNo' | 'paidBy' | 'paidAt' | 'paymentReference'>>): void {
    this.change({ status: next('pay', this.status), ...payment });
  }

  payoutWasRefused(payoutRefusal: string): void {
    this.change({ status: next('take back the payout of', this.status), payoutRefusal });
  }
}
