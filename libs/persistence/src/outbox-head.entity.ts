import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the events of an aggregate have come, for ever: the guard of their sequence, and what consumers are compared with. */
@Entity('outbox_head')
export class OutboxHead {
  @PrimaryColumn('text') readonly aggregateType!: string;
  @PrimaryColumn('uuid') readonly aggregateId!: string;
  @Column('integer') readonly seq!: number;
  /** The last sequence of each type. */
  @Column('jsonb') readonly byType!: Readonly<Record<string, number>>;
}
