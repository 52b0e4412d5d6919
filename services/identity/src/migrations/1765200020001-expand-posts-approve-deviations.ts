import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who approves what differs from a template, and templates themselves, as the standard posts have it from now on (CON-07). */
export const POSTS_APPROVE_DEVIATIONS: readonly (readonly [post: string, permissions: readonly string[]])[] = [
  ['sales-vp', ['contract:review', 'contract:review-deviation-vp', 'template:endorse']],
  ['general-manager', ['contract:review', 'contract:review-deviation-head-office']],
];

/** Without these, so that nobody gets a permission twice, nor keeps one that the other of the two has. */
const keeping = (without: string): string =>
  `(SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements("grants") g WHERE NOT g ->> 'permission' = ANY(${without}))`;
const set = (grants: string): string => `UPDATE "post" SET "grants" = ${grants}, "version" = "version" + 1 WHERE "key" = $1`;
const granted = (permissions: readonly string[]): string => JSON.stringify(permissions.map((permission) => ({ permission, breadth: 'company' })));

/** A company that was founded before: the sales vice president agrees to a template, head office alone puts it into force. */
export class ExpandPostsApproveDeviations1765200020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [post, permissions] of POSTS_APPROVE_DEVIATIONS) {
      const given = post === 'sales-vp' ? [...permissions, 'template:approve'] : permissions;
      await db.query(set(`${keeping('$2')} || $3::jsonb`), [post, given, granted(permissions)]);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [post, permissions] of POSTS_APPROVE_DEVIATIONS) await db.query(set(keeping('$2')), [post, permissions]);
    await db.query(set('"grants" || $2::jsonb'), ['sales-vp', granted(['template:approve'])]);
  }
}
