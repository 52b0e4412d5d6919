import { scorecardPublished } from '@tradewind/contracts/performance/performance.events';
import { ownDispute, scorecardNotYours, type ScorecardStatus } from '@tradewind/contracts/performance/scorecards.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Appraisal, InTime, KpiResult } from './appraise.js';
import { Ratio } from './ratio.js';

const next = stateMachine<ScorecardStatus>()({
  publish: { from: ['calculated'], to: 'published' },
  dispute: { from: ['published'], to: 'disputed' },
  answer: { from: ['disputed'], to: 'published' },
  lock: { from: ['published'], to: 'locked' },
});

/** Who is appraised, where, and over which units' facts. */
export interface Appraised {
  readonly personId: string;
  readonly personName: string;
  readonly org: string;
  /** Empty: own facts only. */
  readonly units: readonly string[];
  readonly ownSalesTarget: string | null;
}

interface OfCycle {
  readonly id: string;
  readonly branch: string;
  readonly month: string;
  readonly kpiPolicy: string;
}

/** What a person reached in a month. Its figures are frozen with the month; only its standing changes (PER-09, PER-25). */
@Entity('scorecard')
@Index('scorecard_once', ['cycleId', 'ownerId'], { unique: true })
@Index('scorecard_org', ['org'])
@Index('scorecard_branch_month', ['branch', 'month'])
@Index('scorecard_owner', ['ownerId'])
export class Scorecard extends Aggregate<Scorecard> {
  static readonly life = { status: next };

  @Column('uuid') readonly cycleId!: string;
  @Column('text') readonly month!: string;
  @Column('text') readonly personName!: string;
  @Column('jsonb') readonly units!: readonly string[];
  @Column('text') readonly status!: ScorecardStatus;
  @Column('jsonb') readonly kpis!: readonly KpiResult[];
  @Column('jsonb') readonly response!: InTime;
  @Column('jsonb') readonly resolution!: InTime;
  @Column('numeric', { precision: 12, scale: 6 }) readonly score!: string;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) readonly ownSalesTarget: string | null = null;
  @Column('text') readonly kpiPolicy!: string;
  @Column('timestamptz', { nullable: true }) readonly publishedAt: Date | null = null;
  @Column('text', { nullable: true }) readonly disputeReason: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly disputedAt: Date | null = null;
  @Column('text', { nullable: true }) readonly disputeAnswer: string | null = null;
  @Column('uuid', { nullable: true }) readonly disputeAnsweredBy: string | null = null;
  @Column('text') readonly search!: string;

  static freeze(cycle: OfCycle, { personId, personName, org, units, ownSalesTarget }: Appraised, { kpis, response, resolution, score }: Appraisal): Scorecard {
    const { id: cycleId, branch, month, kpiPolicy } = cycle;
    return Scorecard.born(
      { org, branch, ownerId: personId },
      {
        cycleId,
        month,
        personName,
        units,
        ownSalesTarget,
        kpis,
        response,
        resolution,
        score,
        kpiPolicy,
        status: 'calculated',
        search: searchKey(personName, month),
      },
    );
  }

  publish(at: Date): void {
    this.change({ status: next('publish', this.status), publishedAt: at });
    const { id: scorecardId, ownerId: personId, month, score } = this;
    this.record(scorecardPublished, { scorecardId, personId, month, score: Ratio.of(score).toString() });
  }

  /** Fair and open: the person may say what is wrong, once published and until the month is locked (PER-27). */
  dispute(disputeReason: string, actor: Actor, at: Date): void {
    if (actor.id !== this.ownerId) throw scorecardNotYours();
    this.change({ status: next('dispute', this.status), disputeReason, disputedAt: at, disputeAnswer: null, disputeAnsweredBy: null });
  }

  answer(disputeAnswer: string, actor: Actor): void {
    if (speaksFor(actor, this.ownerId)) throw ownDispute();
    this.change({ status: next('answer', this.status), disputeAnswer, disputeAnsweredBy: actor.id });
  }

  lock(): void {
    this.change({ status: next('lock', this.status) });
  }
}
