import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which price list each line of a quote is from; of quotes from before it is not known. */
export class ExpandQuotesPricedFrom1767000010002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "quote" ADD COLUMN "pricedFrom" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "quote" DROP COLUMN "pricedFrom"`);
  }
}
