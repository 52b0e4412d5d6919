import {
  HOLDERS_OF_COPIES,
  subjectRequestInFuture,
  subjectRequestOtherKind,
  type ErasureConfirmation,
  type FileSubjectRequest,
  type SubjectRequestKind,
  type SubjectRequestStatus,
} from '@tradewind/contracts/customers/data-subjects.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Customer } from './customer.js';

const next = stateMachine<SubjectRequestStatus>()({
  export: { from: ['received', 'in-progress'], to: 'in-progress' },
  erase: { from: ['received'], to: 'in-progress' },
  answer: { from: ['in-progress'], to: 'done' },
  complete: { from: ['in-progress'], to: 'done' },
  refuse: { from: ['received'], to: 'refused' },
});

/** A person has an answer within this many days (S13). */
const DAYS_TO_ANSWER = 15;

/** What a person asked for about their own data, and what became of it (XCT-06; PIPL 45, 47, 50). Names nobody. */
@Entity('data_subject_request')
@Index('data_subject_request_org', ['org'])
@Index('data_subject_request_status', ['status'])
@Index('data_subject_request_customer', ['customerId'])
export class DataSubjectRequest extends Aggregate<DataSubjectRequest> {
  static readonly life = { status: next };

  /** Free text may name somebody after all. */
  static readonly unaudited = ['reason', 'answer'];

  @Column('text') readonly kind!: SubjectRequestKind;
  @Column('text') readonly status!: SubjectRequestStatus;
  @Column('uuid') readonly customerId!: string;
  @Column('uuid', { nullable: true }) readonly contactId: string | null = null;
  @Column('text') readonly reason!: string;
  @Column('date') readonly receivedOn!: string;
  @Column('date') readonly dueOn!: string;
  @Column('text', { nullable: true }) readonly answer: string | null = null;
  @Column('uuid', { nullable: true }) readonly answeredBy: string | null = null;
  @Column('jsonb') readonly confirmations: readonly ErasureConfirmation[] = [];
  @Column('timestamptz', { nullable: true }) readonly doneAt: Date | null = null;

  static file({ kind, contactId, reason, receivedOn }: FileSubjectRequest, { id: customerId, org, branch, ownerId }: Customer, at: Date): DataSubjectRequest {
    if (receivedOn > businessDate(at)) throw subjectRequestInFuture({ receivedOn });
    const about = { kind, customerId, contactId: contactId ?? null, reason, receivedOn, dueOn: addDays(receivedOn, DAYS_TO_ANSWER) };
    return DataSubjectRequest.born({ org, branch, ownerId }, { status: 'received', ...about });
  }

  get waitingFor(): readonly string[] {
    if (this.kind === 'export' || this.status !== 'in-progress') return [];
    return HOLDERS_OF_COPIES.filter((holder) => !this.confirmations.some(({ service }) => service === holder));
  }

  /** The data were read for the person; may be done again until they were handed over. */
  export(): void {
    this.assertKind('export');
    this.change({ status: next('export', this.status) });
  }

  handOver(answer: string, by: Actor, at: Date): void {
    this.assertKind('export');
    this.change({ status: next('answer', this.status), answer, answeredBy: by.id, doneAt: at });
  }

  /** Deleted here; done when every other holder of copies has confirmed. */
  erase(answer: string, by: Actor): void {
    this.assertKind('deletion');
    this.change({ status: next('erase', this.status), answer, answeredBy: by.id });
  }

  confirm(service: string, copies: number, at: Date): void {
    this.assertKind('deletion');
    this.change({ confirmations: [...this.confirmations, { service, copies, at: at.toISOString() }] });
    if (this.waitingFor.length === 0) this.change({ status: next('complete', this.status), doneAt: at });
  }

  refuse(reasons: string, by: Actor, at: Date): void {
    this.change({ status: next('refuse', this.status), answer: reasons, answeredBy: by.id, doneAt: at });
  }

  private assertKind(kind: SubjectRequestKind): void {
    if (this.kind !== kind) throw subjectRequestOtherKind({ kind: this.kind });
  }
}
