import type { UnitKind } from '@tradewind/contracts/identity/organisation.events';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Which branch a unit belongs to, and where a branch is in the organisation. */
@Entity('unit_replica')
@Index('unit_replica_path', ['path'])
@Index('unit_replica_branch', ['branchCode'])
export class UnitReplica {
  @PrimaryColumn('uuid') readonly unitId!: string;
  @Column('text') readonly path!: string;
  @Column('text') readonly branchCode!: string;
  @Column('text') readonly kind!: UnitKind;
}
