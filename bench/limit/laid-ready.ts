import { filling, isOwn, type Recording } from '../recorded/recording.ts';
import type { Rows } from '../recorded/recorder.ts';

/**
 * Rows that a recorded journey found and changed, as they were before, once for each journey the limit server is to play: each confirms
 * an order of its own. Rows that the journey itself had added before are made when it is played.
 */
export async function laidReady(recording: Recording, base: number, times: number, rows: Rows): Promise<void> {
  const added = new Set(recording.steps.flatMap((step) => step.added.map(({ table, columns, values }) => `${table} ${values[columns.indexOf('id')]}`)));
  for (const { service, changed } of recording.steps) {
    for (const row of changed) {
      if (!isOwn(recording, row) || added.has(`${row.table} ${row.values[row.columns.indexOf('id')]}`)) continue;
      const before = row.before.map(filling(recording, base));
      const names = row.columns.map((column) => `"${column}"`).join(', ');
      const types = await rows<{ name: string; type: string }>(service, TYPES, [row.table]);
      const typeOf = (column: string): string => types.find(({ name }) => name === column)?.type ?? 'text';
      for (let from = 1; from <= times; from += AT_ONCE) {
        const all = [...Array(Math.min(AT_ONCE, times - from + 1)).keys()].map((i) => before.map((value) => value(from + i)));
        const columns = row.columns.map((_, c) => all.map((values) => values[c] ?? null));
        await rows(
          service,
          `INSERT INTO "${row.table}" (${names}) SELECT ${row.columns.map((column, c) => `u.c${c}::${typeOf(column)}`).join(', ')}
           FROM unnest(${row.columns.map((_, c) => `$${c + 1}::text[]`).join(', ')}) AS u(${row.columns.map((_, c) => `c${c}`).join(', ')})`,
          columns,
        );
      }
    }
  }
}

const AT_ONCE = 500;
const TYPES = `SELECT attname::text AS "name", format_type(atttypid, atttypmod) AS "type" FROM pg_attribute WHERE attrelid = quote_ident($1)::regclass AND attnum > 0`;
