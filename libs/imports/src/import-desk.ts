import { createHash } from 'node:crypto';
import {
  IMPORT_FILE_BYTES,
  type ColumnGives,
  type FindImportRows,
  type FindImports,
  type ImportPiece,
  type ImportPieceView,
  type ImportProblemsFileView,
  type ImportProblemsPieceView,
  type ImportRowView,
  type Imports,
  type ImportView,
  type TakeImportFile,
} from '@tradewind/contracts/imports/imports.api';
import { importColumnUnknown, importFieldTwice, importFileIncomplete, importFileTooLarge, tooManyImports } from '@tradewind/contracts/imports/imports.faults';
import { keyUsedForSomethingElse } from '@tradewind/contracts/protocol-faults';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { idNamed } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';
import { formatOf } from './file/file-kind.js';
import { Import, type GivenColumn } from './import.js';
import { piecesIn, type ImportRepository } from './import.repository.js';
import { importView } from './import.view.js';
import type { ImportRows } from './import-rows.js';
import type { ImportShelf } from './import-shelf.js';
import { missingFields } from './suggested-columns.js';

/** So many of one person are on the desk of a service at a time. */
const MOST_OPEN = 3;
const MIB = 1024 * 1024;

/** Bringing files in, saying what they hold, and looking after them: everybody their own, nobody anybody else's. */
export class ImportDesk {
  constructor(
    private readonly here: Imports,
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly shelf: ImportShelf,
    private readonly rows: ImportRows,
  ) {}

  /** What comes once more after the file was taken is let go: whoever tries again gets the answer that was given. */
  async keepPiece({ upload, piece, base64 }: ImportPiece, by: Actor): Promise<ImportPieceView> {
    const fileId = fileIdOf(upload, by);
    if (piece >= piecesIn(IMPORT_FILE_BYTES)) throw importFileTooLarge({ mostMiB: IMPORT_FILE_BYTES / MIB });
    if (await this.imports.findOne({ fileId })) return { piece };
    if (piece === 0) await this.assertFewOpen(by);
    await this.shelf.keepPiece(fileId, piece, Buffer.from(base64, 'base64'));
    return { piece };
  }

  /** The same file under the same key is the same import, however often it is sent. */
  async take({ upload, fileName, bytes, sha256 }: TakeImportFile, by: Actor, at: Date): Promise<ImportView> {
    const fileId = fileIdOf(upload, by);
    const known = await this.imports.findOne({ fileId });
    if (known && known.sha256 !== sha256) throw keyUsedForSomethingElse();
    if (known) return this.view(known);
    await this.assertFewOpen(by);
    const { pieces } = await this.assertWhole(fileId, bytes, sha256);
    const format = formatOf((await this.shelf.piece(fileId, 'file', 0)).subarray(0, BEGINNING));
    return this.view(await this.imports.add(Import.take({ fileId, fileName, format, sha256, bytes, pieces }, by, at)));
  }

  async ofOneself({ limit, cursor, status }: FindImports, by: Actor): Promise<Page<ImportView>> {
    return this.imports.page({ limit, cursor }, { ownerId: by.id, status }, (it) => this.view(it));
  }

  async get(importId: string, by: Actor): Promise<ImportView> {
    return this.view(await this.imports.mine(importId, by.id));
  }

  async rowsOf(importId: string, wanted: FindImportRows, by: Actor): Promise<Page<ImportRowView>> {
    return this.rows.page(await this.imports.mine(importId, by.id), wanted);
  }

  async map(importId: string, columns: readonly ColumnGives[], by: Actor): Promise<ImportView> {
    const it = await this.imports.mine(importId, by.id);
    if (it.columns) assertOneEach(columns, it.columns);
    const fields = new Map(columns.map(({ column, field }) => [column, field]));
    const mapped = await this.imports.update(importId, (found) => {
      found.map((column) => fields.get(column) ?? null);
    });
    await this.shelf.forgetOutcomes(it.fileId);
    await this.shelf.forgetProblems(it.fileId);
    return this.view(mapped);
  }

  async confirm(importId: string, by: Actor): Promise<ImportView> {
    await this.imports.mine(importId, by.id);
    const confirmed = await this.imports.update(importId, (it) => {
      it.confirm(missingFields(it.columns ?? [], this.here.what.fields));
    });
    return this.view(confirmed);
  }

  async cancel(importId: string, by: Actor, at: Date): Promise<ImportView> {
    const { fileId } = await this.imports.mine(importId, by.id);
    const cancelled = await this.imports.update(importId, (it) => {
      it.cancel(at);
    });
    await this.shelf.forget(fileId);
    return this.view(cancelled);
  }

  /** Rows full of people leave the house: that they were fetched is on the record. */
  async openProblems(importId: string, by: Actor): Promise<ImportProblemsFileView> {
    const it = await this.imports.mine(importId, by.id);
    const { bytes, pieces } = it.problemsFile;
    const { version, org, branch, ownerId, wrong, refused } = it;
    const changes = { fetched: { before: null, after: { rows: wrong + refused, bytes } } };
    await writeAudit(await this.db.writer(), [{ aggregateType: Import.name, aggregateId: importId, version, org, branch, ownerId, changes }]);
    return { fileName: `${this.here.what.name}-problems-${importId.slice(0, 8)}.xlsx`, bytes, pieces };
  }

  async problemsPiece(importId: string, piece: number, by: Actor): Promise<ImportProblemsPieceView> {
    const it = await this.imports.mine(importId, by.id);
    if (piece >= it.problemsFile.pieces) throw importFileIncomplete();
    return { base64: (await this.shelf.piece(it.fileId, 'problems', piece)).toString('base64') };
  }

  private async assertFewOpen(by: Actor): Promise<void> {
    if ((await this.imports.countOpen(by.id)) >= MOST_OPEN) throw tooManyImports({ most: MOST_OPEN });
  }

  private async assertWhole(fileId: string, bytes: number, sha256: string): Promise<{ readonly pieces: number }> {
    const found = await this.shelf.size(fileId);
    if (bytes === 0 || found.bytes !== bytes || found.pieces !== piecesIn(bytes)) throw importFileIncomplete();
    const hash = createHash('sha256');
    for (let piece = 0; piece < found.pieces; piece += 1) hash.update(await this.shelf.piece(fileId, 'file', piece));
    if (hash.digest('hex') !== sha256) throw importFileIncomplete();
    return found;
  }

  private view(it: Import): ImportView {
    return importView(it, this.here.what.fields);
  }
}

/** Enough to know what a file is. */
const BEGINNING = 8 * 1024;

/** Nobody can name an upload of somebody else. */
const fileIdOf = (upload: string, by: Actor): string => idNamed(`import ${by.id} ${upload}`);

function assertOneEach(wanted: readonly ColumnGives[], columns: readonly GivenColumn[]): void {
  const fields = new Set<string>();
  for (const { column, field } of wanted) {
    if (column > columns.length) throw importColumnUnknown({ column, columns: columns.length });
    if (fields.has(field)) throw importFieldTwice({ field });
    fields.add(field);
  }
}
