import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a price list is for; lists from before are for everybody. */
export class ExpandPriceListsByScope1767000010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "price_list" ADD COLUMN "region" text, ADD COLUMN "tier" text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "price_list" DROP COLUMN "region", DROP COLUMN "tier"`);
  }
}
