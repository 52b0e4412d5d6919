import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';

/** An event, committed with the change that caused it and published afterwards (R1). */
@Entity('outbox')
@Index('outbox_aggregate_seq', ['aggregateType', 'aggregateId', 'aggregateSeq'], { unique: true })
@Index('outbox_unpublished', ['position'], { where: '"publishedAt" IS NULL' })
export class OutboxMessage {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('bigint') @Generated('increment') readonly position!: string;
  @Column('text') readonly type!: string;
  @Column('text') readonly aggregateType!: string;
  @Column('uuid') readonly aggregateId!: string;
  @Column('integer') readonly aggregateSeq!: number;
  @Column('timestamptz') readonly occurredAt!: Date;
  @Column('text') readonly org!: string;
  @Column('text') readonly branch!: string;
  @Column('uuid') readonly actorId!: string;
  @Column('text', { nullable: true }) readonly traceparent!: string | null;
  @Column('jsonb') readonly payload!: object;
  @Column('timestamptz', { nullable: true }) readonly publishedAt!: Date | null;
}
