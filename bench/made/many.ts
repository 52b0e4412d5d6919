import pg from 'pg';
import type { FoundRow } from './found.ts';

/** What is another in each copy of what was found, and how the server makes it. */
export interface StandIn {
  /** As it stands in the rows that were found. */
  readonly token: string;
  /** Text of the n-th copy, over the rows of `each`. */
  readonly sql: string;
  /** Only where it is all of a value: a short word stands within others too. */
  readonly whole?: boolean;
}

/**
 * Rows made by PostgreSQL itself from rows that commands have left: what is another each time is put together anew, all else is as it was
 * found. `each` are rows for `$1` up to `$2`, in which the stand-ins are written.
 */
export class Many {
  private readonly standIns: readonly StandIn[];
  private readonly each: string;

  constructor(standIns: readonly StandIn[], each: string) {
    this.standIns = standIns.toSorted((a, b) => b.token.length - a.token.length); // a name holds its mark
    this.each = each;
  }

  /** Rows `it` with n and what stands for each token, in which `expression` is written. */
  get source(): string {
    return `(SELECT n, ${this.standIns.map(({ sql }, i) => `${sql} AS k${i}`).join(', ')} FROM ${this.each} OFFSET 0) it`;
  }

  insert(row: FoundRow): string {
    const names = row.columns.map((column) => `"${column}"`).join(', ');
    return `INSERT INTO "${row.table}" (${names}) SELECT ${this.valuesOf(row).join(', ')} FROM ${this.source}`;
  }

  valuesOf({ values, types }: FoundRow): string[] {
    return values.map((value, i) => (value === null ? `NULL::${types[i] ?? 'text'}` : `(${expression(this.template(value))})::${types[i] ?? 'text'}`));
  }

  /** A text with a place for each stand-in; whatever is made of it keeps the places. */
  template(text: string): string {
    return this.standIns.reduce((filled, { token, whole }, i) => {
      if (!whole) return filled.replaceAll(token, place(i));
      return filled === token ? place(i) : filled.replaceAll(`"${token}"`, `"${place(i)}"`);
    }, text);
  }

  /** The text of one copy, from the row of `source`. */
  filled(text: string, copy: Readonly<Record<string, string>>): string {
    return this.template(text).replace(PLACE, (_, i: string) => copy[`k${i}`] ?? '');
  }
}

const place = (i: number): string => `⟦${i}⟧`;
const PLACE = /⟦(\d+)⟧/g;

/** A template as SQL over the rows of `source`. */
export const expression = (template: string): string =>
  template
    .split(PLACE)
    .map((part, i) => (i % 2 === 1 ? `it.k${part}` : part === '' ? null : pg.escapeLiteral(part)))
    .filter((part) => part !== null)
    .join(' || ') || `''`;
