import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExpenseReviewsHaveClocks1764800020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "budget" ADD COLUMN "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`CREATE INDEX "budget_review_due" ON "budget" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
    await db.query(`ALTER TABLE "claim" ADD COLUMN "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`CREATE INDEX "claim_review_due" ON "claim" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "claim" DROP COLUMN "reviewDueAt"`);
    await db.query(`ALTER TABLE "budget" DROP COLUMN "reviewDueAt"`);
  }
}
