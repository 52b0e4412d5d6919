import { textCell, type Cell } from './cell.js';
import type { About, Sheet } from './sheet.js';

const BOM = '\uFEFF';

/** UTF-8 with BOM, as Excel in China needs it; RFC 4180. The first line says who exported what, the second has the headings. */
export class CsvSheet implements Sheet {
  readonly resumable = true;
  private waiting: Buffer[] = [];

  begin({ mark, headings }: About): void {
    this.write(BOM + line([textCell(mark.join(' · '))]) + line(headings.map(textCell)));
  }

  add(rows: readonly (readonly Cell[])[]): Promise<void> {
    this.write(rows.map(line).join(''));
    return Promise.resolve();
  }

  end(): Promise<void> {
    return Promise.resolve();
  }

  take(): Buffer {
    const bytes = Buffer.concat(this.waiting);
    this.waiting = [];
    return bytes;
  }

  private write(text: string): void {
    this.waiting.push(Buffer.from(text));
  }
}

const line = (cells: readonly Cell[]): string => `${cells.map(({ text }) => quoted(text)).join(',')}\r\n`;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
