import { notPermitted } from '@tradewind/kernel/actor';
import { defineApi, operation, type Api, type Operation, type Shape } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, Id, Instant, Json, One, OneOf, Text } from '../fields.js';
import { page, PageRequest, type Page } from '../page.js';
import { inCapitals, type Collection } from './collection.js';
import { exportNotFound, exportNotReady, exportReachLost, tooManyExports } from './exports.faults.js';

export const EXPORT_STATUSES = ['requested', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_LANGUAGES = ['zh', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

export class ExportId {
  @Id() readonly exportId!: string;
}

/** What every export takes beside the filters of its list. */
export interface AskForExport {
  readonly filters?: object;
  readonly format: ExportFormat;
  readonly language?: ExportLanguage;
}

export class FindExports extends PageRequest {
  @AnyOf(EXPORT_STATUSES, { name: 'ExportStatus' }) readonly status?: ExportStatus[];
}

export class ExportFailureView {
  @Code() readonly code!: string;
  @Text({ max: 500 }) readonly en!: string;
  @Text({ max: 500 }) readonly zh!: string;
}

export class ExportView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ doc: 'Which list' }) readonly collection!: string;
  @Json({ doc: 'As they were asked for' }) readonly filters!: object;
  @OneOf(EXPORT_FORMATS, { name: 'ExportFormat' }) readonly format!: ExportFormat;
  @OneOf(EXPORT_LANGUAGES, { name: 'ExportLanguage' }) readonly language!: ExportLanguage;
  @OneOf(EXPORT_STATUSES, { name: 'ExportStatus' }) readonly status!: ExportStatus;
  @Count({ doc: 'Rows written so far' }) readonly rows!: number;
  @Count({ nullable: true, doc: 'Rows there were when it began; null before that' }) readonly total!: number | null;
  @Count({ doc: 'Size of the file in bytes' }) readonly bytes!: number;
  @Text({ doc: 'Name of the file at `GET /exports/<service>/<exportId>/file`' }) readonly fileName!: string;
  @Instant() readonly requestedAt!: string;
  @Instant({ nullable: true }) readonly readyAt!: string | null;
  @Instant({ nullable: true, doc: 'The file is deleted then' }) readonly expiresAt!: string | null;
  @One(() => ExportFailureView, { nullable: true }) readonly failure!: ExportFailureView | null;
}

export class ExportFileView {
  @Text() readonly fileName!: string;
  @OneOf(EXPORT_FORMATS, { name: 'ExportFormat' }) readonly format!: ExportFormat;
  @Count() readonly bytes!: number;
  @Count() readonly pieces!: number;
}

export class ExportPieceNo {
  @Count({ min: 0 }) readonly piece!: number;
}

export class ExportPieceView {
  @Text({ max: 1_000_000 }) readonly base64!: string;
}

/** Handled by `libs/exports` in every service that has lists worth exporting. */
export interface ExportsApi extends Api {
  readonly findMyExports: Operation<FindExports, Page<ExportView>>;
  readonly getExport: Operation<ExportId, ExportView>;
  readonly cancelExport: Operation<ExportId, ExportView>;
  readonly openExportFile: Operation<ExportId, ExportFileView>;
  readonly readExportPiece: Operation<ExportId & ExportPieceNo, ExportPieceView>;
  /** By the name of the collection. */
  readonly asking: ReadonlyMap<string, Operation<AskForExport, ExportView>>;
}

/** All that a service exports. */
export interface Exports {
  readonly service: string;
  readonly collections: readonly Collection[];
  readonly api: ExportsApi;
}

const ExportPage = page(ExportView);

/** The same operations everywhere, and one to ask for each collection. */
export function exportsOf(service: string, collections: readonly Collection[]): Exports {
  const asked = Object.fromEntries(collections.map((each) => [operationName(each), askingFor(each)]));
  const api = defineApi(service, {
    ...asked,
    findMyExports: operation({
      http: `GET /exports/${service}`,
      allow: 'signed-in',
      load: 'report',
      summary: `My exports from ${service}, newest first`,
      query: FindExports,
      reply: ExportPage,
    }),
    getExport: operation({
      http: `GET /exports/${service}/:exportId`,
      allow: 'signed-in',
      load: 'report',
      summary: 'One of my exports: how far it is',
      params: ExportId,
      reply: ExportView,
      faults: [exportNotFound],
    }),
    cancelExport: operation({
      http: `POST /exports/${service}/:exportId/cancel`,
      allow: 'signed-in',
      load: 'report',
      summary: 'Give up one of my exports; its file is deleted',
      params: ExportId,
      reply: ExportView,
      faults: [exportNotFound],
    }),
    openExportFile: operation({
      http: `POST /exports/${service}/:exportId/open`,
      allow: 'signed-in',
      load: 'report',
      summary: 'Asked by the gateway before it sends the file: on the record',
      params: ExportId,
      reply: ExportFileView,
      faults: [exportNotFound, exportNotReady, exportReachLost],
      unmounted: true,
    }),
    readExportPiece: operation({
      http: `GET /exports/${service}/:exportId/piece`,
      allow: 'signed-in',
      load: 'report',
      summary: 'A piece of the file, small enough for one message',
      params: ExportId,
      query: ExportPieceNo,
      reply: ExportPieceView,
      faults: [exportNotFound, exportNotReady, exportReachLost],
      unmounted: true,
    }),
  });
  const asking = new Map(collections.map((each) => [each.name, Reflect.get(api, operationName(each)) as Operation<AskForExport, ExportView>]));
  return { service, collections, api: { ...api, asking } };
}

const operationName = ({ name }: Collection): string => `export${inCapitals(name)}`;

const askingFor = ({ name, title, allow, filters }: Collection) =>
  operation({
    http: `POST /${name}/exports`,
    allow,
    load: 'report',
    summary: `Have ${title[0].toLowerCase()} exported: the list with these filters, as CSV or XLSX`,
    description:
      'Asynchronous: ask with `getExport` how far it is, then fetch `GET /exports/…/:exportId/file`. ' +
      'It holds what your posts reach when it runs, masked like the list, and is on the record (S17, C-16, C-38).',
    body: bodyFor(name, filters),
    reply: ExportView,
    faults: [tooManyExports, notPermitted],
  });

function bodyFor(name: string, filters: Shape): Shape<AskForExport> {
  class Ask implements AskForExport {
    @One(() => filters, { optional: true, doc: 'The filters of the list' }) readonly filters?: object;
    @OneOf(EXPORT_FORMATS, { name: 'ExportFormat' }) readonly format!: ExportFormat;
    @OneOf(EXPORT_LANGUAGES, { name: 'ExportLanguage', optional: true, doc: 'Of the headings, default zh' }) readonly language?: ExportLanguage;
  }
  Object.defineProperty(Ask, 'name', { value: `Export${inCapitals(name)}` });
  return Ask;
}
