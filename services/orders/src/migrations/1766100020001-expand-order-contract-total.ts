import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders that ended before are worth what their contract says. */
export class ExpandOrderContractTotal1766100020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "sales_order" ADD COLUMN "contractTotal" numeric(18,2)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "sales_order" DROP COLUMN "contractTotal"`);
  }
}
