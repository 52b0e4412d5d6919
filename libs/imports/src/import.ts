import type { ImportFormat, ImportStatus } from '@tradewind/contracts/imports/imports.api';
import { importColumnsMissing, importNoProblems, importNotFound, importNothingRight, importNotRead } from '@tradewind/contracts/imports/imports.faults';
import { Aggregate } from '@tradewind/domain/aggregate';
import { stateMachine } from '@tradewind/domain/state-machine';
import { homeOf, type Actor } from '@tradewind/kernel/actor';
import type { Text } from '@tradewind/kernel/text';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<ImportStatus>()({
  map: { from: ['uploaded', 'checked'], to: 'uploaded' },
  check: { from: ['uploaded'], to: 'checked' },
  confirm: { from: ['checked'], to: 'running' },
  finish: { from: ['running'], to: 'done' },
  cancel: { from: ['uploaded', 'checked', 'running'], to: 'cancelled' },
  fail: { from: ['uploaded', 'running'], to: 'failed' },
});

/** While it is one of these, its owner has it on the desk. */
export const OPEN: readonly ImportStatus[] = ['uploaded', 'checked', 'running'];

const DAY_MS = 86_400_000;
/** So long what a file held is kept: until it is confirmed, and then for who corrects what failed. */
const KEEP_DAYS = 7;

export interface FileTaken {
  /** Under which its bytes and rows are kept: the same for every try at the same upload. */
  readonly fileId: string;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly sha256: string;
  readonly bytes: number;
  readonly pieces: number;
}

/** What a column of the file gives; null: nothing. */
export interface GivenColumn {
  readonly heading: string;
  readonly field: string | null;
}

export interface ImportFailure extends Text {
  readonly code: string;
}

/** The workbook of the rows that failed. */
export interface ProblemsFile {
  readonly bytes: number;
  readonly pieces: number;
}

/** Somebody brings a list in as a file (C-03, C-04): the file, what its columns give, how far it is. Who took in how many rows is on its trail. */
@Entity('import')
@Index('import_owner', ['ownerId', 'id'])
@Index('import_file', ['fileId'], { unique: true })
@Index('import_open', ['id'], { where: `"status" IN ('uploaded', 'running')` })
@Index('import_expiring', ['expiresAt'], { where: 'NOT "forgotten"' })
export class Import extends Aggregate<Import> {
  static readonly life = { status: next };
  static readonly unaudited = ['run'];

  @Column('text') readonly ownerName!: string;
  @Column('uuid') readonly fileId!: string;
  @Column('text') readonly fileName!: string;
  @Column('text') readonly format!: ImportFormat;
  @Column('text') readonly sha256!: string;
  @Column('integer') readonly bytes!: number;
  @Column('integer') readonly pieces!: number;
  @Column('text') readonly status!: ImportStatus;
  /** Which run works on it; an older one, in an instance that lost the lead, writes nothing any more. */
  @Column('uuid', { nullable: true }) readonly run: string | null = null;
  /** null until the file is read. */
  @Column('jsonb', { nullable: true }) readonly columns: readonly GivenColumn[] | null = null;
  @Column('integer') readonly rows: number = 0;
  @Column('integer') readonly checked: number = 0;
  @Column('integer') readonly wrong: number = 0;
  @Column('integer') readonly done: number = 0;
  @Column('integer') readonly refused: number = 0;
  @Column('jsonb', { nullable: true }) readonly problems: ProblemsFile | null = null;
  @Column('jsonb', { nullable: true }) readonly failure: ImportFailure | null = null;
  @Column('timestamptz', { nullable: true }) readonly finishedAt: Date | null = null;
  @Column('timestamptz') readonly expiresAt!: Date;
  /** What the file held is deleted, and its key with it. */
  @Column('boolean') readonly forgotten: boolean = false;

  static take(file: FileTaken, by: Actor, at: Date): Import {
    return Import.born({ ...homeOf(by), ownerId: by.id }, { ...file, ownerName: by.name, status: 'uploaded', expiresAt: inDays(at) });
  }

  /** All rows are there, and the headings suggest what the columns give. */
  read(columns: readonly GivenColumn[]): void {
    this.change({ columns });
  }

  /** Somebody knows better what the columns give: everything is checked anew. */
  map(fieldOf: (column: number) => string | null): void {
    const status = next('map', this.status);
    if (!this.columns) throw importNotRead();
    const columns = this.columns.map(({ heading }, at) => ({ heading, field: fieldOf(at + 1) }));
    this.change({ status, columns, checked: 0, wrong: 0, problems: null, run: null });
  }

  check(problems: ProblemsFile | null): void {
    this.change({ status: next('check', this.status), problems });
  }

  /** What is wrong is left out; there must be something that is not. */
  confirm(missing: readonly string[]): void {
    const status = next('confirm', this.status);
    if (missing.length > 0) throw importColumnsMissing({ missing });
    if (this.wrong >= this.rows) throw importNothingRight();
    const { fileName, rows, wrong } = this; // named once more, so that one trace tells what was taken in
    this.change({ status, fileName, rows, wrong, run: null });
  }

  finish(problems: ProblemsFile | null, at: Date): void {
    const { done, refused } = this;
    this.change({ status: next('finish', this.status), problems, done, refused, finishedAt: at, expiresAt: inDays(at) });
  }

  cancel(at: Date): void {
    const { done } = this;
    this.change({ status: next('cancel', this.status), done, finishedAt: at, forgotten: true, problems: null });
  }

  fail(failure: ImportFailure, at: Date): void {
    const { done } = this;
    this.change({ status: next('fail', this.status), failure, done, finishedAt: at, forgotten: true, problems: null });
  }

  /** The file's time is over. */
  forget(): void {
    this.change({ forgotten: true, problems: null });
  }

  /** What somebody else brings in is not there. */
  mustBelongTo(personId: string): void {
    if (this.ownerId !== personId) throw importNotFound({ importId: this.id });
  }

  get problemsFile(): ProblemsFile {
    if (!this.problems) throw importNoProblems({ status: this.status });
    return this.problems;
  }

  /** Which column gives each field. */
  get places(): ReadonlyMap<string, number> {
    return new Map((this.columns ?? []).flatMap(({ field }, at) => (field === null ? [] : [[field, at] as const])));
  }
}

const inDays = (at: Date): Date => new Date(at.getTime() + KEEP_DAYS * DAY_MS);
