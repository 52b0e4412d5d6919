import type { Operation } from '@tradewind/kernel/operation';
import type { Heading } from '../exports/collection.js';
import type { Permission } from '../permissions.js';

/** Something a row of a file can say, and how people head the column that says it. */
export interface ImportField {
  readonly name: string;
  readonly heading: Heading;
  /** What else the column is called; compared without blanks, signs and case. */
  readonly alsoCalled: readonly string[];
  /** A row without it is none. */
  readonly required: boolean;
}

/** What comes in as files: rows that become what one operation would make of each. */
export interface Importable {
  /** `customers`: in routes and names of files. */
  readonly name: string;
  readonly title: Heading;
  readonly allow: Permission;
  /** The operation each row stands for: its permission is needed as well, its body is what a row is checked by. */
  readonly each: Operation;
  readonly fields: readonly ImportField[];
}

type Columns = Readonly<Record<string, readonly [en: string, zh: string, ...alsoCalled: string[]]>>;

const fieldsOf = (columns: Columns, required: boolean): ImportField[] =>
  Object.entries(columns).map(([name, [en, zh, ...alsoCalled]]) => ({ name, heading: [en, zh], alsoCalled, required }));

interface Declared extends Omit<Importable, 'fields'> {
  readonly must: Columns;
  readonly may: Columns;
}

/** Declares it beside the published language of the service: headings in both languages, then what else people write. */
export const importable = ({ must, may, ...about }: Declared): Importable => ({ ...about, fields: [...fieldsOf(must, true), ...fieldsOf(may, false)] });
