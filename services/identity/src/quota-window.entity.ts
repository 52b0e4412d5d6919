import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a principal has taken of one minute. Unlogged: after a crash the minute begins anew, and nobody minds. */
@Entity('quota_window')
export class QuotaWindow {
  @PrimaryColumn('text') readonly principal!: string;
  @PrimaryColumn('timestamptz') readonly minute!: Date;
  @Column('integer') readonly taken!: number;
}
