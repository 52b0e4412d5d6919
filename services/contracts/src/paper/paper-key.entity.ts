import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the codes on printed contracts are made with; one for ever, or no paper could be checked any more. */
@Entity('paper_key')
export class PaperKey {
  @PrimaryColumn('integer') readonly id!: number;
  @Column('text') readonly secret!: string;
}
