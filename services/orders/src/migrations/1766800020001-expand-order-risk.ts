import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of orders that were confirmed before nobody knows how their customer stood. */
export class ExpandOrderRisk1766800020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "sales_order" ADD COLUMN "risk" jsonb`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "sales_order" DROP COLUMN "risk"`);
  }
}
