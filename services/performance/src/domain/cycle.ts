import { disputesOpen, earlierMonthOpen, monthClosedAlready, monthNotOver, type CycleStatus } from '@tradewind/contracts/performance/months.api';
import { monthClosed } from '@tradewind/contracts/performance/performance.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import type { BonusPolicy, KpiPolicy } from '@tradewind/policies/kinds';
import type { PolicyInForce } from '@tradewind/policies/policy';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<CycleStatus>()({
  close: { from: ['open'], to: 'calculated' },
  publish: { from: ['calculated'], to: 'published' },
  lock: { from: ['published'], to: 'locked' },
});

/** The rules a month is appraised by. */
export interface Rules {
  readonly kpi: PolicyInForce<KpiPolicy>;
  readonly bonus: PolicyInForce<BonusPolicy>;
}

/** How far a branch is: its last closed month, and the first month that has facts and is still open. */
export interface BranchMonths {
  readonly org: string;
  readonly branch: string;
  readonly closedUpTo: string | null;
  readonly firstOpen: string | null;
}

/** A natural month of a branch (PER-09). An open month needs no row: it becomes one when it is closed. */
@Entity('cycle')
@Index('cycle_month', ['branch', 'month'], { unique: true })
@Index('cycle_org', ['org'])
export class Cycle extends Aggregate<Cycle> {
  static readonly life = { status: next };

  @Column('text') readonly month!: string;
  @Column('text') readonly status: CycleStatus = 'open';
  @Column('integer') readonly people!: number;
  /** The values that were in force, kept so that the month can be reckoned again years later. */
  @Column('jsonb') readonly kpi!: KpiPolicy;
  @Column('jsonb') readonly bonus!: BonusPolicy;
  @Column('text') readonly kpiPolicy!: string;
  @Column('text') readonly bonusPolicy!: string;
  @Column('timestamptz', { nullable: true }) readonly publishedAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly lockedAt: Date | null = null;

  /** Refused while the month runs, when it is closed already, and before an earlier one (PER-03, PER-09). */
  static assertClosable(month: string, { branch, closedUpTo, firstOpen }: BranchMonths, at: Date): void {
    const today = businessDate(at);
    if (today.slice(0, 7) <= month) throw monthNotOver({ month, today });
    if (closedUpTo !== null && month <= closedUpTo) throw monthClosedAlready({ branch, closedUpTo });
    if (firstOpen !== null && firstOpen < month) throw earlierMonthOpen({ earlier: firstOpen });
  }

  static close(month: string, where: Pick<BranchMonths, 'org' | 'branch'>, { kpi, bonus }: Rules, people: number, closer: Actor): Cycle {
    const cycle = Cycle.born(
      { org: where.org, branch: where.branch, ownerId: closer.id },
      { month, people, kpi: kpi.value, bonus: bonus.value, kpiPolicy: kpi.version, bonusPolicy: bonus.version },
    );
    cycle.change({ status: next('close', cycle.status) });
    cycle.record(monthClosed, { month });
    return cycle;
  }

  publish(at: Date): void {
    this.change({ status: next('publish', this.status), publishedAt: at });
  }

  /** `disputedBy`: names of the people whose scorecards are in dispute (PER-27). */
  lock(disputedBy: readonly string[], at: Date): void {
    const status = next('lock', this.status);
    if (disputedBy.length > 0) throw disputesOpen({ people: disputedBy });
    this.change({ status, lockedAt: at });
  }
}
