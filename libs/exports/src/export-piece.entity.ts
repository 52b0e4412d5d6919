import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of an exported file, in the database so that every instance can serve it. */
@Entity('export_piece')
export class ExportPiece {
  @PrimaryColumn('uuid') readonly exportId!: string;
  @PrimaryColumn('integer') readonly piece!: number;
  @Column('bytea') readonly bytes!: Buffer;
}
