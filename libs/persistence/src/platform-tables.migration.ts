import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables every service's database starts with. Audit rows can be added and read, never changed, by the service's own role. */
export class PlatformTables1763700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "outbox" ("id" uuid NOT NULL, "position" BIGSERIAL NOT NULL, "type" text NOT NULL, "aggregateType" text NOT NULL,
      "aggregateId" uuid NOT NULL, "aggregateSeq" integer NOT NULL, "occurredAt" TIMESTAMP WITH TIME ZONE NOT NULL, "org" text NOT NULL,
      "branch" text NOT NULL, "actorId" uuid NOT NULL, "traceparent" text, "payload" jsonb NOT NULL, "publishedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("id"))`);
    await db.query(`CREATE UNIQUE INDEX "outbox_aggregate_seq" ON "outbox" ("aggregateType", "aggregateId", "aggregateSeq")`);
    await db.query(`CREATE INDEX "outbox_unpublished" ON "outbox" ("position") WHERE "publishedAt" IS NULL`);
    await db.query(
      `CREATE TABLE "inbox" ("consumer" text NOT NULL, "eventId" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), PRIMARY KEY ("consumer", "eventId"))`,
    );
    await db.query(`CREATE TABLE "dead_letter" ("consumer" text NOT NULL, "eventId" uuid NOT NULL, "envelope" jsonb NOT NULL, "reason" text NOT NULL,
      "attempts" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), PRIMARY KEY ("consumer", "eventId"))`);
    await db.query(`CREATE TABLE "audit" ("position" BIGSERIAL NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actorId" uuid NOT NULL, "actorName" text NOT NULL,
      "action" text NOT NULL, "aggregateType" text NOT NULL, "aggregateId" uuid NOT NULL, "version" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL,
      "requestId" text NOT NULL, "changes" jsonb NOT NULL, "policies" text array NOT NULL, PRIMARY KEY ("position"))`);
    await db.query(`CREATE INDEX "audit_of_record" ON "audit" ("aggregateType", "aggregateId")`);
    await db.query(`CREATE TABLE "idempotency" ("principal" uuid NOT NULL, "operation" text NOT NULL, "key" text NOT NULL, "bodyHash" text NOT NULL,
      "reply" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), PRIMARY KEY ("principal", "operation", "key"))`);
    await db.query(`CREATE TABLE "number_series" ("series" text NOT NULL, "last" integer NOT NULL, PRIMARY KEY ("series"))`);
    await db.query(`CREATE TABLE "policy_replica" ("key" text NOT NULL, "org" text NOT NULL, "version" integer NOT NULL, "effectiveFrom" date NOT NULL,
      "value" jsonb NOT NULL, PRIMARY KEY ("key", "org", "version"))`);
    await db.query(`DO $$ DECLARE app text := replace(current_user, '_owner', '_app'); BEGIN
      IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM %I', app); END IF; END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['policy_replica', 'number_series', 'idempotency', 'audit', 'dead_letter', 'inbox', 'outbox']) await db.query(`DROP TABLE "${table}"`);
  }
}
