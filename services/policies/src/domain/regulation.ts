import type { Objection } from '@tradewind/contracts/policies/objection';
import {
  noCopyForYou,
  notYourRegulation,
  regulationNotSound,
  threePeopleNeeded,
  type DraftRegulation,
  type RegulationClause,
  type RegulationCopyView,
  type RegulationHolder,
  type RegulationStatus,
} from '@tradewind/contracts/policies/regulations.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, homeOf, isWithin, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { objectionsTo, reviewedTooSoon } from './clauses.js';

const next = stateMachine<RegulationStatus>()({
  redraft: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'submitted' },
  review: { from: ['submitted'], to: 'reviewed' },
  return: { from: ['submitted', 'reviewed'], to: 'draft' },
  approve: { from: ['reviewed'], to: 'approved' },
  'take-effect': { from: ['approved'], to: 'effective' },
  supersede: { from: ['approved', 'effective'], to: 'superseded' },
});

/** Days on which an approved edition is in force: from the first to the one before `supersededFrom`. */
type Days = Pick<Regulation, 'effectiveFrom' | 'supersededFrom'>;

/**
 * An edition of a regulation, a controlled document (XCT-01, XCT-02): drafted, reviewed and approved by three people, in force from
 * a day until a newer edition of the same number is. Which edition holds on a day is judged by the dates; the status says what they say.
 */
@Entity('regulation')
@Index('regulation_edition', ['number', 'edition'], { unique: true })
@Index('regulation_status', ['status'])
@Index('regulation_org', ['org'])
export class Regulation extends Aggregate<Regulation> {
  static readonly life = { status: next };

  @Column('text') readonly number!: string;
  @Column('integer', { nullable: true }) readonly edition: number | null = null;
  @Column('text') readonly status!: RegulationStatus;
  @Column('text') readonly titleZh!: string;
  @Column('text') readonly titleEn!: string;
  @Column('date') readonly effectiveFrom!: string;
  @Column('date', { nullable: true }) readonly supersededFrom: string | null = null;
  @Column('date') readonly reviewBy!: string;
  @Column('text') readonly interpretedBy!: string;
  @Column('jsonb') readonly clauses!: readonly RegulationClause[];
  @Column('jsonb') readonly copies!: readonly RegulationCopyView[];
  @Column('uuid') readonly draftedBy!: string;
  @Column('text') readonly draftedByName!: string;
  @Column('uuid', { nullable: true }) readonly reviewedBy: string | null = null;
  @Column('text', { nullable: true }) readonly reviewedByName: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly reviewedAt: Date | null = null;
  @Column('uuid', { nullable: true }) readonly approvedBy: string | null = null;
  @Column('text', { nullable: true }) readonly approvedByName: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly approvedAt: Date | null = null;
  @Column('text', { nullable: true }) readonly returnReason: string | null = null;
  @Column('text') readonly search!: string;

  static draft(draft: DraftRegulation, author: Actor): Regulation {
    return Regulation.born(
      { ...homeOf(author), ownerId: author.id },
      { ...contentOf(draft), status: 'draft', draftedBy: author.id, draftedByName: author.name },
    );
  }

  redraft(draft: DraftRegulation, author: Actor): void {
    const status = next('redraft', this.status);
    this.assertDrafter(author);
    this.change({ ...contentOf(draft), status });
  }

  submit(author: Actor): void {
    const status = next('submit', this.status);
    this.assertDrafter(author);
    this.change({ status, returnReason: null });
  }

  review(reviewer: Actor, at: Date): void {
    const status = next('review', this.status);
    this.assertDidNotDraft(reviewer);
    this.change({ status, reviewedBy: reviewer.id, reviewedByName: reviewer.name, reviewedAt: at });
  }

  /** Whoever reviewed it before reviews it anew. */
  return(returnReason: string, reader: Actor): void {
    const status = next('return', this.status);
    this.assertDidNotDraft(reader);
    this.change({ status, returnReason, reviewedBy: null, reviewedByName: null, reviewedAt: null });
  }

