import type { ImportRowState } from '@tradewind/contracts/imports/imports.api';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RowProblem } from './intake.js';

/** A part of a file as it came, or of the workbook of rows that failed; sealed under the key of the import (S12). */
@Entity('import_piece')
@Index('import_piece_at', ['at'])
export class ImportFilePiece {
  @PrimaryColumn('uuid') readonly fileId!: string;
  @PrimaryColumn('text') readonly part!: 'file' | 'problems';
  @PrimaryColumn('integer') readonly piece!: number;
  @Column('bytea') readonly bytes!: Buffer;
  @Column('timestamptz', { default: () => 'now()' }) readonly at!: Date;
}

/** Rows of a file as they were read, some hundreds at a time; sealed likewise. A block is taken in once, with all its rows or none. */
@Entity('import_block')
export class ImportBlock {
  @PrimaryColumn('uuid') readonly fileId!: string;
  @PrimaryColumn('integer') readonly block!: number;
  @Column('integer') readonly firstRow!: number;
  @Column('integer') readonly lastRow!: number;
  @Column('bytea') readonly rows!: Buffer;
  @Column('boolean', { default: false }) readonly taken!: boolean;
}

/** What became of a row: its key is what makes a second try impossible. Rows that wait for their turn have none. */
@Entity('import_row')
@Index('import_row_of_state', ['fileId', 'state', 'row'])
export class ImportRow {
  @PrimaryColumn('uuid') readonly fileId!: string;
  /** As a spreadsheet counts. */
  @PrimaryColumn('integer') readonly row!: number;
  @Column('text') readonly state!: Exclude<ImportRowState, 'ready'>;
  @Column('jsonb', { nullable: true }) readonly problems!: readonly RowProblem[] | null;
  @Column('uuid', { nullable: true }) readonly recordId!: string | null;
}
