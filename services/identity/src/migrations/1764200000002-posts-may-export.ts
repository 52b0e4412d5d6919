import type { MigrationInterface, QueryRunner } from 'typeorm';

const SALES = ['lead', 'customer', 'opportunity', 'quote', 'contract', 'order', 'receipt', 'receivable'];
const MONEY = ['contract', 'order', 'receipt', 'receivable', 'budget', 'claim'];
const RESULTS = ['fact', 'bonus'];
const ALL = [...SALES, 'ticket', 'budget', 'claim', ...RESULTS];

/** Who exports what, and how widely, as the standard posts have it from now on. */
export const POSTS_MAY_EXPORT: readonly (readonly [post: string, breadth: string, lists: readonly string[]])[] = [
  ['general-manager', 'company', ALL],
  ['sales-vp', 'company', SALES],
  ['sales-director', 'company', SALES],
  ['regional-sales-manager', 'region', SALES],
  ['branch-general-manager', 'branch', ALL],
  ['sales-manager', 'branch', SALES],
  ['service-manager', 'branch', ['ticket']],
  ['branch-finance', 'branch', MONEY],
  ['finance-officer', 'company', [...MONEY, ...RESULTS]],
  ['auditor', 'company', ALL],
  ['hr-officer', 'company', RESULTS],
];

/** The posts of a company that was founded before there were exports. */
export class PostsMayExport1764200000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [post, breadth, lists] of POSTS_MAY_EXPORT)
      await db.query(`UPDATE "post" SET "grants" = "grants" || $2::jsonb, "version" = "version" + 1 WHERE "key" = $1`, [
        post,
        JSON.stringify(lists.map((list) => ({ permission: `${list}:export`, breadth }))),
      ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `UPDATE "post" SET "grants" = (SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE g ->> 'permission' NOT LIKE '%:export')`,
    );
  }
}
