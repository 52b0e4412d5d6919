import { defineApi, operation, type Api, type Operation, type Shape } from '@tradewind/kernel/operation';
import { inCapitals } from '../exports/collection.js';
import { AnyOf, Code, Count, Flag, Id, Instant, ListOf, One, OneOf, Text, Texts } from '../fields.js';
import { page, PageRequest, type Page } from '../page.js';
import type { Importable } from './importable.js';
import {
  importColumnsMissing,
  importColumnUnknown,
  importFieldTwice,
  importFileIncomplete,
  importFileTooLarge,
  importFileUnknown,
  importNoProblems,
  importNotFound,
  importNothingRight,
  importNotRead,
  tooManyImports,
} from './imports.faults.js';

export const IMPORT_STATUSES = ['uploaded', 'checked', 'running', 'done', 'cancelled', 'failed'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** `wrong`: found when the file was checked. `refused`: right then, and no longer when its turn came. */
export const IMPORT_ROW_STATES = ['ready', 'wrong', 'done', 'refused'] as const;
export type ImportRowState = (typeof IMPORT_ROW_STATES)[number];

/** Largest file, and largest message of it: base64 makes a third more of it, and the bus takes 1 MiB. */
export const IMPORT_FILE_BYTES = 50 * 1024 * 1024;
export const IMPORT_PIECE_BYTES = 512 * 1024;

export class ImportId {
  @Id() readonly importId!: string;
}

export class FindImports extends PageRequest {
  @AnyOf(IMPORT_STATUSES, { name: 'ImportStatus' }) readonly status?: ImportStatus[];
}

export class FindImportRows extends PageRequest {
  @AnyOf(IMPORT_ROW_STATES, { name: 'ImportRowState' }) readonly state?: ImportRowState[];
}

export class ImportFailureView {
  @Code() readonly code!: string;
  @Text({ max: 500 }) readonly en!: string;
  @Text({ max: 500 }) readonly zh!: string;
}

export class ImportColumnView {
  @Count({ doc: 'Place in the file, from 1' }) readonly column!: number;
  @Text({ doc: 'As the file heads it' }) readonly heading!: string;
  @Text({ nullable: true, doc: 'What it gives; null: it is left out' }) readonly field!: string | null;
}

export class ImportView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Text() readonly fileName!: string;
  @OneOf(IMPORT_FORMATS, { name: 'ImportFormat' }) readonly format!: ImportFormat;
  @OneOf(IMPORT_STATUSES, { name: 'ImportStatus' }) readonly status!: ImportStatus;
  @Count({ doc: 'Size of the file in bytes' }) readonly bytes!: number;
  @Count({ doc: 'Rows read so far, without the headings' }) readonly rows!: number;
  @Flag({ doc: 'All rows are read, and the columns known' }) readonly isRead!: boolean;
  @ListOf(() => ImportColumnView, { min: 0, doc: 'Suggested from the headings until somebody says otherwise' }) readonly columns!: readonly ImportColumnView[];
  @Texts({ doc: 'Required fields that no column gives' }) readonly missing!: readonly string[];
  @Count({ doc: 'Rows checked so far' }) readonly checked!: number;
  @Count({ doc: 'Rows that are wrong as they stand' }) readonly wrong!: number;
  @Count({ doc: 'Rows taken in' }) readonly done!: number;
  @Count({ doc: 'Rows that were right when they were checked, and refused when their turn came' }) readonly refused!: number;
  @Flag({ doc: 'There is a workbook of the rows that failed at `GET /imports/<service>/<importId>/problems`' }) readonly hasProblems!: boolean;
  @One(() => ImportFailureView, { nullable: true }) readonly failure!: ImportFailureView | null;
  @Instant() readonly uploadedAt!: string;
  @Instant({ nullable: true }) readonly finishedAt!: string | null;
  @Instant({ doc: 'What the file held is deleted then; what is not confirmed by then is cancelled' }) readonly expiresAt!: string;
}

