import type { MigrationInterface, QueryRunner } from 'typeorm';

const renamed = (from: string, to: string): string =>
  `UPDATE "post" SET "grants" = replace("grants"::text, '"${from}"', '"${to}"')::jsonb WHERE "grants"::text LIKE '%"${from}"%'`;

/** Bonuses are paid in expenses: whoever had the duty in performance has it there (decision 28). */
export class PayoutsInPosts1764600040001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`UPDATE "post" SET "grants" = "grants" ||
      (SELECT jsonb_agg(jsonb_build_object('permission', 'payout:read', 'breadth', g ->> 'breadth')) FROM jsonb_array_elements("grants") g
       WHERE g ->> 'permission' = 'bonus:pay')
      WHERE "grants"::text LIKE '%"bonus:pay"%'`);
    await db.query(renamed('bonus:pay', 'payout:pay'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(renamed('payout:pay', 'bonus:pay'));
  }
}
