import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who drafts, reviews and approves regulations, as the standard posts have it from now on. */
export const POSTS_KEEP_REGULATIONS: readonly (readonly [post: string, duties: readonly string[]])[] = [
  ['administrator', ['draft']],
  ['general-manager', ['review', 'approve']],
  ['sales-vp', ['review']],
  ['legal-officer', ['draft', 'review']],
  ['auditor', ['review']],
  ['office-clerk', ['draft']],
];

const add = 'UPDATE "post" SET "grants" = "grants" || $1::jsonb, "version" = "version" + 1 WHERE';
const granted = (duties: readonly string[]): string => JSON.stringify(duties.map((duty) => ({ permission: `regulation:${duty}`, breadth: 'company' })));

/** The posts of a company that was founded before regulations were kept here: everybody who sees policies reads them. */
export class PostsKeepRegulations1764900040001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`${add} "grants" @> '[{"permission": "policy:read"}]'`, [granted(['read'])]);
    for (const [post, duties] of POSTS_KEEP_REGULATIONS) await db.query(`${add} "key" = $2`, [granted(duties), post]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `UPDATE "post" SET "grants" = (SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE g ->> 'permission' NOT LIKE 'regulation:%')`,
    );
  }
}
