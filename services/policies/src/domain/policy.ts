import { policyEffective } from '@tradewind/contracts/policies/policy.events';
import {
  ownPolicy,
  policyKindUnknown,
  policyNotSound,
  policyValueWrong,
  type PolicyStatus,
  type ProposePolicy,
} from '@tradewind/contracts/policies/policies.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, homeOf, speaksFor } from '@tradewind/kernel/actor';
import { POLICY_KINDS } from '@tradewind/policies/kinds';
import { problemsOf } from '@tradewind/policies/policy';
import { objectionsTo, type Surroundings } from '@tradewind/policies/soundness';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<PolicyStatus>()({
  approve: { from: ['proposed'], to: 'approved' },
  reject: { from: ['proposed'], to: 'rejected' },
});

/** A value of one kind of rule for one unit, with the day it takes effect (XCT-01): proposed by one, approved by another. */
@Entity('policy')
@Index('policy_version', ['key', 'org', 'policyVersion'], { unique: true })
export class Policy extends Aggregate<Policy> {
  static readonly life = { status: next };

  @Column('text') readonly key!: string;
  @Column('date') readonly effectiveFrom!: string;
  @Column('jsonb') readonly value!: object;
  @Column('text') readonly reason!: string;
  @Column('text') readonly status!: PolicyStatus;
  @Column('uuid') readonly proposedBy!: string;
  @Column('integer', { nullable: true }) readonly policyVersion: number | null = null;
  @Column('uuid', { nullable: true }) readonly decidedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly decidedAt: Date | null = null;
  @Column('text', { nullable: true }) readonly rejectionReason: string | null = null;

  static propose({ key, org, effectiveFrom, value, reason }: ProposePolicy, author: Actor, around: Surroundings): Policy {
    const kind = POLICY_KINDS.find((known) => known.key === key);
    if (!kind) throw policyKindUnknown({ key, known: POLICY_KINDS.map((known) => known.key) });
    const problems = problemsOf(kind, value);
    if (problems.length > 0) throw policyValueWrong({ problems });
    const objections = objectionsTo(key, value, around);
    if (objections.length > 0) throw policyNotSound({ key, objections });
    return Policy.born(
      { org, branch: homeOf(author).branch, ownerId: author.id },
      { key, effectiveFrom, value, reason, status: 'proposed', proposedBy: author.id },
    );
  }

  approve(policyVersion: number, approver: Actor, at: Date): void {
    const status = next('approve', this.status);
    if (speaksFor(approver, this.proposedBy)) throw ownPolicy();
    this.change({ status, policyVersion, decidedBy: approver.id, decidedAt: at });
    const { key, org, effectiveFrom, value } = this;
    this.record(policyEffective, { key, org, version: policyVersion, effectiveFrom, value });
  }

  reject(rejectionReason: string, approver: Actor, at: Date): void {
    this.change({ status: next('reject', this.status), rejectionReason, decidedBy: approver.id, decidedAt: at });
  }
}
