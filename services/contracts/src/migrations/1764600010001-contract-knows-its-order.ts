import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ContractKnowsItsOrder1764600010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" ADD COLUMN "orderId" uuid, ADD COLUMN "orderNo" text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" DROP COLUMN "orderNo", DROP COLUMN "orderId"`);
  }
}
