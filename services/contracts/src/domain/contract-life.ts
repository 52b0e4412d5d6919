import { amendmentOutdated } from '@tradewind/contracts/contracts/amendments.api';
import {
  contractAmended,
  contractExpired,
  contractExpiring,
  contractTerminated,
  type ContractTermPayload,
} from '@tradewind/contracts/contracts/contract-life.events';
import { changeUnderWay, contractNotInEffect } from '@tradewind/contracts/contracts/contract-life.faults';
import type { ClauseDeviationView } from '@tradewind/contracts/contracts/contract-deviations';
import { termTooShort, termUnwritten } from '@tradewind/contracts/contracts/contract-terms.api';
import { termsFixed, type ChangeUnderWayView, type ContractStatus } from '@tradewind/contracts/contracts/contracts.api';
import type { AgreedLine, PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { terminationNotAgreed } from '@tradewind/contracts/contracts/terminations.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { Quantity } from '@tradewind/domain/quantity';
import { stateMachine, type Transitions } from '@tradewind/domain/state-machine';
import { Column } from 'typeorm';
import { hashOfTerms, termsOf, type AgreedTerms } from './agreed-terms.js';
import { agreedWording } from './deviations.js';
import { slotsIn } from './slots.js';
import { nextDayOf, someLate, type Milestone } from './milestones.js';

/** What is happening to a contract in effect. */
type ChangeUnderWay = Pick<ChangeUnderWayView, keyof ChangeUnderWayView>;

/** Moves of a contract that is in effect; part of the one table in {@link Contract}. */
export const MOVES_IN_EFFECT = {
  'end early': { from: ['effective'], to: 'terminated' },
  expire: { from: ['effective'], to: 'expired' },
} as const satisfies Transitions<ContractStatus>;
const next = stateMachine<ContractStatus>()(MOVES_IN_EFFECT);

const RENEWABLE: readonly ContractStatus[] = ['effective', 'expired', 'fulfilled'];

/** What it said before an amendment, and until when: papers of that time are out there. */
export interface PastEdition {
  readonly revision: number;
  readonly contentHash: string;
  readonly until: string;
}

/** A termination as a contract ends by it; `agreedEnd` refuses unless it was agreed to and concluded exactly so. */
export interface AgreedEnd {
  readonly id: string;
  readonly no: string;
  readonly contractId: string;
  readonly revision: number;
  agreedEnd(): { readonly ground: string; readonly reason: string };
}

/** An amendment as a contract takes it over; `agreed` refuses unless it was agreed to, signed and sealed exactly so. */
export interface AgreedAmendment {
  readonly id: string;
  readonly no: string | null;
  readonly contractId: string;
  /** The version of the contract that it makes, and the hash of the terms it was drawn up on. */
  readonly revision: number;
  readonly baseHash: string;
  agreed(): AgreedTerms;
}

/**
 * What happens to a contract once it is in effect: it changes by amendments only, one at a time, each of which makes the next version (CON-06, CON-12).
 * Part of the aggregate {@link Contract}; a file of its own because a contract in effect has rules of its own.
 */
export abstract class ContractLife<Self> extends Aggregate<Self> {
  abstract readonly no: string | null;
  abstract readonly status: ContractStatus;
  abstract readonly customerId: string;
  abstract readonly currency: string;
  abstract readonly lines: readonly AgreedLine[];
  abstract readonly total: string;
  abstract readonly net: string;
  abstract readonly tax: string;
  abstract readonly payment: PaymentKind;
  abstract readonly deliverBy: string;
  abstract readonly milestones: readonly Milestone[];
  abstract readonly deviations: readonly ClauseDeviationView[];
  abstract readonly text: string;
  abstract readonly wording: string;
  abstract readonly orderClosedOn: string | null;
  abstract contentHash(): string;
  protected abstract filled(): string;
  protected abstract completeIfAllDone(at: Date): void;

  /** Version of what is agreed: 1 is the contract itself, each amendment makes the next. */
  @Column('integer', { default: 1 }) readonly revision: number = 1;
  /** Earlier versions, oldest first (CON-09). */
  @Column('jsonb', { default: [] }) readonly editions: readonly PastEdition[] = [];
  /** What it was worth when it was signed, once an amendment has changed that; facts about signing are about this. */
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) readonly signedTotal: string | null = null;
  /** The amendment or termination that is being dealt with; null: none is. */
  @Column('jsonb', { nullable: true }) readonly changeUnderWay: ChangeUnderWay | null = null;

  /** Last day on which it holds; null: until it is fulfilled. */
  @Column('date', { nullable: true }) readonly validUntil: string | null = null;
  /** The day on which its end is announced; null: it was, or there is none. */
  @Column('date', { nullable: true }) readonly remindOn: string | null = null;
  /** The contract that it follows. */
  @Column('uuid', { nullable: true }) readonly renewsId: string | null = null;

  /** One change at a time: whoever agrees to it knows what it changes (C-11). */
  beginChange(change: ChangeUnderWay): void {
    if (this.status !== 'effective') throw contractNotInEffect({ contractNo: this.no, status: this.status });
    const other = this.changeUnderWay;
    if (other !== null && other.id !== change.id) throw changeUnderWay({ contractNo: this.no, kind: other.kind, no: other.no });
    this.live({ changeUnderWay: change });
  }

  /** It was given up, or could not be carried out: the contract stays as it is. */
  dropChange(id: string, at: Date): void {
    if (this.changeUnderWay?.id !== id) return;
    this.live({ changeUnderWay: null });
    this.completeIfDue(at);
  }

  /** That an amendment still speaks of this contract as it is. */
  assertBaseOf({ id, contractId, revision, baseHash }: Omit<AgreedAmendment, 'agreed' | 'no'>): void {
    if (this.status !== 'effective') throw contractNotInEffect({ contractNo: this.no, status: this.status });
    const isIts = contractId === this.id && this.changeUnderWay?.id === id;
    if (!isIts || revision !== this.revision + 1 || baseHash !== hashOfTerms(termsOf(this))) throw amendmentOutdated({ contractNo: this.no ?? '', skus: [] });
  }

  /** What both sides agreed to is the contract from now on; how milestones went so far stays with them (CON-15, CON-16). */
  takeOver(amendment: AgreedAmendment, at: Date): void {
    this.assertBaseOf(amendment);
    const terms = amendment.agreed();
    const totalBefore = this.total;
    const past = { revision: this.revision, contentHash: this.contentHash(), until: businessDate(at) };
    const milestones = kept(this.milestones, terms);
    this.live({
      signedTotal: this.signedTotal ?? totalBefore,
      ...terms,
      milestones,
      revision: amendment.revision,
      changeUnderWay: null,
      editions: [...this.editions, past],
    });
    this.live({ milestoneDueOn: nextDayOf(milestones), late: someLate(milestones) });
    const { id: contractId, no: contractNo, customerId, ownerId: salesRepId, currency, lines, total, net, payment, deliverBy, revision } = this;
    const of = { contractId, contractNo: contractNo ?? '', amendmentId: amendment.id, amendmentNo: amendment.no ?? '', revision, customerId, salesRepId };
    this.record(contractAmended, { ...of, currency, lines, total, net, totalBefore, payment, deliverBy, effectiveOn: businessDate(at) });
    this.completeIfDue(at);
  }

  /** Its order has ended: nothing more is owed under it but what was delivered (CON-12, CON-15). */
  endBy(termination: AgreedEnd, at: Date): void {
    const { contractId, id, revision, no: terminationNo } = termination;
    if (contractId !== this.id || this.changeUnderWay?.id !== id || revision !== this.revision) throw terminationNotAgreed();
    const { ground, reason } = termination.agreedEnd();
    this.live({ status: next('end early', this.status), terminationReason: reason, changeUnderWay: null, milestoneDueOn: null });
    const { customerId, ownerId: salesRepId, no: contractNo } = this;
    const of = { contractId, contractNo: contractNo ?? '', customerId, salesRepId };
    this.record(contractTerminated, { ...of, terminationNo, ground, endedOn: businessDate(at) });
  }

  /** Until which day it holds; part of the contract, so only while it is a draft, and only where its wording says it (CON-11). */
  agreeTerm(validUntil: string | null, remindDays: number, at: Date): void {
    if (this.status !== 'draft') throw termsFixed({ status: this.status });
    const today = businessDate(at);
    if (validUntil !== null && (validUntil < this.deliverBy || validUntil < today)) throw termTooShort({ validUntil, deliverBy: this.deliverBy, today });
    if (validUntil !== null && !slotsIn(agreedWording(this)).includes('validUntil')) throw termUnwritten({ validUntil });
    this.live({ validUntil, remindOn: validUntil && addDays(validUntil, -remindDays) });
    this.live({ text: this.filled() });
  }

  /** Its last day is near: said once, to whoever looks after the customer. */
  remind(): void {
    this.live({ remindOn: null });
    this.record(contractExpiring, this.term());
  }

  /** Its last day has passed. What was ordered under it is done all the same, and fulfils it then. */
  expire(at: Date): void {
    if (this.validUntil === null || this.validUntil >= businessDate(at) || this.changeUnderWay !== null) return;
    if (this.remindOn !== null) this.remind();
    this.live({ status: next('expire', this.status) });
    this.record(contractExpired, this.term());
  }

  get mayBeRenewed(): boolean {
    return RENEWABLE.includes(this.status);
  }

  /** What was agreed, without its prices: they are looked up anew (ORD-03). */
  goods(): { readonly productId: string; readonly quantity: string }[] {
    const quantities = new Map<string, Quantity>();
    for (const { productId, quantity } of this.lines) quantities.set(productId, (quantities.get(productId) ?? Quantity.zero).plus(Quantity.of(quantity)));
    return [...quantities].filter(([, quantity]) => !quantity.isZero()).map(([productId, quantity]) => ({ productId, quantity: quantity.toString() }));
  }

  /** Its order was closed while a change was under way, for instance by that change. */
  private completeIfDue(at: Date): void {
    if (this.orderClosedOn !== null && this.status === 'effective') this.completeIfAllDone(at);
  }

  private term(): ContractTermPayload {
    const { id: contractId, no, customerId, ownerId: salesRepId, validUntil } = this;
    return { contractId, contractNo: no ?? '', customerId, salesRepId, validUntil: validUntil ?? '' };
  }

  /** Columns of here and of the contract alike. */
  private live(patch: object): void {
    this.change(patch);
  }
}

/** Milestones as agreed now, those that are unchanged with how they went; nothing that was done is lost. */
function kept(before: readonly Milestone[], { milestones }: AgreedTerms): Milestone[] {
  const unchanged = (code: string, dueOn: string): Milestone | undefined =>
    before.find((each) => each.code === code && (each.doneOn !== null || each.dueOn === dueOn));
  const now = milestones.map((each): Milestone => {
    const known = unchanged(each.code, each.dueOn);
    if (known?.doneOn != null) return known;
    const { code, name, dueOn, binds } = each;
    return { code, name, dueOn, binds, doneOn: null, doneByName: null, note: null, late: known?.late ?? false };
  });
  const lost = before.filter(({ code, doneOn }) => doneOn !== null && !now.some((each) => each.code === code));
  return [...lost, ...now].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}
