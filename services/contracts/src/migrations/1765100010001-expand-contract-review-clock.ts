import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a step of a review is to be escalated (ORG-07). The index is made beside a table in use: concurrently, so outside a transaction. */
export class ExpandContractReviewClock1765100010001 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query('SET statement_timeout = 0');
    await db.query(`ALTER TABLE "contract" ADD COLUMN IF NOT EXISTS "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "contract_review_due"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "contract_review_due" ON "contract" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
    await db.query('RESET statement_timeout');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" DROP COLUMN "reviewDueAt"`);
  }
}
