import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The chain over the audit trail (S14), and no more rights for the service's own role than it uses (S11): what is written there stays. */
export class AuditChain1763730000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "audit" ADD COLUMN "id" uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN "reason" text, ADD COLUMN "mark" text`);
    await db.query(`ALTER TABLE "audit" ALTER COLUMN "id" DROP DEFAULT`);
    await db.query(`DROP INDEX "audit_of_record"`);
    await db.query(`CREATE INDEX "audit_of_record" ON "audit" ("aggregateId", "id")`);
    await db.query(`CREATE INDEX "audit_of_actor" ON "audit" ("actorId")`);
    await db.query(`CREATE INDEX "audit_at" ON "audit" ("at")`);
    await db.query(`CREATE TABLE "audit_seal" ("branch" text NOT NULL, "seq" bigint NOT NULL, "position" bigint NOT NULL, "hash" text NOT NULL,
      PRIMARY KEY ("branch", "seq"))`);
    await db.query(`CREATE UNIQUE INDEX "audit_seal_position" ON "audit_seal" ("position")`);
    await db.query(`CREATE TABLE "audit_head" ("branch" text NOT NULL, "seq" bigint NOT NULL, "hash" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "keyId" text NOT NULL, "signature" text NOT NULL, PRIMARY KEY ("branch", "seq"))`);
    await db.query(`CREATE TABLE "kept_audit_head" ("service" text NOT NULL, "branch" text NOT NULL, "seq" bigint NOT NULL, "hash" text NOT NULL,
      "at" TIMESTAMP WITH TIME ZONE NOT NULL, "keyId" text NOT NULL, "signature" text NOT NULL, PRIMARY KEY ("service", "branch", "seq"))`);
    await db.query(`DO $$ DECLARE app text := replace(current_user, '_owner', '_app'); BEGIN
      IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit, audit_seal, audit_head, kept_audit_head FROM %I', app);
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON outbox FROM %I', app);
        EXECUTE format('GRANT UPDATE ("publishedAt") ON outbox TO %I', app);
      END IF; END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['kept_audit_head', 'audit_head', 'audit_seal']) await db.query(`DROP TABLE "${table}"`);
    for (const index of ['audit_at', 'audit_of_actor', 'audit_of_record']) await db.query(`DROP INDEX "${index}"`);
    await db.query(`CREATE INDEX "audit_of_record" ON "audit" ("aggregateType", "aggregateId")`);
    await db.query(`ALTER TABLE "audit" DROP COLUMN "mark", DROP COLUMN "reason", DROP COLUMN "id"`);
  }
}
