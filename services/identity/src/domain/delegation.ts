import { delegationDates, delegationToOneself, type DelegationStatus } from '@tradewind/contracts/identity/delegations.api';
import { accessRevoked } from '@tradewind/contracts/identity/sign-in.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor, Principal } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Person } from './person.js';

const next = stateMachine<DelegationStatus>()({
  begin: { from: ['scheduled'], to: 'active' },
  end: { from: ['scheduled', 'active'], to: 'ended' },
  revoke: { from: ['scheduled', 'active'], to: 'revoked' },
});

interface Terms {
  readonly post: string | null;
  readonly permissions: readonly string[];
  readonly from: Date;
  readonly until: Date;
  readonly reason: string;
}

/** 代理: a deputy acts for somebody who is away, for a time; both names go on the record (ORG-08). Belongs to the person who is away. */
@Entity('delegation')
@Index('delegation_org', ['org'])
@Index('delegation_owner', ['ownerId'])
@Index('delegation_deputy', ['deputyId'])
@Index('delegation_due', ['status', 'until'])
export class Delegation extends Aggregate<Delegation> {
  static readonly life = { status: next };

  @Column('text') readonly status!: DelegationStatus;
  @Column('text') readonly personName!: string;
  @Column('uuid') readonly deputyId!: string;
  @Column('text') readonly deputyName!: string;
  @Column('text', { nullable: true }) readonly post: string | null = null;
  /** Named permissions; none: all that the posts allow. */
  @Column('jsonb') readonly permissions!: readonly string[];
  @Column('timestamptz') readonly from!: Date;
  @Column('timestamptz') readonly until!: Date;
  @Column('text') readonly reason!: string;

  static of(person: Person, deputy: Person, terms: Terms, by: Actor, at: Date): Delegation {
    if (person.id === deputy.id || (by.id === deputy.id && by.id !== person.id)) throw delegationToOneself();
    if (terms.until <= terms.from || terms.until <= at) throw delegationDates();
    return Delegation.born(
      { org: person.org, branch: person.branch, ownerId: person.id },
      { ...terms, personName: person.name, deputyId: deputy.id, deputyName: deputy.name, status: terms.from <= at ? 'active' : 'scheduled' },
    );
  }

  get principal(): Principal {
    return { id: this.ownerId, name: this.personName };
  }

  /** By the clock, whatever the row says yet. */
  holdsAt(now: Date): boolean {
    return (this.status === 'scheduled' || this.status === 'active') && this.from <= now && now < this.until;
  }

  begin(): void {
    this.change({ status: next('begin', this.status) });
  }

  end(): void {
    this.change({ status: next('end', this.status) });
  }

  /** Before its time: tokens that say otherwise hold no more. `now` is the real moment, as tokens never use simulated time. */
  revoke(now: Date): void {
    this.change({ status: next('revoke', this.status) });
    this.record(accessRevoked, { subjectId: this.deputyId, sessionId: null, issuedBefore: new Date(now.getTime() + 1).toISOString() });
  }
}
