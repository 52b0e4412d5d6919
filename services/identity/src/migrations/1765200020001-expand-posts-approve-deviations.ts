import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the standard posts may from now on: approve deviations and templates (CON-07), track milestones (CON-15), register disputes (CON-19). */
export const POSTS_KEEP_CONTRACTS: readonly (readonly [post: string, breadth: string, permissions: readonly string[]])[] = [
  ['sales-vp', 'company', ['contract:review', 'contract:review-deviation-vp', 'template:endorse']],
  ['general-manager', 'company', ['contract:review', 'contract:review-deviation-head-office']],
  ['legal-officer', 'company', ['dispute:manage']],
  ['sales-manager', 'branch', ['contract:track']],
  ['sales-assistant', 'branch', ['contract:track']],
];

const set = (grants: string): string => `UPDATE "post" SET "grants" = ${grants}, "version" = "version" + 1 WHERE "key" = $1`;
/** Without these, so that nobody is given a permission twice. */
const WITHOUT = `(SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE NOT g ->> 'permission' = ANY($2))`;
const granted = (permissions: readonly string[], breadth: string): string => JSON.stringify(permissions.map((permission) => ({ permission, breadth })));

/** A company that was founded before: the sales vice president agrees to a template, and head office alone puts it into force. */
export class ExpandPostsApproveDeviations1765200020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(set(WITHOUT), ['sales-vp', ['template:approve']]);
    for (const [post, breadth, permissions] of POSTS_KEEP_CONTRACTS)
      await db.query(set(`${WITHOUT} || $3::jsonb`), [post, permissions, granted(permissions, breadth)]);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [post, , permissions] of POSTS_KEEP_CONTRACTS) await db.query(set(WITHOUT), [post, permissions]);
    await db.query(set('"grants" || $2::jsonb'), ['sales-vp', granted(['template:approve'], 'company')]);
  }
}
