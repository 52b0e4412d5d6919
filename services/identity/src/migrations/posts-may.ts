import type { QueryRunner } from 'typeorm';

/** One post by its key, as the rules for migrations want it. */
const set = (grants: string): string => `UPDATE "post" SET "grants" = ${grants}, "version" = "version" + 1 WHERE "key" = $1`;
/** Without these, so that nobody is given a permission twice. */
const WITHOUT = `(SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE NOT g ->> 'permission' = ANY($2))`;

/** A post of a company that was founded before may this from now on; there need be no such post. */
export async function giveTo(db: QueryRunner, post: string, breadth: string, permissions: readonly string[]): Promise<void> {
  await db.query(set(`${WITHOUT} || $3::jsonb`), [post, permissions, JSON.stringify(permissions.map((permission) => ({ permission, breadth })))]);
}

export async function takeFrom(db: QueryRunner, post: string, permissions: readonly string[]): Promise<void> {
  await db.query(set(WITHOUT), [post, permissions]);
}
