import type { QueryRunner } from 'typeorm';

/**
 * When a step of a review is to be escalated (ORG-07), for the tables of one service. The indexes are made beside tables in use:
 * concurrently, so the migration that calls this runs outside a transaction.
 */
export async function addReviewClocks(db: QueryRunner, tables: readonly string[]): Promise<void> {
  await db.query('SET statement_timeout = 0');
  for (const table of tables) {
    await db.query(`ALTER TABLE "${table}" ADD COLUMN IF NOT EXISTS "reviewDueAt" TIMESTAMP WITH TIME ZONE`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "${table}_review_due"`); // what a try that was cut off has left
    await db.query(`CREATE INDEX CONCURRENTLY "${table}_review_due" ON "${table}" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
  }
  await db.query('RESET statement_timeout');
}

export async function dropReviewClocks(db: QueryRunner, tables: readonly string[]): Promise<void> {
  for (const table of tables) await db.query(`ALTER TABLE "${table}" DROP COLUMN "reviewDueAt"`);
}
