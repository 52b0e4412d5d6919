import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every template there was before is of sales contracts. */
export class ExpandTemplateKinds1766600010002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract_template" ADD COLUMN "kind" text NOT NULL DEFAULT 'sales'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract_template" DROP COLUMN "kind"`);
  }
}
