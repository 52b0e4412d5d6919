import type { DataSource } from 'typeorm';
import type { ReadModel, RebuiltTable } from './read-model.js';

/** A table of a read model, as the database has it. */
export interface ModelTable {
  readonly name: string;
  readonly key: readonly string[];
  /** Compared beside the key. */
  readonly columns: readonly string[];
  readonly drawn: readonly string[];
  /** Null: reactions fill it. */
  readonly madeOf: string | null;
}

export const tablesOf = (db: DataSource, { tables }: ReadModel): ModelTable[] => tables.map((table) => tableOf(db, table));

function tableOf(db: DataSource, { entity, key, drawn = [], madeOf }: RebuiltTable): ModelTable {
  const { tableName: name, columns, primaryColumns } = db.getMetadata(entity);
  const keys = key ?? primaryColumns.map(({ databaseName }) => databaseName);
  const others = columns.map(({ databaseName }) => databaseName).filter((column) => !keys.includes(column) && !drawn.includes(column));
  return { name, key: keys, columns: others, drawn, madeOf: madeOf ?? null };
}
