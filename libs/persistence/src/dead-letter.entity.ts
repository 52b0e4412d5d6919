import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';

/**
 * An event a consumer could not take in; kept with the reason until somebody replays or discards it (R12).
 * Later events of the same aggregate for the same reaction are `held` behind it.
 */
@Entity('dead_letter')
@Index('dead_letter_id', ['id'], { unique: true })
@Index('dead_letter_of_aggregate', ['source', 'aggregateType', 'aggregateId', 'aggregateSeq'])
export class DeadLetter {
  /** The reaction; the service alone for what no reaction knows, or what misses its predecessors. */
  @PrimaryColumn('text') readonly consumer!: string;
  @PrimaryColumn('uuid') readonly eventId!: string;
  @Column('uuid') @Generated('uuid') readonly id!: string;
  @Column('text') readonly source!: string;
  @Column('text') readonly type!: string;
  @Column('text') readonly aggregateType!: string;
  @Column('uuid') readonly aggregateId!: string;
  @Column('integer') readonly aggregateSeq!: number;
  @Column('text') readonly org!: string;
  @Column('text') readonly branch!: string;
  @Column('text', { default: 'dead' }) readonly state!: 'dead' | 'held' | 'replaying';
  @Column('jsonb') readonly envelope!: object;
  @Column('text') readonly reason!: string;
  @Column('integer') readonly attempts!: number;
  @Column('timestamptz', { default: () => 'now()' }) readonly at!: Date;
}
