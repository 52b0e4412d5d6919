import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever drafts, approves or audits policies may try them on what has happened (XCT-01). */
export const POSTS_SIMULATE: readonly string[] = ['administrator', 'auditor', 'general-manager', 'sales-vp'];

const set = (grants: string): string => `UPDATE "post" SET "grants" = ${grants}, "version" = "version" + 1 WHERE "key" = ANY($1)`;
const WITHOUT = `(SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE g ->> 'permission' <> 'policy:simulate')`;

/** A company that was founded before. */
export class ExpandPostsSimulate1766300020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(set(`${WITHOUT} || '[{"permission": "policy:simulate", "breadth": "company"}]'::jsonb`), [POSTS_SIMULATE]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(set(WITHOUT), [POSTS_SIMULATE]);
  }
}
