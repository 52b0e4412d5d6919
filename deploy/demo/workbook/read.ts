import ExcelJS from '@protobi/exceljs';
import { SHEETS, type Column, type ColumnOf, type SheetName } from './columns.ts';

/** Something wrong in the workbook, and where. */
export interface Problem {
  readonly sheet: string;
  /** As Excel counts: the header is row 1. */
  readonly row: number;
  readonly column: string;
  readonly reason: string;
}

/** A row as it was read: cells by the name of their column, empty ones are ''. */
export interface Row<S extends SheetName = SheetName> {
  readonly sheet: S;
  readonly row: number;
  readonly cells: Readonly<Record<ColumnOf<S>, string>>;
}

export type Rows = { readonly [S in SheetName]: readonly Row<S>[] };

export interface Read {
  readonly rows: Rows;
  readonly problems: readonly Problem[];
}

export const labelOf = (sheet: SheetName, column: string): string => {
  const { zh, en } = (SHEETS[sheet].columns as Readonly<Record<string, Column>>)[column]!;
  return `${zh} ${en}`;
};

export const problem = ({ sheet, row }: Pick<Row, 'sheet' | 'row'>, column: string, reason: string): Problem => ({
  sheet: SHEETS[sheet].zh,
  row,
  column: labelOf(sheet, column),
  reason,
});

/** Reads the sheets there are and checks every cell by itself; what rows mean to each other is checked later. */
export async function readWorkbook(content: Buffer): Promise<Read> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  const sheets = (Object.keys(SHEETS) as SheetName[]).map((sheet) => readSheet(sheet, workbook));
  const rows = Object.fromEntries(sheets.map(({ sheet, rows: read }) => [sheet, read])) as unknown as Rows;
  const none = sheets.every(({ found }) => !found);
  const nothing = {
    sheet: '—',
    row: 0,
    column: '—',
    reason: `没有可识别的工作表 has none of the sheets ${Object.values(SHEETS)
      .map(({ zh, en }) => `${zh}/${en}`)
      .join(', ')}`,
  };
  return { rows, problems: [...(none ? [nothing] : []), ...sheets.flatMap(({ problems }) => problems)] };
}

function readSheet(sheet: SheetName, workbook: ExcelJS.Workbook) {
  const { zh, en } = SHEETS[sheet];
  const found = workbook.worksheets.find(({ name }) => name.trim() === zh || name.trim().toLowerCase() === en.toLowerCase());
  if (!found) return { sheet, found: false, rows: [], problems: [] };
  const { places, problems } = headerOf(sheet, found);
  if (problems.length > 0) return { sheet, found: true, rows: [], problems };
  const rows = rowsOf(sheet, found, places);
  return { sheet, found: true, rows, problems: rows.flatMap(wrongCells) };
}

/** Where each column stands. A header nobody knows is refused: it may be a misspelt one. */
function headerOf(sheet: SheetName, worksheet: ExcelJS.Worksheet) {
  const columns = Object.entries<Column>(SHEETS[sheet].columns);
  const places = new Map<string, number>();
  const problems: Problem[] = [];
  worksheet.getRow(1).eachCell((cell, place) => {
    const header = cellText(cell).replace(/\s*[*＊]$/, '');
    const known = columns.find(([, { zh, en }]) => header === zh || header.toLowerCase() === en.toLowerCase());
    if (known) places.set(known[0], place);
    else problems.push({ sheet: SHEETS[sheet].zh, row: 1, column: header, reason: '没有这一列 there is no such column' });
  });
  const missing = columns.filter(([key, { required }]) => required && !places.has(key));
  return { places, problems: [...problems, ...missing.map(([key]) => problem({ sheet, row: 1 }, key, '缺少此列 the column is missing'))] };
}

function rowsOf(sheet: SheetName, worksheet: ExcelJS.Worksheet, places: ReadonlyMap<string, number>): Row[] {
  const rows: Row[] = [];
  worksheet.eachRow((row, number) => {
    if (number === 1) return;
    const cells = Object.keys(SHEETS[sheet].columns).map((key) => [key, places.has(key) ? cellText(row.getCell(places.get(key)!)) : '']);
    if (cells.some(([, text]) => text !== '')) rows.push({ sheet, row: number, cells: Object.fromEntries(cells) as Row['cells'] });
  });
  return rows;
}

function wrongCells(row: Row): Problem[] {
  return Object.entries<Column>(SHEETS[row.sheet].columns).flatMap(([key, { required, check }]) => {
    const text = (row.cells as Readonly<Record<string, string>>)[key] ?? '';
    const reason = text === '' ? (required ? '必填 is required' : null) : check(text);
    return reason === null ? [] : [problem(row, key, text === '' ? reason : `“${text}” ${reason}`)];
  });
}

/** A cell as people see it: dates as YYYY-MM-DD, numbers without the noise of binary fractions, formulas by their result. */
function cellText({ value }: Pick<ExcelJS.Cell, 'value'>): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.normalize('NFKC').trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .normalize('NFKC')
      .trim();
  if ('result' in value) return cellText({ value: value.result ?? null });
  if ('text' in value) return cellText({ value: value.text });
  return 'error' in value ? value.error : '';
}

/** Excel keeps 15 digits and shows no exponent. */
const plainNumber = (value: number): string => Number(value.toPrecision(15)).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 });
