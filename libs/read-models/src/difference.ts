import type { DataSource } from 'typeorm';
import { quoted, type Shadow } from './shadow.js';
import type { ModelTable } from './tables.js';

/** A row that is not what the events make of it. */
export interface Difference {
  readonly table: string;
  readonly key: Readonly<Record<string, unknown>>;
  /** What stands in the live table; null: the row is missing there. */
  readonly live: Readonly<Record<string, unknown>> | null;
  /** What the events make of it; null: nothing does. */
  readonly fresh: Readonly<Record<string, unknown>> | null;
}

/** A table as it stood at one moment, and what the events up to that moment make of it, row by row (I12). */
export interface Compared {
  readonly table: string;
  readonly rows: number;
  readonly freshRows: number;
  readonly different: number;
  /** The first of them. */
  readonly examples: readonly Difference[];
}

const SHOWN = 20;

export async function compare(db: DataSource, shadow: Shadow, { name, key, columns, drawn }: ModelTable): Promise<Compared> {
  const row = `md5(ROW(${quoted([...key, ...columns], 't.')})::text)`;
  const side = (from: string): string => `SELECT ${quoted(key, 't.')}, ${row} AS "hash", t AS "row" FROM ${from} t`;
  const found = await db.query<(Omit<Difference, 'table'> & { different: number })[]>(
    `SELECT jsonb_build_object(${key.map((column) => `'${column}', "${column}"`).join(', ')}) AS "key", to_jsonb(l."row") - $1::text[] AS "live", to_jsonb(f."row") - $1::text[] AS "fresh",
            count(*) OVER ()::int AS "different"
       FROM (${side(shadow.copyOf(name))}) l FULL JOIN (${side(shadow.table(name))}) f USING (${quoted(key)})
      WHERE l."hash" IS DISTINCT FROM f."hash" ORDER BY 1 LIMIT ${SHOWN}`,
    [drawn],
  );
  const [counts] = await db.query<{ rows: number; freshRows: number }[]>(
    `SELECT (SELECT count(*)::int FROM ${shadow.copyOf(name)}) AS "rows", (SELECT count(*)::int FROM ${shadow.table(name)}) AS "freshRows"`,
  );
  const examples = found.map((each) => ({ table: name, key: each.key, live: each.live, fresh: each.fresh }));
  return { table: name, rows: counts?.rows ?? 0, freshRows: counts?.freshRows ?? 0, different: found[0]?.different ?? 0, examples };
}

/** `colleague {"personId":"…"}: name is "王芳", events say "王 芳"` */
export function sentenceOf({ table, key, live: now, fresh }: Difference): string {
  const row = `${table} ${JSON.stringify(key)}`;
  if (now === null) return `${row} is missing; the events say ${JSON.stringify(fresh)}`;
  if (fresh === null) return `${row} is there, and no event says so: ${JSON.stringify(now)}`;
  const columns = Object.keys(fresh).filter((column) => JSON.stringify(now[column]) !== JSON.stringify(fresh[column]));
  return `${row}: ${columns.map((column) => `${column} is ${JSON.stringify(now[column])}, the events say ${JSON.stringify(fresh[column])}`).join('; ')}`;
}
