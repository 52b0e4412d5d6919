import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event the bus will not take (too large, malformed): it and later ones of its aggregate wait for a person (R1). */
@Entity('outbox_parked')
@Index('outbox_parked_of_aggregate', ['aggregateType', 'aggregateId'])
export class ParkedEvent {
  @PrimaryColumn('uuid') readonly eventId!: string;
  @Column('text') readonly type!: string;
  @Column('text') readonly aggregateType!: string;
  @Column('uuid') readonly aggregateId!: string;
  @Column('integer') readonly aggregateSeq!: number;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { default: () => 'now()' }) readonly at!: Date;
}
