import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which content a table has that changes rarely: another state with each change, never the same again. Written by triggers alone. */
@Entity('table_state')
export class TableState {
  @PrimaryColumn('text') readonly table!: string;
  @Column('uuid') readonly state!: string;
}
