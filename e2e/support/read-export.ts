import { PassThrough } from 'node:stream';
import ExcelJS from '@protobi/exceljs';

/** A CSV file read as a spreadsheet would: RFC 4180, UTF-8 with BOM. */
export function csvRows(file: Buffer): string[][] {
  const text = file.toString('utf8').replace(/^\uFEFF/, '');
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

export async function workbookOf(file: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(new PassThrough().end(file));
  return workbook;
}

/** The texts of the first column, without its heading. */
export function firstColumnOf(sheet: ExcelJS.Worksheet | undefined): string[] {
  const texts: string[] = [];
  sheet?.eachRow((row, no) => {
    if (no > 1) texts.push(row.getCell(1).text);
  });
  return texts;
}
