import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contracts that were made before are at what was signed first. */
export class ExpandContractRevision1766100010002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE "contract" ADD COLUMN "revision" integer NOT NULL DEFAULT 1, ADD COLUMN "changeUnderWay" jsonb, ADD COLUMN "signedTotal" numeric(18,2)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" DROP COLUMN "signedTotal", DROP COLUMN "changeUnderWay", DROP COLUMN "revision"`);
  }
}
