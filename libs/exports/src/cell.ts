import type { Column } from '@tradewind/contracts/exports/collection';

/** What a spreadsheet may take for a formula or a command, in whatever width it is written (S17, V1.2.10). */
const TAKEN_FOR_A_FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;

export interface Cell {
  readonly kind: Column['kind'];
  readonly text: string;
}

/** A field of a row as a cell: figures as they are, everything else as text that no program carries out. */
export function cellOf({ field, kind }: Column, row: object): Cell {
  const value: unknown = Reflect.get(row, field);
  if (value === null || value === undefined) return { kind: 'text', text: '' };
  const text = textOf(value);
  return kind === 'text' || (kind === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) ? textCell(text) : { kind, text };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export const textCell = (text: string): Cell => ({ kind: 'text', text: TAKEN_FOR_A_FORMULA.test(text) ? `'${text}` : text });