export class ImportProblemView {
  @Text({ nullable: true, doc: 'The field it is about; null: the row' }) readonly field!: string | null;
  @Code() readonly code!: string;
  @Text({ max: 500 }) readonly en!: string;
  @Text({ max: 500 }) readonly zh!: string;
}

export class ImportRowView {
  @Count({ doc: 'As a spreadsheet counts: the headings are row 1' }) readonly row!: number;
  @OneOf(IMPORT_ROW_STATES, { name: 'ImportRowState' }) readonly state!: ImportRowState;
  @Texts({ max: 200, doc: 'By column; empty once the file is deleted' }) readonly cells!: readonly string[];
  @ListOf(() => ImportProblemView, { min: 0 }) readonly problems!: readonly ImportProblemView[];
  @Id({ nullable: true, doc: 'What the row became' }) readonly recordId!: string | null;
}

/** What the gateway passes on of a file; `upload` is the same for all pieces of one. */
export class ImportPiece {
  @Text({ max: 300, holds: 'reference' }) readonly upload!: string;
  @Count({ max: 200 }) readonly piece!: number;
  @Text({ max: 1_000_000, holds: 'person' }) readonly base64!: string;
}

export class ImportPieceView {
  @Count() readonly piece!: number;
}

export class TakeImportFile {
  @Text({ max: 300, holds: 'reference' }) readonly upload!: string;
  @Text({ max: 200, doc: 'Name of the file' }) readonly fileName!: string;
  @Count({ min: 1, max: IMPORT_FILE_BYTES }) readonly bytes!: number;
  @Code({ max: 64, doc: 'SHA-256 of the file' }) readonly sha256!: string;
}

export class ImportProblemsFileView {
  @Text() readonly fileName!: string;
  @Count() readonly bytes!: number;
  @Count() readonly pieces!: number;
}

export class ImportProblemsPieceNo {
  @Count() readonly piece!: number;
}

export class ImportProblemsPieceView {
  @Text({ max: 1_000_000 }) readonly base64!: string;
}

export interface ColumnGives {
  readonly column: number;
  readonly field: string;
}

export interface MapImportColumns {
  readonly columns: readonly ColumnGives[];
}

/** Handled by `libs/imports` in the services that take files in. */
export interface ImportsApi extends Api {
  readonly findMyImports: Operation<FindImports, Page<ImportView>>;
  readonly getImport: Operation<ImportId, ImportView>;
  readonly findImportRows: Operation<ImportId & FindImportRows, Page<ImportRowView>>;
  readonly mapImportColumns: Operation<ImportId & MapImportColumns, ImportView>;
  readonly confirmImport: Operation<ImportId, ImportView>;
  readonly cancelImport: Operation<ImportId, ImportView>;
  readonly keepImportPiece: Operation<ImportPiece, ImportPieceView>;
  readonly takeImportFile: Operation<TakeImportFile, ImportView>;
  readonly openImportProblems: Operation<ImportId, ImportProblemsFileView>;
  readonly readImportProblemsPiece: Operation<ImportId & ImportProblemsPieceNo, ImportProblemsPieceView>;
}

export interface Imports {
  readonly service: string;
  readonly what: Importable;
  readonly api: ImportsApi;
}

const ImportPage = page(ImportView);
const ImportRowPage = page(ImportRowView);

