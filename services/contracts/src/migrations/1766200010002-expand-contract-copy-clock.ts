import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clock of copies; those that went out before have none and are not chased. */
export class ExpandContractCopyClock1766200010002 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query('SET statement_timeout = 0');
    await db.query(
      `ALTER TABLE "contract_copy" ADD COLUMN IF NOT EXISTS "dueAt" TIMESTAMP WITH TIME ZONE, ADD COLUMN IF NOT EXISTS "escalateHours" integer,
       ADD COLUMN IF NOT EXISTS "chaseAt" TIMESTAMP WITH TIME ZONE, ADD COLUMN IF NOT EXISTS "remindedAt" TIMESTAMP WITH TIME ZONE,
       ADD COLUMN IF NOT EXISTS "escalatedAt" TIMESTAMP WITH TIME ZONE`,
    );
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "contract_copy_chase"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "contract_copy_chase" ON "contract_copy" ("chaseAt") WHERE "chaseAt" IS NOT NULL`);
    await db.query('RESET statement_timeout');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const column of ['escalatedAt', 'remindedAt', 'chaseAt', 'escalateHours', 'dueAt'])
      await db.query(`ALTER TABLE "contract_copy" DROP COLUMN "${column}"`);
  }
}
