import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * An event that waits in the consumer's database (R4, R12): for earlier ones that are missing (`gap`), for the next try
 * (`failed`), or for the one before it that waits (`behind`).
 */
@Entity('inbox_pending')
@Index('inbox_pending_of_aggregate', ['source', 'aggregateType', 'aggregateId', 'aggregateSeq'])
@Index('inbox_pending_due', ['nextAt'])
export class PendingEvent {
  @PrimaryColumn('uuid') readonly eventId!: string;
  @Column('text') readonly source!: string;
  @Column('text') readonly aggregateType!: string;
  @Column('uuid') readonly aggregateId!: string;
  @Column('integer') readonly aggregateSeq!: number;
  @Column('jsonb') readonly envelope!: object;
  @Column('text') readonly why!: 'gap' | 'failed' | 'behind';
  @Column('integer', { default: 0 }) readonly attempts!: number;
  @Column('timestamptz', { default: () => 'now()' }) readonly since!: Date;
  /** When to look again; null for what waits behind another. */
  @Column('timestamptz', { nullable: true }) readonly nextAt!: Date | null;
  /** Somebody decided to go on without what is missing. */
  @Column('boolean', { default: false }) readonly regardless!: boolean;
}
