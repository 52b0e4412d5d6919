import type { Rows } from '../recorded/recorder.ts';
import { filling, isOwn, type ChangedRow, type Recording } from '../recorded/recording.ts';

interface Found {
  readonly service: string;
  readonly row: ChangedRow;
}

/** Rows that a journey found and changed, each journey its own: not what it had added itself before, nor what is the same for all. */
export function foundOf(recording: Recording): readonly Found[] {
  const idOf = ({ table, columns, values }: Pick<ChangedRow, 'table' | 'columns' | 'values'>): string => `${table} ${values[columns.indexOf('id')]}`;
  const added = new Set(recording.steps.flatMap((step) => step.added.map(idOf)));
  const changed = recording.steps.flatMap(({ service, changed: rows }) => rows.map((row) => ({ service, row })));
  return changed.filter(({ row }) => isOwn(recording, row) && !added.has(idOf(row)));
}

/** Such rows as they were before, once for each journey the limit server is to play: each confirms an order of its own. */
export async function laidReady(recording: Recording, base: number, times: number, rows: Rows): Promise<void> {
  const fill = filling(recording, base);
  for (const { service, row } of foundOf(recording)) {
    const before = row.before.map(fill);
    const types = await rows<{ name: string; type: string }>(service, TYPES, [row.table]);
    const cells = row.columns.map((column, c) => `u.c${c}::${types.find(({ name }) => name === column)?.type ?? 'text'}`);
    const statement = `INSERT INTO "${row.table}" (${row.columns.map((column) => `"${column}"`).join(', ')}) SELECT ${cells.join(', ')}
      FROM unnest(${cells.map((_, c) => `$${c + 1}::text[]`).join(', ')}) AS u(${cells.map((_, c) => `c${c}`).join(', ')})`;
    const all = before.map((value) => [...Array(times).keys()].map((i) => value(i + 1)));
    await rows(service, statement, all);
  }
}

const TYPES = `SELECT attname::text AS "name", format_type(atttypid, atttypmod) AS "type" FROM pg_attribute WHERE attrelid = quote_ident($1)::regclass AND attnum > 0`;
