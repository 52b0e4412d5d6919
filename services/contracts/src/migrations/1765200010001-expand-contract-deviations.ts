import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contracts that were drafted before say what their template says; templates in force need nobody's word again. */
export class ExpandContractDeviations1765200010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" ADD COLUMN "deviations" jsonb NOT NULL DEFAULT '[]'`);
    await db.query(`ALTER TABLE "contract_template" ADD COLUMN "endorsedBy" uuid, ADD COLUMN "endorsedAt" TIMESTAMP WITH TIME ZONE`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract_template" DROP COLUMN "endorsedAt", DROP COLUMN "endorsedBy"`);
    await db.query(`ALTER TABLE "contract" DROP COLUMN "deviations"`);
  }
}
