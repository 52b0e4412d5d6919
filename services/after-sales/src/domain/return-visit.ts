import { returnVisitInThePast, type CompleteReturnVisit, type ReturnVisitStatus } from '@tradewind/contracts/after-sales/return-visits.api';
import type { ContactWay } from '@tradewind/contracts/after-sales/tickets.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { ServiceSubject } from './service-subject.js';

const next = stateMachine<ReturnVisitStatus>()({
  complete: { from: ['due', 'missed'], to: 'done' },
  miss: { from: ['due'], to: 'missed' },
  'put off': { from: ['due', 'missed'], to: 'due' },
});

/** Going back to the customer: after a solution (AFS-13) or on schedule (AFS-17), with marks for product and shipping (AFS-20). */
@Entity('return_visit')
@Index('return_visit_org', ['org'])
@Index('return_visit_status_due', ['status', 'dueOn'])
@Index('return_visit_watch', ['dueOn'], { where: `"status" = 'due'` })
@Index('return_visit_ticket', ['ticketId'])
@Index('return_visit_customer', ['customerId'])
export class ReturnVisit extends Aggregate<ReturnVisit> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: ReturnVisitStatus;
  @Column('uuid', { nullable: true }) readonly ticketId: string | null = null;
  @Column('uuid', { nullable: true }) readonly serviceFileId: string | null = null;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('date') readonly dueOn!: string;
  @Column('date', { nullable: true }) readonly missedOn: string | null = null;
  @Column('text', { nullable: true }) readonly how: ContactWay | null = null;
  @Column('text', { nullable: true }) readonly customerSaid: string | null = null;
  @Column('integer', { nullable: true }) readonly qualityMark: number | null = null;
  @Column('integer', { nullable: true }) readonly shippingMark: number | null = null;
  @Column('uuid', { nullable: true }) readonly doneBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly doneAt: Date | null = null;

  static due(no: string, subject: ServiceSubject, ticketId: string | null, dueOn: string): ReturnVisit {
    const { org, branch, ownerId, serviceFileId, customerId, customerName } = subject;
    return ReturnVisit.born({ org, branch, ownerId }, { no, status: 'due', ticketId, serviceFileId, customerId, customerName, dueOn });
  }

  static scheduled(no: string, subject: ServiceSubject, dueOn: string, at: Date): ReturnVisit {
    const today = businessDate(at);
    if (dueOn < today) throw returnVisitInThePast({ dueOn, today });
    return ReturnVisit.due(no, subject, null, dueOn);
  }

  complete({ how, customerSaid, qualityMark, shippingMark }: CompleteReturnVisit, by: Actor, at: Date): void {
    this.change({ status: next('complete', this.status), how, customerSaid, qualityMark, shippingMark, doneBy: by.id, doneAt: at });
  }

  /** Stays open: late is better than never. */
  miss(at: Date): void {
    this.change({ status: next('miss', this.status), missedOn: businessDate(at) });
  }

  /** The ticket was reopened and solved again before anybody went: one visit about the last solution is enough. */
  putOff(dueOn: string): void {
    this.change({ status: next('put off', this.status), dueOn });
  }
}
