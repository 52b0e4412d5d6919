import { copyForAnotherDepartment, type CopyRecipient, type CopyStatus } from '@tradewind/contracts/contracts/contract-copies.api';
import { copyOverdue } from '@tradewind/contracts/contracts/contracts.events';
import type { Permission } from '@tradewind/contracts/permissions';
import { Aggregate } from '@tradewind/domain/aggregate';
import { stateMachine } from '@tradewind/domain/state-machine';
import { holds, type Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Contract } from './contract.js';

const next = stateMachine<CopyStatus>()({
  acknowledge: { from: ['issued'], to: 'acknowledged' },
  chase: { from: ['issued'], to: 'issued' },
});

const RECEIVES: Readonly<Record<CopyRecipient, Permission>> = {
  finance: 'contract:acknowledge-finance',
  'customer-service': 'contract:acknowledge-service',
  branch: 'contract:acknowledge-branch',
};

const HOUR_MS = 3_600_000;
const after = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS);

/** How long a department has, and how long after the reminder it is escalated. */
export interface CopyTimes {
  readonly acknowledgeHours: number;
  readonly escalateHours: number;
}

/** A copy of a contract on its way to a department, which acknowledges that it arrived (CON-13). */
@Entity('contract_copy')
@Index('contract_copy_once', ['contractId', 'recipient'], { unique: true })
@Index('contract_copy_status', ['status', 'recipient'])
@Index('contract_copy_org', ['org'])
@Index('contract_copy_chase', ['chaseAt'], { where: `"chaseAt" IS NOT NULL` })
export class ContractCopy extends Aggregate<ContractCopy> {
  static readonly life = { status: next };

  @Column('uuid') readonly contractId!: string;
  @Column('text') readonly contractNo!: string;
  @Column('text') readonly customerName!: string;
  @Column('text') readonly recipient!: CopyRecipient;
  @Column('text') readonly status!: CopyStatus;
  @Column('timestamptz') readonly issuedAt!: Date;
  @Column('uuid', { nullable: true }) readonly acknowledgedBy: string | null = null;
  @Column('text', { nullable: true }) readonly acknowledgedByName: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly acknowledgedAt: Date | null = null;
  /** Null of copies that went out before there was a clock. */
  @Column('timestamptz', { nullable: true }) readonly dueAt: Date | null = null;
  @Column('integer', { nullable: true }) readonly escalateHours: number | null = null;
  /** When it is chased next; null while there is nothing to chase. */
  @Column('timestamptz', { nullable: true }) readonly chaseAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly remindedAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly escalatedAt: Date | null = null;

  static issue(contract: Contract, recipient: CopyRecipient, { acknowledgeHours, escalateHours }: CopyTimes, at: Date): ContractCopy {
    const { id: contractId, customerName, org, branch, ownerId } = contract;
    const dueAt = after(at, acknowledgeHours);
    const what = { contractId, contractNo: contract.number(), customerName, recipient };
    return ContractCopy.born({ org, branch, ownerId }, { ...what, status: 'issued', issuedAt: at, dueAt, escalateHours, chaseAt: dueAt });
  }

  acknowledge(receiver: Actor, at: Date): void {
    const status = next('acknowledge', this.status);
    if (!holds(receiver, RECEIVES[this.recipient])) throw copyForAnotherDepartment({ recipient: this.recipient });
    this.change({ status, acknowledgedBy: receiver.id, acknowledgedByName: receiver.name, acknowledgedAt: at, chaseAt: null });
  }

  /** Not acknowledged in time: the department is reminded; when that does not help, it is escalated. Each is said once. */
  chase(at: Date): void {
    const status = next('chase', this.status);
    const escalated = this.remindedAt !== null;
    if (escalated) this.change({ status, escalatedAt: at, chaseAt: null });
    else this.change({ status, remindedAt: at, chaseAt: after(this.dueAt ?? at, this.escalateHours ?? 0) });
    const { id: copyId, contractId, contractNo, customerName, recipient } = this;
    this.record(copyOverdue, { copyId, contractId, contractNo, customerName, recipient, escalated });
  }
}
