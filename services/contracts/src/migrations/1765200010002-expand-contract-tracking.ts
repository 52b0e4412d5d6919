import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Milestones, their clock, and the signatures of each party; contracts that were made before have none. */
export class ExpandContractTracking1765200010002 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query('SET statement_timeout = 0');
    await db.query(
      `ALTER TABLE "contract" ADD COLUMN IF NOT EXISTS "milestones" jsonb NOT NULL DEFAULT '[]', ADD COLUMN IF NOT EXISTS "milestoneDueOn" date,
       ADD COLUMN IF NOT EXISTS "late" boolean NOT NULL DEFAULT false, ADD COLUMN IF NOT EXISTS "signatures" jsonb NOT NULL DEFAULT '[]',
       ADD COLUMN IF NOT EXISTS "orderClosedOn" date`,
    );
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "contract_milestone_due"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "contract_milestone_due" ON "contract" ("milestoneDueOn") WHERE "milestoneDueOn" IS NOT NULL`);
    await db.query('RESET statement_timeout');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const column of ['orderClosedOn', 'signatures', 'late', 'milestoneDueOn', 'milestones'])
      await db.query(`ALTER TABLE "contract" DROP COLUMN "${column}"`);
  }
}
