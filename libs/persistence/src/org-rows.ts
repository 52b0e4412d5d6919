import type { EntityMetadata } from 'typeorm';
import { AuditEntry } from './audit.entity.js';
import type { Database } from './database.js';
import { DeadLetter } from './dead-letter.entity.js';
import { OrgMove } from './org-move.entity.js';
import { OutboxMessage } from './outbox.entity.js';

/**
 * What was is not rewritten: facts announced, the audit trail, where units have moved; and entities that say so with `static history`.
 * What the database makes of other rows (`static madeOf`) goes with these.
 */
const HISTORY: readonly unknown[] = [AuditEntry, OutboxMessage, DeadLetter, OrgMove];
/** Columns that hold the path of a unit; and lists in which paths stand. */
const PATHS = ['org', 'path', 'unit', 'region'];
const LISTS_OF_PATHS = ['posts', 'units'];

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Rows of this service that belong to a unit which moved, or to one below it, go with it; versions stay. Gives the number of rows per table. */
export async function moveOrgRows(
  db: Database,
  move: Move,
  columns: readonly string[] = [...PATHS, ...LISTS_OF_PATHS],
  /** Only these; all where nothing is said. */
  tables?: readonly string[],
): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const { table, column } of db.dataSource.entityMetadatas
    .filter(({ tableName }) => !tables || tables.includes(tableName))
    .flatMap((entity) => pathColumns(entity, columns))) {
    const rows = await db.execute(LISTS_OF_PATHS.includes(column) ? listStatement(table, column) : pathStatement(table, column), [move.from, move.to]);
    if (rows.length > 0) moved[table] = (moved[table] ?? 0) + rows.length;
  }
  return moved;
}

function pathColumns({ target, tableName: table, columns }: EntityMetadata, wanted: readonly string[]): { table: string; column: string }[] {
  const { history, madeOf } = target as { history?: boolean; madeOf?: string };
  if (HISTORY.includes(target) || history || madeOf) return [];
  return columns.filter(({ propertyName }) => wanted.includes(propertyName)).map(({ propertyName: column }) => ({ table, column }));
}

// Names of tables and columns come from our own entities, never from a caller.
const pathStatement = (table: string, column: string): string =>
  `UPDATE "${table}" SET "${column}" = $2 || substr("${column}", length($1) + 1) WHERE "${column}" = $1 OR starts_with("${column}", $1 || '.') RETURNING 1`;

/** Paths inside a JSON list stand in quotes and have no characters that JSON escapes. */
const listStatement = (table: string, column: string): string =>
  `UPDATE "${table}" SET "${column}" = replace(replace("${column}"::text, '"' || $1 || '"', '"' || $2 || '"'), '"' || $1 || '.', '"' || $2 || '.')::jsonb
   WHERE strpos("${column}"::text, '"' || $1 || '"') > 0 OR strpos("${column}"::text, '"' || $1 || '.') > 0 RETURNING 1`;
