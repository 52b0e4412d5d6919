import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { GETA, type FontName, type Fonts } from './fonts.js';
import { linesOf } from './line-breaking.js';

/** A4, in points. */
const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 64, bottom: 76 } as const;
export const BODY = PAGE.width - PAGE.left - PAGE.right;
const LEADING = 1.6;

export interface Style {
  readonly size: number;
  readonly font?: FontName;
  readonly color?: string;
}

export interface Column {
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

/** Sheets of A4 that are filled from top to bottom: text in lines, tables in rows, blocks that stay together. */
export class Sheets {
  private readonly doc: PDFKit.PDFDocument;
  private readonly bytes: Buffer[] = [];
  private readonly widths = new Map<string, number>();
  private readonly absent = new Set<string>();
  private y: number = PAGE.top;

  constructor(
    private readonly fonts: Fonts,
    about: { readonly title: string; readonly author: string; readonly madeAt: string },
  ) {
    // no default font: pdfkit would load one without Chinese; dates of the content, not of the printing: equal content is equal bytes
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      font: null as never,
      lang: 'zh-CN',
      info: {
        Title: this.printable(about.title, 'regular'),
        Author: about.author,
        Creator: 'Tradewind',
        Producer: 'Tradewind',
        CreationDate: new Date(about.madeAt),
      },
    });
    for (const [name, font] of Object.entries(fonts)) this.doc.registerFont(name, font as never);
    this.doc.on('data', (chunk: Buffer) => this.bytes.push(chunk));
  }

  /** Characters that the font does not have, which `〓` stands for. */
  get missing(): readonly string[] {
    return [...this.absent].sort();
  }

  gap(points: number): void {
    this.y += points;
  }

  /** A new sheet unless so much room is left on this one. */
  keep(points: number): boolean {
    if (this.y + points <= PAGE.height - PAGE.bottom) return false;
    this.newSheet();
    return true;
  }

  newSheet(): void {
    this.doc.addPage();
    this.y = PAGE.top;
  }

  /** Text over the whole width, or beside what is already there. */
  text(text: string, style: Style, { indent = 0, align = 'left' }: { indent?: number; align?: Column['align'] } = {}): void {
    for (const line of this.wrapped(text, BODY - indent, style)) {
      this.keep(style.size * LEADING);
      this.line(line, PAGE.left + indent, this.y, { width: BODY - indent, align }, style);
      this.y += style.size * LEADING;
    }
  }

  /** One row of a table; `again` is drawn first where the row begins a new sheet. */
  row(cells: readonly string[], columns: readonly Column[], style: Style, again?: () => void): void {
    const texts = cells.map((cell, i) => this.wrapped(cell, (columns[i]?.width ?? BODY) - 8, style));
    const height = Math.max(...texts.map(({ length }) => length)) * style.size * 1.35 + 8;
    if (this.keep(height)) again?.();
    let x: number = PAGE.left;
    for (const [i, { width, align = 'left' }] of columns.entries()) {
      this.doc.lineWidth(0.5).strokeColor('#777').rect(x, this.y, width, height).stroke();
      for (const [n, line] of (texts[i] ?? []).entries()) this.line(line, x + 4, this.y + 4 + n * style.size * 1.35, { width: width - 8, align }, style);
      x += width;
    }
    this.y += height;
  }

  /** Side by side from the same height on; goes on below the longest. */
  beside(blocks: readonly ((x: number, width: number, y: number) => number)[]): void {
    const width = (BODY - 24 * (blocks.length - 1)) / blocks.length;
    this.y = Math.max(...blocks.map((block, i) => block(PAGE.left + i * (width + 24), width, this.y)));
  }

  /** Lines of text at a place; gives the height at which they end. */
  at(text: string, x: number, y: number, width: number, style: Style): number {
    const lines = this.wrapped(text, width, style);
    for (const [i, line] of lines.entries()) this.line(line, x, y + i * style.size * LEADING, { width }, style);
    return y + lines.length * style.size * LEADING;
  }

  /** A dashed place for a seal. */
  sealPlace(x: number, y: number, side: number, words: string): void {
    this.doc.lineWidth(0.8).strokeColor('#b33').dash(3, { space: 3 }).rect(x, y, side, side).stroke().undash();
    this.line(words, x, y + side / 2 - 6, { width: side, align: 'center' }, { size: 9, color: '#b33' });
  }

  /** The same on every sheet, once it is known how many there are. */
  onEach(draw: (sheet: number, of: number) => void): void {
    const { count } = this.doc.bufferedPageRange();
    for (let i = 0; i < count; i += 1) {
      this.doc.switchToPage(i);
      draw(i + 1, count);
    }
  }

  /** Above or below the body of a sheet. */
  margin(where: 'head' | 'foot', line: number, text: string, align: Column['align'] = 'left'): void {
    const size = 8;
    const y = where === 'head' ? 34 + line * 12 : PAGE.height - 54 + line * 12;
    this.line(text, PAGE.left, y, { width: BODY, align }, { size, color: '#555' });
  }

  rule(where: 'head' | 'foot'): void {
    const y = where === 'head' ? 50 : PAGE.height - 60;
    this.doc
      .lineWidth(0.5)
      .strokeColor('#999')
      .moveTo(PAGE.left, y)
      .lineTo(PAGE.width - PAGE.right, y)
      .stroke();
  }

  /** Across the sheet, pale enough to read what is below. */
  across(words: string): void {
    const size = 72;
    const [x, y] = [PAGE.width / 2, PAGE.height / 2];
    this.doc
      .save()
      .rotate(-40, { origin: [x, y] })
      .opacity(0.13);
    this.line(words, 0, y - size / 2, { width: PAGE.width, align: 'center' }, { size, font: 'bold', color: '#c00' });
    this.doc.restore();
  }

  finish(): Promise<Buffer> {
    return new Promise((resolve) => {
      this.doc.on('end', () => {
        resolve(Buffer.concat(this.bytes));
      });
      this.doc.end();
    });
  }

  private wrapped(text: string, width: number, { size, font = 'regular' }: Style): string[] {
    return linesOf(this.printable(text, font), width, (part) => this.widthOf(part, font) * size);
  }

  private line(text: string, x: number, y: number, { width, align = 'left' }: Column, { size, font = 'regular', color = '#000' }: Style): void {
    const printed = this.printable(text, font);
    if (printed.trim() === '') return;
    const room = width - this.widthOf(printed, font) * size;
    const from = align === 'left' ? x : x + (align === 'right' ? room : room / 2);
    this.doc.font(font, size).fillColor(color).text(printed, from, y, { lineBreak: false, features: [] });
  }

  /** In ems. */
  private widthOf(text: string, font: FontName): number {
    let sum = 0;
    for (const char of text) sum += this.advance(char, font);
    return sum;
  }

  private advance(char: string, name: FontName): number {
    const key = name + char;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const font: Font = this.fonts[name];
    const width = font.glyphForCodePoint(char.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
    this.widths.set(key, width);
    return width;
  }

  private printable(text: string, font: FontName): string {
    return Array.from(text.replace(/\t/g, '  ').replace(/\p{Cc}/gu, ''))
      .map((char) => (this.has(char, font) ? char : this.without(char)))
      .join('');
  }

  private has(char: string, font: FontName): boolean {
    return this.fonts[font].hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
  }

  private without(char: string): string {
    this.absent.add(`U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
    return GETA;
  }
}
