import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was negotiated before a contract was submitted (CON-18). */
export class ExpandNegotiations1766400010003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" ADD COLUMN "negotiations" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" DROP COLUMN "negotiations"`);
  }
}
