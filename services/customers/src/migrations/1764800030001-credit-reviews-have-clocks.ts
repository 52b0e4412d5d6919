import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreditReviewsHaveClocks1764800030001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "credit_profile" ADD COLUMN "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`CREATE INDEX "credit_profile_review_due" ON "credit_profile" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "credit_profile" DROP COLUMN "reviewDueAt"`);
  }
}
