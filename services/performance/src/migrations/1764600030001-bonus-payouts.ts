import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BonusPayouts1764600030001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "bonus" ADD COLUMN "payoutNo" text, ADD COLUMN "payoutRefusal" text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "bonus" DROP COLUMN "payoutRefusal", DROP COLUMN "payoutNo"`);
  }
}
