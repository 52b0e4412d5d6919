import { Writable } from 'node:stream';
import ExcelJS from '@protobi/exceljs';
import { Decimal } from 'decimal.js';
import { textCell, type Cell } from './cell.js';
import type { About, Sheet } from './sheet.js';

/** What the zip archive has given so far. */
class Bytes extends Writable {
  private waiting: Buffer[] = [];

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.waiting.push(chunk);
    done();
  }

  take(): Buffer {
    const bytes = Buffer.concat(this.waiting);
    this.waiting = [];
    return bytes;
  }
}

/** A workbook of two sheets: the rows, and who exported what and when. An archive cannot be gone on with: it begins again. */
export class XlsxSheet implements Sheet {
  readonly resumable = false;
  private readonly bytes = new Bytes();
  private readonly workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: this.bytes, useStyles: false, useSharedStrings: false });
  private rows: ExcelJS.Worksheet | undefined;
  private mark: readonly string[] = [];

  begin({ mark, title, headings }: About): void {
    this.mark = mark;
    this.rows = this.workbook.addWorksheet(title);
    this.rows.addRow(headings).commit();
  }

  /** Gives way after each page, so that the archive takes in what it was given. */
  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    for (const cells of rows) this.rows?.addRow(cells.map(valueOf)).commit();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async end(): Promise<void> {
    const about = this.workbook.addWorksheet('导出说明 About');
    for (const line of this.mark) about.addRow([textCell(line).text]).commit();
    await this.workbook.commit();
  }

  take(): Buffer {
    return this.bytes.take();
  }
}

/** XML knows no control characters besides these three. */
const NOT_FOR_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;

function valueOf({ kind, text }: Cell): string | number | boolean {
  if (kind === 'number') return new Decimal(text).toNumber();
  return kind === 'flag' ? text === 'true' : text.replace(NOT_FOR_XML, '');
}
