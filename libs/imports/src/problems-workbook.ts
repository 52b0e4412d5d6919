import { Writable } from 'node:stream';
import ExcelJS from '@protobi/exceljs';
import { textCell } from '@tradewind/exports/cell';
import type { ReadRow } from './file/read-row.js';
import type { RowProblem } from './intake.js';

const REASON = '原因 Reason';
const ROW = '行 Row';
const RED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const;
/** XML knows no control characters besides these three. */
const NOT_FOR_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;

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

/**
 * The rows that failed, as the file had them, with the reason beside each: red cells are what it is about. It can be corrected
 * and sent again as it is. Written row by row, never all of it in memory; no program carries out what somebody typed (S17).
 */
export class ProblemsWorkbook {
  private readonly bytes = new Bytes();
  private readonly workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: this.bytes, useStyles: true, useSharedStrings: false });
  private readonly sheet = this.workbook.addWorksheet('待更正 To correct', { views: [{ state: 'frozen', ySplit: 1 }] });

  constructor(
    private readonly headings: readonly string[],
    private readonly places: ReadonlyMap<string, number>,
  ) {
    this.sheet.addRow([...headings, REASON, ROW].map(plain)).commit();
  }

  add({ row, cells }: ReadRow, problems: readonly RowProblem[]): void {
    const texts = this.headings.map((_, at) => plain(cells[at] ?? ''));
    const written = this.sheet.addRow([...texts, problems.map(({ zh, en }) => `${zh} ${en}`).join('\n'), row]);
    for (const { field } of problems) {
      const place = field === null ? undefined : this.places.get(field);
      if (place !== undefined) written.getCell(place + 1).fill = RED;
    }
    written.commit();
  }

  async end(): Promise<void> {
    await this.workbook.commit();
  }

  /** Gives way first, so that the archive takes in what it was given. */
  async take(): Promise<Buffer> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.bytes.take();
  }
}

const plain = (text: string): string => textCell(text).text.replace(NOT_FOR_XML, '');
