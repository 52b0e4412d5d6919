import type { DataSource } from 'typeorm';

/** A migration whose name begins with Expand only adds what older builds need not know. */
export const isExpansion = (migration: string): boolean => /^Expand[A-Z]/.test(migration);

/**
 * Why this build may not work on a database to which these migrations were applied; null when it may (C-31, R18).
 * It needs all of its own, and tolerates only expansions of newer builds.
 */
export function schemaRefusal(own: readonly string[], applied: readonly string[]): string | null {
  const missing = own.filter((name) => !applied.includes(name));
  if (missing.length > 0) return `lacks migrations of this build (${missing.join(', ')}). Run the migration step first`;
  const ahead = applied.filter((name) => !own.includes(name) && !isExpansion(name));
  return ahead.length === 0 ? null : `was changed by a newer build (${ahead.join(', ')}). Start that build, or restore the database`;
}

/** Asks the database; one statement, also fit for a probe. */
export async function schemaRefusalOf(db: DataSource): Promise<string | null> {
  const own = db.migrations.map(({ name, constructor }) => name ?? constructor.name);
  return schemaRefusal(own, await appliedMigrations(db));
}

/** The names of the migrations a database has seen; none when it is empty. */
export async function appliedMigrations(db: DataSource): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>('SELECT "name" FROM "migrations" ORDER BY "id"').catch(noTableYet);
  return rows.map(({ name }) => name);
}

function noTableYet(error: unknown): { name: string }[] {
  if ((error as { code?: string }).code === '42P01') return [];
  throw error;
}
