import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a guard refused on a day: evidence that it works. Written beside the work, which is rolled back when it is refused. */
@Entity('refusal_count')
export class RefusalCount {
  /** Code of the fault. */
  @PrimaryColumn('text') readonly code!: string;
  @PrimaryColumn('date') readonly on!: string;
  @Column('integer') readonly count!: number;
  @Column('timestamptz') readonly lastAt!: Date;
}
