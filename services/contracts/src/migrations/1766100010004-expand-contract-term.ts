import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contracts that were made before hold until they are fulfilled. */
export class ExpandContractTerm1766100010004 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query('SET statement_timeout = 0');
    await db.query(
      `ALTER TABLE "contract" ADD COLUMN IF NOT EXISTS "validUntil" date, ADD COLUMN IF NOT EXISTS "remindOn" date, ADD COLUMN IF NOT EXISTS "renewsId" uuid`,
    );
    await db.query(`ALTER TABLE "quote" ADD COLUMN IF NOT EXISTS "renewsId" uuid`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "contract_remind_on"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "contract_remind_on" ON "contract" ("remindOn") WHERE "remindOn" IS NOT NULL`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "contract_valid_until"`);
    await db.query(`CREATE INDEX CONCURRENTLY "contract_valid_until" ON "contract" ("validUntil") WHERE "validUntil" IS NOT NULL AND "status" = 'effective'`);
    await db.query('RESET statement_timeout');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "quote" DROP COLUMN "renewsId"`);
    for (const column of ['renewsId', 'remindOn', 'validUntil']) await db.query(`ALTER TABLE "contract" DROP COLUMN "${column}"`);
  }
}
