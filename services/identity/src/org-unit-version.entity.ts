import type { SalesKind, UnitStatus } from '@tradewind/contracts/identity/organisation.api';
import type { UnitKind } from '@tradewind/contracts/identity/organisation.events';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A unit as it was from a moment on: written with every change, never changed. */
@Entity('org_unit_version')
@Index('org_unit_version_path', ['path'])
@Index('org_unit_version_at', ['at'])
export class OrgUnitVersion {
  /** Paths in it stay as they were when units move. */
  static readonly history = true;

  @PrimaryColumn('uuid') readonly unitId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('timestamptz') readonly at!: Date;
  /** Operation that changed it. */
  @Column('text') readonly change!: string;
  @Column('text') readonly byName!: string;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('text') readonly path!: string;
  @Column('text') readonly code!: string;
  @Column('text') readonly branchCode!: string;
  @Column('text') readonly kind!: UnitKind;
  @Column('text') readonly name!: string;
  @Column('text') readonly salesKind!: SalesKind;
  @Column('text') readonly status!: UnitStatus;
}
