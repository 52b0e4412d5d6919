import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a contract stays sold when it ends early; terminations that took effect before do not say. */
export class ExpandTerminationKept1766700020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "termination" ADD COLUMN "keptTotal" numeric(18,2)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "termination" DROP COLUMN "keptTotal"`);
  }
}
