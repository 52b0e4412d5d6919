import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';

/**
 * An event, committed with the change that caused it and published afterwards (R1). Partitioned by the week it was
 * recorded in; that a sequence is used once and without gaps is kept by `outbox_head` (decision 24).
 */
@Entity('outbox')
@Index('outbox_of_aggregate', ['aggregateType', 'aggregateId', 'aggregateSeq'])
@Index('outbox_unpublished', ['position'], { where: '"publishedAt" IS NULL' })
export class OutboxMessage {
  @PrimaryColumn('bigint') @Generated('increment') readonly position!: string;
  @PrimaryColumn('timestamptz', { default: () => 'now()' }) readonly recordedAt!: Date;
  @Column('uuid') readonly id!: string;
  @Column('text') readonly type!: string;
  @Column('text') readonly aggregateType!: string;
  @Column('uuid') readonly aggregateId!: string;
  @Column('integer') readonly aggregateSeq!: number;
  /** Of each type this aggregate has announced before: the sequence of the last one. Written by the database. */
  @Column('jsonb', { default: {} }) readonly previous!: Readonly<Record<string, number>>;
  @Column('timestamptz') readonly occurredAt!: Date;
  @Column('text') readonly org!: string;
  @Column('text') readonly branch!: string;
  @Column('uuid') readonly actorId!: string;
  @Column('text', { nullable: true }) readonly traceparent!: string | null;
  @Column('jsonb') readonly payload!: object;
  @Column('timestamptz', { nullable: true }) readonly publishedAt!: Date | null;
}

/** What a writer says of an event; the rest the database adds. */
export type NewOutboxMessage = Omit<OutboxMessage, 'position' | 'recordedAt' | 'previous'>;
