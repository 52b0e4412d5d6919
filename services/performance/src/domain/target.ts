import type { TargetKpi } from '@tradewind/contracts/performance/kpis';
import {
  targetCascadedAlready,
  targetNotOfUnit,
  targetNotYours,
  targetPartOutside,
  targetPartsShort,
  type TargetPart,
  type TargetStatus,
} from '@tradewind/contracts/performance/targets.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { isWithin, type Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { monthlyAmounts, yearOf } from './target-amounts.js';

const next = stateMachine<TargetStatus>()({
  issue: { from: ['draft'], to: 'issued' },
  acknowledge: { from: ['issued'], to: 'acknowledged' },
});

/** Whom a target is for: a person, or a unit for which that person answers. */
export interface Bearer {
  readonly personId: string;
  readonly personName: string;
  readonly unit: string | null;
  readonly org: string;
  readonly branch: string;
}

/** One part of a cascade: who bears it, and how much. */
export interface BorneAmounts {
  readonly bearer: Bearer;
  readonly amounts: Pick<TargetPart, 'months' | 'yearly'>;
}

/** What is to be reached in a year, month by month (PER-20). Quarter and year are sums of months and stored nowhere. */
@Entity('target')
@Index('target_once', ['subject', 'kpi', 'year'], { unique: true })
@Index('target_org', ['org'])
@Index('target_branch_year', ['branch', 'year'])
@Index('target_owner', ['ownerId'])
@Index('target_whole', ['wholeId'])
export class Target extends Aggregate<Target> {
  static readonly life = { status: next };

  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('integer') readonly year!: number;
  @Column('text') readonly kpi!: TargetKpi;
  /** `person:<id>` or `unit:<path>`: one target per subject, KPI and year. */
  @Column('text') readonly subject!: string;
  @Column('text') readonly personName!: string;
  /** Null: the person alone. */
  @Column('text', { nullable: true }) readonly unit: string | null = null;
  @Column('uuid', { nullable: true }) readonly wholeId: string | null = null;
  @Column('boolean') readonly cascaded: boolean = false;
  @Column('text') readonly status!: TargetStatus;
  /** January to December, decimal strings. */
  @Column('jsonb') readonly months!: readonly string[];
  @Column('timestamptz', { nullable: true }) readonly issuedAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly acknowledgedAt: Date | null = null;
  @Column('text') readonly search!: string;

  static draft(what: { readonly year: number; readonly kpi: TargetKpi }, { bearer, amounts }: BorneAmounts): Target {
    return Target.borneBy(bearer, what, monthlyAmounts(what.kpi, what.year, amounts), null);
  }

  /** Breaks it down to units and people below; nothing may be left with nobody (PER-21). */
  cascade(parts: readonly BorneAmounts[]): Target[] {
    const { year, kpi, unit } = this;
    if (unit === null) throw targetNotOfUnit();
    if (this.cascaded) throw targetCascadedAlready();
    const outside = parts.find(({ bearer }) => !isWithin(bearer.org, unit) || bearer.unit === unit);
    if (outside) throw targetPartOutside({ org: outside.bearer.unit ?? outside.bearer.org, unit });
    const targets = parts.map(({ bearer, amounts }) => Target.borneBy(bearer, { year, kpi }, monthlyAmounts(kpi, year, amounts, this.months), this.id));
    this.assertCoveredBy(targets);
    this.change({ cascaded: true });
    return targets;
  }

  issue(no: string, at: Date): void {
    this.change({ status: next('issue', this.status), no, issuedAt: at, search: searchKey(this.personName, this.unit, no) });
  }

  /** Announced and understood: only by whom it is for (PER-24). */
  acknowledge(actor: Actor, at: Date): void {
    if (actor.id !== this.ownerId) throw targetNotYours({ personName: this.personName });
    this.change({ status: next('acknowledge', this.status), acknowledgedAt: at });
  }

  /** What is to be reached in `YYYY-MM` of its year. */
  of(month: string): string {
    return this.months[parseInt(month.slice(5), 10) - 1] ?? '0';
  }

  private static borneBy(
    { personId, personName, unit, org, branch }: Bearer,
    what: { readonly year: number; readonly kpi: TargetKpi },
    months: readonly string[],
    wholeId: string | null,
  ): Target {
    return Target.born(
      { org, branch, ownerId: personId },
      { ...what, subject: Target.subjectOf({ personId, unit }), personName, unit, wholeId, status: 'draft', months, search: searchKey(personName, unit) },
    );
  }

  static subjectOf({ personId, unit }: Pick<Bearer, 'personId' | 'unit'>): string {
    return unit === null ? `person:${personId}` : `unit:${unit}`;
  }

  private assertCoveredBy(targets: readonly Target[]): void {
    const whole = yearOf(this.months);
    const parts = Money.sum(targets.map(({ months }) => yearOf(months)));
    if (!parts.covers(whole)) throw targetPartsShort({ whole: whole.toString(), parts: parts.toString(), difference: whole.minus(parts).toString() });
  }
}
