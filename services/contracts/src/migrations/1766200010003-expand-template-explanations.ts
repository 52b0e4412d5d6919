import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What clauses mean in plain words; templates of before explain nothing. */
export class ExpandTemplateExplanations1766200010003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract_template" ADD COLUMN "explanations" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract_template" DROP COLUMN "explanations"`);
  }
}
