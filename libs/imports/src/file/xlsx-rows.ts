import { importTooLargeUnpacked, importUnreadable } from '@tradewind/contracts/imports/imports.faults';
import { Decimal } from 'decimal.js';
import type { FileSource } from './file-source.js';
import { cellText, MOST_COLUMNS, type ReadRow } from './read-row.js';
import { Xml } from './xml.js';
import { ZipArchive } from './zip-archive.js';

/** The rows of the first sheet of a workbook that people can see; of a formula what it came to when it was saved. */
export async function* xlsxRows(source: FileSource): AsyncGenerator<ReadRow> {
  const archive = await ZipArchive.open(source);
  const sheet = await firstSheet(archive);
  const texts = archive.has(SHARED) ? await sharedTexts(archive) : [];
  const rows = new SheetRows(texts);
  const xml = new Xml(rows);
  for await (const chunk of archive.read(sheet)) {
    xml.write(chunk);
    yield* rows.take();
  }
}

const SHARED = 'xl/sharedStrings.xml';
/** Characters: any cell may name any shared text, so all of them are kept while the rows are read. */
const MOST_SHARED = 32 * 1024 * 1024;

async function listen(archive: ZipArchive, name: string, open: (tag: string, attributes: Readonly<Record<string, string>>) => void): Promise<void> {
  const xml = new Xml({ open, text: () => undefined, close: () => undefined });
  for await (const chunk of archive.read(name)) xml.write(chunk);
}

async function firstSheet(archive: ZipArchive): Promise<string> {
  const sheets: string[] = [];
  const targets = new Map<string, string>();
  await listen(archive, 'xl/workbook.xml', (tag, attributes) => {
    if (tag === 'sheet' && (attributes.state ?? 'visible') === 'visible') sheets.push(attributes['r:id'] ?? attributes.id ?? '');
  });
  await listen(archive, 'xl/_rels/workbook.xml.rels', (tag, { Id, Target }) => {
    if (tag === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
  });
  const target = targets.get(sheets[0] ?? '');
  if (target === undefined) throw importUnreadable();
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Each text that several cells may share; what a phonetic guide says of it is not part of it. */
async function sharedTexts(archive: ZipArchive): Promise<string[]> {
  const texts: string[] = [];
  let [text, length, isText, isPhonetic] = ['', 0, false, false];
  const xml = new Xml({
    open: (tag) => {
      if (tag === 'si') text = '';
      if (tag === 'rPh') isPhonetic = true;
      isText = tag === 't' && !isPhonetic;
    },
    text: (part) => {
      if (isText) text += part;
    },
    close: (tag) => {
      if (tag === 'si') texts.push(cellText(text));
      length += tag === 'si' ? text.length : 0;
      if (length > MOST_SHARED) throw importTooLargeUnpacked({ mostMiB: MOST_SHARED / (1024 * 1024) });
      if (tag === 'rPh') isPhonetic = false;
      isText = false;
    },
  });
  for await (const chunk of archive.read(SHARED)) xml.write(chunk);
  return texts;
}

/** Gathers the rows of a sheet while its XML is read. */
class SheetRows {
  private rows: ReadRow[] = [];
  private row = 0;
  private cells: string[] = [];
  private place = -1;
  private kind = 'n';
  private said = '';
  private isText = false;
  private isPhonetic = false;

  constructor(private readonly texts: readonly string[]) {}

  open(tag: string, { r, t }: Readonly<Record<string, string>>): void {
    if (tag === 'row') this.begin(r);
    else if (tag === 'c') {
      this.place = r === undefined ? this.place + 1 : placeOf(r);
      this.kind = t ?? 'n';
      this.said = '';
    } else if (tag === 'rPh') this.isPhonetic = true;
    this.isText = tag === 'v' || (tag === 't' && !this.isPhonetic);
  }

  text(part: string): void {
    if (this.isText) this.said += part;
  }

  close(tag: string): void {
    this.isText = false;
    if (tag === 'rPh') this.isPhonetic = false;
    if (tag === 'c' && this.place >= 0 && this.place < MOST_COLUMNS) this.put();
    if (tag === 'row') this.rows.push({ row: this.row, cells: this.cells });
  }

  /** Those that are complete. */
  take(): readonly ReadRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private begin(number: string | undefined): void {
    this.row = number === undefined ? this.row + 1 : parseInt(number, 10);
    this.cells = [];
    this.place = -1;
  }

  private put(): void {
    while (this.cells.length < this.place) this.cells.push('');
    this.cells[this.place] = this.valueOf(this.said);
  }

  private valueOf(said: string): string {
    switch (this.kind) {
      case 's':
        return this.texts[parseInt(said, 10)] ?? '';
      case 'b':
        return said === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return said === '' ? '' : plainNumber(said);
      default:
        return cellText(said);
    }
  }
}

/** `AB12` → 27 */
function placeOf(reference: string): number {
  let place = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    place = place * 26 + digit;
  }
  return place - 1;
}

/** Excel keeps 15 digits and shows no exponent. */
const plainNumber = (text: string): string =>
  /^-?(\d+(\.\d*)?|\.\d+)(E[+-]?\d{1,3})?$/i.test(text) && !/^-?\d{1,15}$/.test(text) ? new Decimal(text).toSignificantDigits(15).toFixed() : text;
