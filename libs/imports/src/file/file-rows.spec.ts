import { constants, crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from '@protobi/exceljs';
import { csvRows } from './csv-rows.js';
import { formatOf } from './file-kind.js';
import { PieceSource } from './file-source.js';
import type { ReadRow } from './read-row.js';
import { xlsxRows } from './xlsx-rows.js';
import { zipOf } from '../../../../e2e/support/zip-of.ts';

/** In small pieces, so that every boundary falls somewhere. */
const source = (file: Buffer, pieceBytes = 1_000): PieceSource =>
  new PieceSource(file.length, pieceBytes, (piece) => Promise.resolve(file.subarray(piece * pieceBytes, (piece + 1) * pieceBytes)));

async function all(rows: AsyncGenerator<ReadRow>): Promise<ReadRow[]> {
  const found: ReadRow[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
const fromCsv = (file: Buffer | string) => all(csvRows(source(Buffer.from(file))));
const cellsOf = async (rows: Promise<ReadRow[]>) => (await rows).map(({ cells }) => cells);

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('客户'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const fromXlsx = async (file: Promise<Buffer> | Buffer, pieceBytes?: number) => all(xlsxRows(source(await file, pieceBytes)));

/** 名称, 重庆 as Chinese Windows writes them. */
const GB18030 = Buffer.concat([Buffer.from('c3fbb3c6', 'hex'), Buffer.from('\n'), Buffer.from('d6d8c7ec', 'hex')]);

describe('api.md A CSV file is read as it was meant', () => {
  it('in UTF-8, with the mark of it and without', async () => {
    await expect(cellsOf(fromCsv('\uFEFF名称,行业\r\n渝北建材,建材\r\n'))).resolves.toEqual([
      ['名称', '行业'],
      ['渝北建材', '建材'],
    ]);
    await expect(cellsOf(fromCsv('名称\n渝北建材'))).resolves.toEqual([['名称'], ['渝北建材']]);
  });

  it('in GB18030 where it is no UTF-8', async () => {
    await expect(cellsOf(fromCsv(GB18030))).resolves.toEqual([['名称'], ['重庆']]);
  });

  it('with quotes, separators and lines inside cells, and the numbers a spreadsheet gives to rows', async () => {
    await expect(fromCsv('a,b\n"x, ""y""","1\n2"\n\nz')).resolves.toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['x, "y"', '1\n2'] },
      { row: 3, cells: [''] },
      { row: 4, cells: ['z'] },
    ]);
  });

  it.each(['\t', ';'])('with %j between cells', async (separator) => {
    await expect(cellsOf(fromCsv(`名称${separator}行业\n甲${separator}乙`))).resolves.toEqual([
      ['名称', '行业'],
      ['甲', '乙'],
    ]);
  });

  it('with our own mark before what a spreadsheet would carry out taken away again (S17)', async () => {
    await expect(cellsOf(fromCsv("a\n'+8613812341234\n'=1+1\n'quoted"))).resolves.toEqual([['a'], ['+8613812341234'], ['=1+1'], ["'quoted"]]);
  });

  it('and not at all where a quote is never closed', async () => {
    await expect(fromCsv(`a\n"${'x'.repeat(2_000_000)}`)).rejects.toMatchObject({ code: 'import.unreadable' });
  });
});

describe('api.md A workbook is read as people see it', () => {
  it('the first visible sheet, cells by their place, numbers as they are shown', async () => {
    const file = workbook((sheet) => {
      sheet.addRow(['名称', '税号', '数量', '是']);
      sheet.addRow(['甲', '0012', 0.1 + 0.2, true]);
      sheet.getRow(4).getCell(3).value = 123456789012;
    });
    await expect(fromXlsx(file)).resolves.toEqual([
      { row: 1, cells: ['名称', '税号', '数量', '是'] },
      { row: 2, cells: ['甲', '0012', '0.3', 'TRUE'] },
      { row: 4, cells: ['', '', '123456789012'] },
    ]);
  });

  it('not a hidden one', async () => {
    const file = workbook((sheet, book) => {
      sheet.state = 'hidden';
      sheet.addRow(['hidden']);
      book.addWorksheet('二').addRow(['shown']);
    });
    await expect(cellsOf(fromXlsx(file))).resolves.toEqual([['shown']]);
  });

  it('formulas by what they came to, also where that is an error', async () => {
    const file = workbook((sheet) => {
      sheet.addRow([{ formula: 'A2&"公司"', result: '甲公司' }, { formula: '1/0', result: { error: '#DIV/0!' } }, { formula: 'A9', result: undefined }, 'z']);
    });
    await expect(cellsOf(fromXlsx(file))).resolves.toEqual([['甲公司', '#DIV/0!', '', 'z']]);
  });

  it('rich text as text', async () => {
    const file = workbook((sheet) => {
      sheet.addRow([{ richText: [{ text: '渝北' }, { text: '建材', font: { bold: true } }] }, { text: '链接', hyperlink: 'https://example.cn' }]);
    });
    await expect(cellsOf(fromXlsx(file))).resolves.toEqual([['渝北建材', '链接']]);
  });

  it('20,000 rows of it, in order', async () => {
    const file = workbook((sheet) => {
      for (let i = 0; i < 20_000; i += 1) sheet.addRow([`公司 ${i}`, '建材', i]);
    });
    const rows = await fromXlsx(file, 50_000);
    expect(rows).toHaveLength(20_000);
    expect(rows.map(({ cells }) => cells[0])).toEqual(Array.from({ length: 20_000 }, (_, i) => `公司 ${i}`));
  });
});

const SHEET_OF = (rows: string): Buffer => Buffer.from(`<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`);
const WORKBOOK = Buffer.from('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>');
const RELATIONS = Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>');
const book = (sheet: Parameters<typeof zipOf>[0][number]): Buffer =>
  zipOf([
    { name: 'xl/workbook.xml', ...packed(WORKBOOK) },
    { name: 'xl/_rels/workbook.xml.rels', ...packed(RELATIONS) },
    { ...sheet, name: 'xl/worksheets/sheet1.xml' },
  ]);
const packed = (plain: Buffer) => ({ bytes: deflateRawSync(plain), size: plain.length, crc: crc32(plain) });

describe('S18 A file that wants to do harm does none', () => {
  it('a bomb that says how large it is: refused before it is unpacked', async () => {
    const file = book({ name: '', bytes: deflateRawSync(Buffer.alloc(1_000)), size: 4_000_000_000, crc: 0 });
    await expect(fromXlsx(file)).rejects.toMatchObject({ code: 'import.too-large-unpacked' });
  });

  it('a bomb that lies: unpacking stops at the limit', async () => {
    const file = book({ name: '', bytes: hugely('<worksheet>', `<row/>${' '.repeat(65_000)}`), size: 1_000, crc: 0 });
    expect(file.length).toBeLessThan(2_000_000);
    await expect(counted(file)).rejects.toMatchObject({ code: 'import.too-large-unpacked' });
  });

  it('a text without an end is not gathered', async () => {
    await expect(counted(book({ name: '', bytes: hugely('<worksheet><v>', 'x'.repeat(65_000)), size: 1_000, crc: 0 }))).rejects.toMatchObject({
      code: 'import.unreadable',
    });
  });

  /** 640 MB in some hundred thousand bytes: one deflated part, many times. */
  function hugely(begins: string, again: string): Buffer {
    const part = deflateRawSync(again.repeat(1_000), { finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([deflateRawSync(begins, { finishFlush: constants.Z_FULL_FLUSH }), ...Array.from({ length: 10 }, () => part), deflateRawSync('')]);
  }

  async function counted(file: Buffer): Promise<number> {
    let rows = 0;
    for await (const row of xlsxRows(source(file, 500_000))) rows += row.row > 0 ? 1 : 0;
    return rows;
  }

  it('entities that grow: a document type is refused', async () => {
    const sheet = Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>');
    await expect(fromXlsx(book({ name: '', ...packed(sheet) }))).rejects.toMatchObject({ code: 'import.unreadable' });
  });

  it.each([
    ['cut off', (file: Buffer) => file.subarray(0, file.length - 400)],
    ['with an end that points outside', (file: Buffer) => (file.writeUInt32LE(0xfffffff0, file.length - 6), file)],
    ['with broken data', (file: Buffer) => file.fill(0xff, 60, 120)],
  ])('an archive %s is unreadable', async (_, spoil) => {
    const file = spoil(book({ name: '', ...packed(SHEET_OF('<row><c t="str"><v>甲</v></c></row>')) }));
    await expect(fromXlsx(file)).rejects.toMatchObject({ code: 'import.unreadable' });
  });

  it.each([
    ['d0cf11e0a1b11ae10000', 'before 2007'],
    ['255044462d312e37', 'PDF'],
    ['89504e470d0a1a0a', 'picture'],
    ['4d5a90000300', 'program'],
    [Buffer.from('<html><script>alert(1)</script>').toString('hex'), 'page'],
    [Buffer.from('a\0b').toString('hex'), 'no text'],
  ])('%s is no table, whatever it is called', (hex, said) => {
    expect(() => formatOf(Buffer.from(hex, 'hex'))).toThrow(said);
  });

  it('knows the two that are', () => {
    expect(formatOf(Buffer.from('504b030414', 'hex'))).toBe('xlsx');
    expect(formatOf(Buffer.from('名称,行业'))).toBe('csv');
  });
});