/** The operations by which files come into a service; the file itself comes and goes through the gateway, in pieces. */
export function importsOf(service: string, what: Importable): Imports {
  const { allow, title } = what;
  const rows = title[0].toLowerCase();
  const route = <M extends string, T extends string>(method: M, tail: T): `${M} /imports/${string}${T}` => `${method} /imports/${service}${tail}`;
  const one = { allow, load: 'report', params: ImportId } as const;
  const api = defineApi(service, {
    findMyImports: operation({
      http: route('GET', ''),
      allow,
      load: 'report',
      summary: `My imports of ${rows}, newest first`,
      query: FindImports,
      reply: ImportPage,
    }),
    getImport: operation({
      ...one,
      http: route('GET', '/:importId'),
      summary: 'One of my imports: how far it is',
      reply: ImportView,
      faults: [importNotFound],
    }),
    findImportRows: operation({
      ...one,
      http: route('GET', '/:importId/rows'),
      summary: 'Rows of one of my imports, as the file has them, and what is wrong with them',
      query: FindImportRows,
      reply: ImportRowPage,
      faults: [importNotFound],
    }),
    mapImportColumns: operation({
      ...one,
      http: route('POST', '/:importId/map'),
      summary: 'Say what the columns give; all rows are checked again',
      description: `A column that is not named is left out. Fields: ${what.fields.map(({ name, required }) => `\`${name}\`${required ? ' (required)' : ''}`).join(', ')}.`,
      body: mappingFor(what),
      reply: ImportView,
      faults: [importNotFound, importNotRead, importColumnUnknown, importFieldTwice],
    }),
    confirmImport: operation({
      ...one,
      http: route('POST', '/:importId/confirm'),
      summary: `Take in the rows that are right; those that are wrong are left out (C-04)`,
      description: `Each row meets what \`${what.each.id}\` would: its checks, its refusals, its number, its event and its trace. Asynchronous: ask with \`getImport\` how far it is.`,
      reply: ImportView,
      faults: [importNotFound, importColumnsMissing, importNothingRight],
    }),
    cancelImport: operation({
      ...one,
      http: route('POST', '/:importId/cancel'),
      summary: 'Give up one of my imports; what was taken in already stays, the file is deleted',
      reply: ImportView,
      faults: [importNotFound],
    }),
    keepImportPiece: operation({
      http: route('POST', '/pieces'),
      allow,
      load: 'report',
      summary: 'A piece of a file, small enough for one message: asked by the gateway while it comes in',
      body: ImportPiece,
      reply: ImportPieceView,
      faults: [tooManyImports, importFileTooLarge],
      confidentialReply: true,
      unmounted: true,
    }),
    takeImportFile: operation({
      http: route('POST', ''),
      allow,
      load: 'report',
      summary: 'The file is here: asked by the gateway when all pieces are',
      body: TakeImportFile,
      reply: ImportView,
      faults: [tooManyImports, importFileUnknown, importFileIncomplete],
      unmounted: true,
    }),
    openImportProblems: operation({
      ...one,
      http: route('POST', '/:importId/problems'),
      summary: 'Asked by the gateway before it sends the workbook of rows that failed: on the record',
      reply: ImportProblemsFileView,
      faults: [importNotFound, importNoProblems],
      unmounted: true,
    }),
    readImportProblemsPiece: operation({
      ...one,
      http: route('GET', '/:importId/problems'),
      summary: 'A piece of that workbook',
      query: ImportProblemsPieceNo,
      reply: ImportProblemsPieceView,
      faults: [importNotFound, importNoProblems],
      unmounted: true,
    }),
  });
  return { service, what, api };
}

function mappingFor({ name, fields }: Importable): Shape<MapImportColumns> {
  class Gives implements ColumnGives {
    @Count({ min: 1, max: 200, doc: 'Place in the file, from 1' }) readonly column!: number;
    @OneOf(fields.map((field) => field.name), { name: `${inCapitals(name)}ImportField` })
    readonly field!: string;
  }
  Object.defineProperty(Gives, 'name', { value: `${inCapitals(name)}ColumnGives` });
  class MapColumns implements MapImportColumns {
    @ListOf(() => Gives, { max: 200 }) readonly columns!: readonly ColumnGives[];
  }
  Object.defineProperty(MapColumns, 'name', { value: `Map${inCapitals(name)}Columns` });
  return MapColumns;
}
