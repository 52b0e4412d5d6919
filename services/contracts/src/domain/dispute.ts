import {
  disputeDayWrong,
  outcomeOfAnotherKind,
  type CloseDispute,
  type DisputeEndView,
  type DisputeKind,
  type DisputeNoteView,
  type DisputeStatus,
  type NoteOnDispute,
  type OpenDispute,
} from '@tradewind/contracts/contracts/disputes.api';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Contract } from './contract.js';

const next = stateMachine<DisputeStatus>()({
  note: { from: ['open'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
});

/** A legal dispute about a contract, or advice that was asked for, from its first day to its end (CON-19). */
@Entity('dispute')
@Index('dispute_no', ['no'], { unique: true })
@Index('dispute_contract', ['contractId'])
@Index('dispute_status', ['status'])
@Index('dispute_org', ['org'])
export class Dispute extends Aggregate<Dispute> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: DisputeStatus;
  @Column('text') readonly kind!: DisputeKind;
  @Column('uuid') readonly contractId!: string;
  @Column('text', { nullable: true }) readonly contractNo: string | null = null;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('date') readonly raisedOn!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly facts!: string;
  @Column('numeric', { precision: 18, scale: 2, nullable: true }) readonly amount: string | null = null;
  @Column('text') readonly currency!: string;
  @Column('uuid') readonly openedBy!: string;
  @Column('text') readonly openedByName!: string;
  @Column('jsonb') readonly notes: readonly DisputeNoteView[] = [];
  @Column('jsonb', { nullable: true }) readonly end: DisputeEndView | null = null;
  @Column('text') readonly search!: string;

  /** It belongs where its contract does. */
  static open(no: string, contract: Contract, { kind, raisedOn, title, facts, amount }: OpenDispute, by: Actor, at: Date): Dispute {
    assertDay(raisedOn, null, at);
    const { id: contractId, no: contractNo, customerId, customerName, currency, org, branch, ownerId } = contract;
    return Dispute.born(
      { org, branch, ownerId },
      {
        ...{ no, status: 'open', kind, contractId, contractNo, customerId, customerName, raisedOn, title, facts, amount: amount ?? null, currency },
        ...{ openedBy: by.id, openedByName: by.name, search: searchKey(customerName, title, no, contractNo) },
      },
    );
  }

  note({ text }: NoteOnDispute, by: Actor, at: Date): void {
    const status = next('note', this.status);
    this.change({ status, notes: [...this.notes, { text, by: by.id, byName: by.name, at: at.toISOString() }] });
  }

  close({ outcome, closedOn, result }: CloseDispute, by: Actor, at: Date): void {
    const status = next('close', this.status);
    if ((this.kind === 'advice') !== (outcome === 'advised') && outcome !== 'withdrawn') throw outcomeOfAnotherKind({ kind: this.kind, outcome });
    assertDay(closedOn, this.raisedOn, at);
    this.change({ status, end: { outcome, closedOn, result, closedByName: by.name } });
  }

  /** It is seen where its contract is (CUS-14). */
  follow({ org, branch, ownerId }: Belonging): void {
    this.change({ org, branch, ownerId });
  }
}

function assertDay(on: string, earliest: string | null, at: Date): void {
  const today = businessDate(at);
  if (on > today || (earliest !== null && on < earliest)) throw disputeDayWrong({ on, earliest, today });
}
