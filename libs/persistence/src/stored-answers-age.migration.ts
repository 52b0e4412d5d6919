import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the answers whose seven days are over (R6). Made beside a table in use: concurrently, so outside a transaction, and however long it takes. */
export class ExpandStoredAnswersAge1764400000001 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query('SET statement_timeout = 0');
    await db.query('DROP INDEX CONCURRENTLY IF EXISTS "idempotency_at"'); // what a try that was cut off has left
    await db.query('CREATE INDEX CONCURRENTLY "idempotency_at" ON "idempotency" ("at")');
    await db.query('RESET statement_timeout');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX CONCURRENTLY "idempotency_at"');
  }
}
