import type { Rows } from '../recorded/recorder.ts';
import type { WrittenRow } from '../recorded/recording.ts';

/** A row that commands have left, with the type of each of its columns. */
export interface FoundRow extends WrittenRow {
  readonly types: readonly string[];
}

/** Rows of a table as text, all columns but those that a sequence counts. `where` names what they are about by `$1`. */
export async function foundIn(
  rows: (sql: string, values?: readonly unknown[]) => ReturnType<Rows>,
  table: string,
  where: string,
  about: readonly string[],
): Promise<FoundRow[]> {
  // prettier-ignore
  const columns = (await rows(COLUMNS, [table])) as { name: string; type: string }[];
  const asked = columns.map(({ name }) => `"${name}"::text`).join(', ');
  const order = ORDERED.includes(table) ? ' ORDER BY "position"' : '';
  const found = (await rows(`SELECT ${asked} FROM "${table}" WHERE ${where}${order}`, [about])) as Record<string, string | null>[];
  const [names, types] = [columns.map(({ name }) => name), columns.map(({ type }) => type)];
  return found.map((row) => ({ table, columns: names, types, values: names.map((name) => row[name] ?? null) }));
}

export const valueOf = ({ columns, values }: WrittenRow, column: string): string => values[columns.indexOf(column)] ?? '';

/** The same row with other values in some columns. */
export const withValues = <R extends WrittenRow>(row: R, others: Readonly<Record<string, string | null>>): R => ({
  ...row,
  values: row.values.map((value, i) => {
    const other = others[row.columns[i] ?? ''];
    return other === undefined ? value : other;
  }),
});

const ORDERED: readonly string[] = ['audit', 'outbox'];
const COLUMNS = `SELECT a.attname::text AS "name", format_type(a.atttypid, a.atttypmod) AS "type" FROM pg_attribute a
  WHERE a.attrelid = quote_ident($1)::regclass AND a.attnum > 0 AND NOT a.attisdropped
    AND NOT EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%')
  ORDER BY a.attnum`;
