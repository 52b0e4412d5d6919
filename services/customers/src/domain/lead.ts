import { personErased } from '@tradewind/contracts/customers/customers.api';
import { belowTheMark, type CaptureLead, type LeadStatus, type QualifyLead } from '@tradewind/contracts/customers/leads.api';
import { leadCaptured, type LeadSource } from '@tradewind/contracts/customers/customers.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { homeOf, type Actor, type Reach } from '@tradewind/kernel/actor';
import type { LeadScreeningPolicy } from '@tradewind/policies/kinds';
import { Column, Entity, Index } from 'typeorm';
import { creditCodeFacts } from './credit-code.js';
import { assertMayHandTo, type NewOwner } from './new-owner.js';
import type { LeadPerson } from './lead-person.js';

const next = stateMachine<LeadStatus>()({
  contact: { from: ['new', 'recycled'], to: 'contacted' },
  qualify: { from: ['contacted'], to: 'qualified' },
  disqualify: { from: ['new', 'contacted', 'qualified', 'recycled'], to: 'disqualified' },
  recycle: { from: ['new', 'contacted', 'qualified', 'disqualified', 'recycled'], to: 'recycled' },
  convert: { from: ['qualified'], to: 'converted' },
});

export interface Screening {
  readonly potential: number;
  readonly fit: number;
  readonly credit: number;
  readonly total: number;
}

/** A company that may become a customer: where it was found, who works on it, how it was screened (CUS-11, CUS-12). */
@Entity('lead')
@Index('lead_org', ['org'])
@Index('lead_owner', ['ownerId'])
@Index('lead_status', ['status'])
@Index('lead_source', ['source'])
@Index('lead_key_follow_up', ['keyFollowUp'])
export class Lead extends Aggregate<Lead> {
  static readonly life = { status: next };
  static readonly unaudited = ['person', 'contactNote'];

  @Column('text') readonly ownerName!: string;
  @Column('text') readonly status!: LeadStatus;
  @Column('text') readonly source!: LeadSource;
  @Column('text') readonly companyName!: string;
  @Column('text', { nullable: true }) readonly creditCode: string | null = null;
  @Column('boolean') readonly creditCodeVerified!: boolean;
  @Column('text', { nullable: true }) readonly creditCodeReason: string | null = null;
  /** Sealed under a key of the person's own; null also once the person is a contact of the customer it became. */
  @Column('jsonb', { nullable: true }) readonly person: LeadPerson | null = null;
  @Column('text', { nullable: true }) readonly need: string | null = null;
  @Column('text', { nullable: true }) readonly contactNote: string | null = null;
  @Column('jsonb', { nullable: true }) readonly screening: Screening | null = null;
  @Column('boolean') readonly keyFollowUp: boolean = false;
  @Column('text', { nullable: true }) readonly reason: string | null = null;
  @Column('uuid', { nullable: true }) readonly customerId: string | null = null;
  @Column('uuid', { nullable: true }) readonly opportunityId: string | null = null;
  @Column('text') readonly search!: string;

  static capture(found: CaptureLead, by: Actor): Lead {
    const { source, companyName, creditCode, creditCodeReason, need } = found;
    const lead = Lead.born(
      { ...homeOf(by), ownerId: by.id },
      {
        ownerName: by.name,
        status: 'new',
        source,
        companyName,
        ...creditCodeFacts(creditCode ?? null, creditCodeReason ?? null),
        need: need ?? null,
        search: searchKey(companyName, creditCode),
      },
    );
    lead.record(leadCaptured, { leadId: lead.id, source, salesRepId: by.id });
    return lead;
  }

  /** Who answers there. */
  introduce(person: LeadPerson): void {
    this.change({ person });
  }

  /** The person had their data deleted, and what was noted of talking to them with it. */
  erasePerson(erasedBecause: string): void {
    if (!this.person) throw personErased({ subjectId: this.id });
    this.change({ person: null, contactNote: null, reason: erasedBecause });
  }

  contact(note: string | undefined): void {
    this.change({ status: next('contact', this.status), contactNote: note ?? this.contactNote });
  }

  /** CUS-12: below the mark a lead is not qualified; a very good one goes on the key follow-up list. */
  qualify({ potential, fit, credit }: QualifyLead, { mark, keyFrom }: LeadScreeningPolicy): void {
    const status = next('qualify', this.status);
    const total = potential + fit + credit;
    if (total < mark) throw belowTheMark({ total, mark });
    this.change({ status, screening: { potential, fit, credit, total }, keyFollowUp: total >= keyFrom });
  }

  disqualify(reason: string): void {
    this.change({ status: next('disqualify', this.status), keyFollowUp: false, reason });
  }

  /** Back for another try: what was found out so far does not count any more. */
  recycle(reason: string, newOwner: NewOwner | null, reach: Reach): void {
    const status = next('recycle', this.status);
    if (newOwner) assertMayHandTo(newOwner, this, reach);
    this.change({ status, screening: null, keyFollowUp: false, reason, ...(newOwner && ownership(newOwner)) });
  }

  /** The person moves into the customer's file: there is one copy. */
  convert(customerId: string, opportunityId: string): void {
    this.change({ status: next('convert', this.status), customerId, opportunityId, person: null });
  }
}

const ownership = ({ id, name, org, branch }: NewOwner) => ({ ownerId: id, ownerName: name, org, branch });
