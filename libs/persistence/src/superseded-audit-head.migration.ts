import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where heads go whose chain was restored to a moment before them (R17); only the owner of the database moves them there. */
export class SupersededAuditHead1764700000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "superseded_audit_head" ("service" text NOT NULL, "branch" text NOT NULL, "seq" bigint NOT NULL, "hash" text NOT NULL,
      "at" TIMESTAMP WITH TIME ZONE NOT NULL, "keyId" text NOT NULL, "signature" text NOT NULL, "restoredTo" TIMESTAMP WITH TIME ZONE NOT NULL,
      "supersededAt" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("service", "branch", "seq", "supersededAt"))`);
    await db.query(`DO $$ DECLARE app text := replace(current_user, '_owner', '_app'); BEGIN
      IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON superseded_audit_head FROM %I', app); END IF; END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "superseded_audit_head"`);
  }
}
