import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a step of a review is to be escalated (ORG-07). The index is made beside a table in use: concurrently, so outside a transaction. */
export class ExpandExpenseReviewClocks1765100020001 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query('SET statement_timeout = 0');
    await db.query(`ALTER TABLE "budget" ADD COLUMN IF NOT EXISTS "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "budget_review_due"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "budget_review_due" ON "budget" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
    await db.query(`ALTER TABLE "claim" ADD COLUMN IF NOT EXISTS "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "claim_review_due"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "claim_review_due" ON "claim" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
    await db.query('RESET statement_timeout');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "claim" DROP COLUMN "reviewDueAt"`);
    await db.query(`ALTER TABLE "budget" DROP COLUMN "reviewDueAt"`);
  }
}
