import type { MigrationInterface, QueryRunner } from 'typeorm';

const WITHOUT = `(SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE NOT g ->> 'permission' = ANY($2))`;
const set = (grants: string): string => `UPDATE "post" SET "grants" = ${grants}, "version" = "version" + 1 WHERE "key" = $1`;
const SIGNS = ['contract:sign-lot'];

/** A company that was founded before: its sales managers sign exclusive-lot contracts (CON-10). */
export class ExpandPostsSignLots1766200020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const granted = SIGNS.map((permission) => ({ permission, breadth: 'branch' }));
    await db.query(set(`${WITHOUT} || $3::jsonb`), ['sales-manager', SIGNS, JSON.stringify(granted)]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(set(WITHOUT), ['sales-manager', SIGNS]);
  }
}
