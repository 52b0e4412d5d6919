import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kept head of a chain that was restored to a moment before it (R17): no longer what the chain is held against, but never forgotten. */
@Entity('superseded_audit_head')
export class SupersededAuditHead {
  @PrimaryColumn('text') readonly service!: string;
  @PrimaryColumn('text') readonly branch!: string;
  @PrimaryColumn('bigint') readonly seq!: string;
  @Column('text') readonly hash!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('text') readonly keyId!: string;
  @Column('text') readonly signature!: string;
  @Column('timestamptz') readonly restoredTo!: Date;
  @PrimaryColumn('timestamptz') readonly supersededAt!: Date;
}
