import type { ImportFormat } from '@tradewind/contracts/imports/imports.api';
import { importFileUnknown } from '@tradewind/contracts/imports/imports.faults';

/** What a file says of itself in its first bytes; what it is called counts for nothing. */
const BEGINNINGS: readonly (readonly [hex: string, what: string])[] = [
  ['d0cf11e0a1b11ae1', 'an Excel file of before 2007 (.xls), or one with a password'],
  ['25504446', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['7f454c46', 'a program'],
  ['4d5a', 'a program'],
  ['1f8b', 'a compressed file'],
  ['52617221', 'a compressed file'],
  ['377abcaf', 'a compressed file'],
];
const ZIP = '504b0304';
const MARKUP = /^\s*<(\?xml|!doctype|html|svg|script)/i;

/** From the first some thousand bytes; refuses what is no table. */
export function formatOf(beginning: Buffer): ImportFormat {
  const hex = beginning.subarray(0, 8).toString('hex');
  if (hex.startsWith(ZIP)) return 'xlsx';
  const known = BEGINNINGS.find(([begins]) => hex.startsWith(begins));
  if (known) throw importFileUnknown({ found: known[1] });
  if (beginning.includes(0)) throw importFileUnknown({ found: 'no text' });
  if (MARKUP.test(beginning.toString('latin1'))) throw importFileUnknown({ found: 'a page or a drawing' });
  return 'csv';
}
