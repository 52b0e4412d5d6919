import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';

/** A sheet as whoever holds it sees it. */
export interface Sheet {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Share of the area that is not white. */
  readonly ink: number;
  readonly png: Buffer;
}

/** Renders a PDF with PDFium, which shares nothing with the program that wrote it. */
export const sheetsOf = (pdf: Uint8Array): Promise<Sheet[]> => eachPage(pdf, sheetOf);

/** What can be read on each sheet; nothing is drawn. */
export const textsOf = (pdf: Uint8Array): Promise<string[]> => eachPage(pdf, (page) => Promise.resolve(textOf(page)));

type Page = ReturnType<PDFiumDocument['getPage']>;

async function eachPage<T>(pdf: Uint8Array, read: (page: Page) => Promise<T>): Promise<T[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const all: T[] = [];
    for (let i = 0; i < document.getPageCount(); i += 1) all.push(await read(document.getPage(i)));
    document.destroy();
    return all;
  } finally {
    library.destroy();
  }
}

const textOf = (page: Page): string => page.getText().replace(/\s+/g, ' ');

async function sheetOf(page: Page): Promise<Sheet> {
  const text = textOf(page); // a page that was drawn cannot be read any more
  const { data, width, height } = await page.render({ scale: 1.5, render: 'bitmap' });
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 250 || (data[at + 1] ?? 255) < 250) dark += 1;
  return { text, width, height, ink: dark / (width * height), png: pngOf(data, width, height) };
}

/** The glyphs that each sheet shows, by their number in the embedded font; 0 is the box of a missing one. */
export function glyphsOf(pdf: Buffer): number[] {
  const glyphs: number[] = [];
  for (let from = pdf.indexOf('stream\n'); from >= 0; from = pdf.indexOf('stream\n', from + 7)) {
    const content = inflated(pdf.subarray(from + 7));
    if (!content.includes(' Tf')) continue;
    for (const [, hex = ''] of content.matchAll(/<([0-9a-f]+)>/g)) for (const glyph of hex.match(/.{4}/g) ?? []) glyphs.push(parseInt(glyph, 16));
  }
  return glyphs;
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { finishFlush: 2 }).toString('latin1');
  } catch {
    return '';
  }
}

function pngOf(data: Uint8Array, width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), data.subarray(y * width * 4, (y + 1) * width * 4)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8); // eight bits, red green blue alpha
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
