import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ContractReviewsHaveClocks1764800010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" ADD COLUMN "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`CREATE INDEX "contract_review_due" ON "contract" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" DROP COLUMN "reviewDueAt"`);
  }
}
