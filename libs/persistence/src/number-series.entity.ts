import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Last number given in a series such as `BJ-HT-2026`. */
@Entity('number_series')
export class NumberSeries {
  @PrimaryColumn('text') readonly series!: string;
  @Column('integer') readonly last!: number;
}
