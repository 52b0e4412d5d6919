import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the nightly reconciler leaves its report for `/status`; adding is all it may do here, or anywhere. */
export class Reconciliation1764700000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "reconciliation" ("at" TIMESTAMP WITH TIME ZONE NOT NULL, "violations" integer NOT NULL, "outcomes" jsonb NOT NULL, PRIMARY KEY ("at"))`,
    );
    await db.query(`DO $$ BEGIN
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reconciler') THEN GRANT INSERT ON "reconciliation" TO reconciler; END IF; END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "reconciliation"`);
  }
}
