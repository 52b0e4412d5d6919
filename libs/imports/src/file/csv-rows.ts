import { Readable } from 'node:stream';
import { importUnreadable } from '@tradewind/contracts/imports/imports.faults';
import { parse } from 'csv-parse';
import { chunksOf, type FileSource } from './file-source.js';
import { cellText, MOST_COLUMNS, type ReadRow } from './read-row.js';

/** A quote that is never closed shall not gather the whole file into one cell. */
const LONGEST_ROW = 1024 * 1024;
const SEPARATORS = [',', '\t', ';'] as const;
const FIRST_LINES = 64 * 1024;

/** The rows of a CSV file, also in GB18030 and with the separators that spreadsheets in other countries choose. Row numbers are those of a spreadsheet. */
export async function* csvRows(source: FileSource): AsyncGenerator<ReadRow> {
  const encoding = await encodingOf(source);
  const beginning = new TextDecoder(encoding).decode(await source.read(0, FIRST_LINES));
  const options = { delimiter: separatorOf(beginning), bom: true, relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_ROW };
  const texts = Readable.from(textOf(source, encoding), { objectMode: false });
  const parser = texts.pipe(parse(options));
  texts.on('error', (error) => parser.destroy(error));
  let row = 0;
  try {
    for await (const cells of parser) yield { row: (row += 1), cells: (cells as string[]).slice(0, MOST_COLUMNS).map(cellText) };
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('CSV_') ? importUnreadable() : error;
  }
}

/** UTF-8 where every byte of the file says so; else what Chinese Windows writes. A file that is neither has characters nobody can read, and is read all the same. */
async function encodingOf(source: FileSource): Promise<'utf-8' | 'gb18030'> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunksOf(source)) strict.decode(chunk, { stream: true });
    strict.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

async function* textOf(source: FileSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const chunk of chunksOf(source)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** What divides the headings into most parts. */
function separatorOf(text: string): string {
  const headings = text.split(/\r?\n/, 1)[0] ?? '';
  const parts = (separator: string): number => headings.split(separator).length;
  return SEPARATORS.reduce((best, each) => (parts(each) > parts(best) ? each : best));
}
