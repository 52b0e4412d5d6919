import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The end of a branch's chain, signed each time links were added: what stands beyond the last head was not sealed by us (S14). */
@Entity('audit_head')
export class AuditHead {
  @PrimaryColumn('text') readonly branch!: string;
  @PrimaryColumn('bigint') readonly seq!: string;
  @Column('text') readonly hash!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('text') readonly keyId!: string;
  @Column('text') readonly signature!: string;
}
