import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a customer heard from us last and is to hear again; the clock of customers that are there begins with their next contact or tier. */
export class ExpandCustomerCare1766500030001 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query('SET statement_timeout = 0');
    await db.query(
      `ALTER TABLE "customer" ADD COLUMN IF NOT EXISTS "contactedOn" date, ADD COLUMN IF NOT EXISTS "contactDueOn" date,
       ADD COLUMN IF NOT EXISTS "contactLate" boolean NOT NULL DEFAULT false`,
    );
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "customer_contact_due"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "customer_contact_due" ON "customer" ("contactDueOn") WHERE NOT "contactLate"`);
    await db.query('RESET statement_timeout');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const column of ['contactLate', 'contactDueOn', 'contactedOn']) await db.query(`ALTER TABLE "customer" DROP COLUMN "${column}"`);
  }
}
