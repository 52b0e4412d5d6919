import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Another service's signed head, kept here where that service's owner cannot reach it: a chain that was cut shows (S14). */
@Entity('kept_audit_head')
export class KeptAuditHead {
  @PrimaryColumn('text') readonly service!: string;
  @PrimaryColumn('text') readonly branch!: string;
  @PrimaryColumn('bigint') readonly seq!: string;
  @Column('text') readonly hash!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('text') readonly keyId!: string;
  @Column('text') readonly signature!: string;
}