  /** Approved late, it holds from the day of its approval: nobody is bound by a rule before it is one. */
  approve(approvedBefore: readonly Regulation[], approver: Actor, at: Date): void {
    const status = next('approve', this.status);
    this.assertDidNotDraft(approver);
    if (this.reviewedBy !== null && speaksFor(approver, this.reviewedBy)) throw threePeopleNeeded({ already: 'reviewed' });
    const today = businessDate(at);
    const effectiveFrom = this.effectiveFrom < today ? today : this.effectiveFrom;
    assertSound(reviewedTooSoon(this.reviewBy, effectiveFrom));
    const [supersededFrom = null] = approvedBefore
      .map((edition) => edition.effectiveFrom)
      .filter((day) => day > effectiveFrom)
      .sort();
    const edition = approvedBefore.length + 1;
    this.change({ status, edition, effectiveFrom, supersededFrom, approvedBy: approver.id, approvedByName: approver.name, approvedAt: at });
    this.followItsDates(at);
  }

  /** True when a newly approved edition takes this one's place on some day. */
  yieldsTo({ effectiveFrom }: Regulation): boolean {
    return this.effectiveFrom <= effectiveFrom && (this.supersededFrom === null || effectiveFrom < this.supersededFrom);
  }

  giveWayTo({ effectiveFrom }: Regulation, at: Date): void {
    this.change({ supersededFrom: effectiveFrom });
    this.followItsDates(at);
  }

  /** Marks what its dates already say. */
  followItsDates(at: Date): void {
    const due = statusOn(businessDate(at), this);
    if (due === 'effective' && this.status === 'approved') this.change({ status: next('take-effect', this.status) });
    if (due === 'superseded' && this.status !== 'superseded') this.change({ status: next('supersede', this.status) });
  }

  acknowledge(distributionNo: string, receiver: Actor, at: Date): void {
    const copy = this.copies.find((each) => each.distributionNo === distributionNo);
    if (this.edition === null || !copy || !receiver.posts.some(({ org }) => isWithin(org, copy.unit))) throw noCopyForYou({ distributionNo });
    if (copy.acknowledgedBy !== null) return;
    const { unit } = copy;
    const acknowledged = { unit, distributionNo, acknowledgedBy: receiver.id, acknowledgedByName: receiver.name, acknowledgedAt: at.toISOString() };
    this.change({ copies: this.copies.map((each) => (each === copy ? acknowledged : each)) });
  }

  private assertDrafter(author: Actor): void {
    if (author.id !== this.draftedBy) throw notYourRegulation();
  }

  private assertDidNotDraft(actor: Actor): void {
    if (speaksFor(actor, this.draftedBy)) throw threePeopleNeeded({ already: 'drafted' });
  }
}

function statusOn(day: string, { effectiveFrom, supersededFrom }: Days): 'approved' | 'effective' | 'superseded' {
  if (supersededFrom !== null && supersededFrom <= day) return 'superseded';
  return effectiveFrom <= day ? 'effective' : 'approved';
}

function contentOf(draft: DraftRegulation) {
  assertSound(objectionsTo(draft));
  const { number, titleZh, titleEn, effectiveFrom, reviewBy, interpretedBy, holders, clauses } = draft;
  return {
    number,
    titleZh,
    titleEn,
    effectiveFrom,
    reviewBy,
    interpretedBy,
    clauses,
    copies: holders.map(unread),
    search: searchKey(titleZh, titleEn, number),
  };
}

function assertSound(objections: readonly Objection[]): void {
  if (objections.length > 0) throw regulationNotSound({ objections });
}

const unread = ({ unit, distributionNo }: RegulationHolder): RegulationCopyView => ({
  unit,
  distributionNo,
  acknowledgedBy: null,
  acknowledgedByName: null,
  acknowledgedAt: null,
});
