import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a unit went: rows that still arrive with the old path are sent after it. */
@Entity('org_move')
export class OrgMove {
  @PrimaryColumn('text') readonly from!: string;
  @Column('text') readonly to!: string;
  @Column('uuid') readonly unitId!: string;
  @Column('timestamptz') readonly at!: Date;
}
