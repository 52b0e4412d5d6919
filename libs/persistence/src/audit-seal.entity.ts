import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A trace's link in the chain of its branch; written after the commit by the leader, never changed (S14). */
@Entity('audit_seal')
@Index('audit_seal_position', ['position'], { unique: true })
export class AuditSeal {
  @PrimaryColumn('text') readonly branch!: string;
  /** 1, 2, 3 … without gaps: the order of sealing, in which late commits have their place. */
  @PrimaryColumn('bigint') readonly seq!: string;
  /** Of the trace. */
  @Column('bigint') readonly position!: string;
  /** SHA-256 over the link before, the position, the mark and the content. */
  @Column('text') readonly hash!: string;
}
