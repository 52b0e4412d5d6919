import { copyForAnotherDepartment, type CopyRecipient, type CopyStatus } from '@tradewind/contracts/contracts/contract-copies.api';
import type { Permission } from '@tradewind/contracts/permissions';
import { Aggregate } from '@tradewind/domain/aggregate';
import { stateMachine } from '@tradewind/domain/state-machine';
import { holds, type Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import type { Contract } from './contract.js';

const next = stateMachine<CopyStatus>()({
  acknowledge: { from: ['issued'], to: 'acknowledged' },
});

const RECEIVES: Readonly<Record<CopyRecipient, Permission>> = {
  finance: 'contract:acknowledge-finance',
  'customer-service': 'contract:acknowledge-service',
  branch: 'contract:acknowledge-branch',
};

/** A copy of a contract on its way to a department, which acknowledges that it arrived (CON-13). */
@Entity('contract_copy')
@Index('contract_copy_once', ['contractId', 'recipient'], { unique: true })
@Index('contract_copy_status', ['status', 'recipient'])
@Index('contract_copy_org', ['org'])
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

  static issue(contract: Contract, recipient: CopyRecipient, at: Date): ContractCopy {
    const { id: contractId, customerName, org, branch, ownerId } = contract;
    return ContractCopy.born({ org, branch, ownerId }, { contractId, contractNo: contract.number(), customerName, recipient, status: 'issued', issuedAt: at });
  }

  acknowledge(receiver: Actor, at: Date): void {
    const status = next('acknowledge', this.status);
    if (!holds(receiver, RECEIVES[this.recipient])) throw copyForAnotherDepartment({ recipient: this.recipient });
    this.change({ status, acknowledgedBy: receiver.id, acknowledgedByName: receiver.name, acknowledgedAt: at });
  }
}
