import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to where this service has dealt with the events of a foreign aggregate; kept for ever (R3, R4). */
@Entity('aggregate_cursor')
export class AggregateCursor {
  /** The service that announces them: several may speak of one subject, each with a sequence of its own. */
  @PrimaryColumn('text') readonly source!: string;
  @PrimaryColumn('text') readonly aggregateType!: string;
  @PrimaryColumn('uuid') readonly aggregateId!: string;
  @Column('integer') readonly seq!: number;
}
