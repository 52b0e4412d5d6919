import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePolicies1763700000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "policy" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "key" text NOT NULL, "effectiveFrom" date NOT NULL, "value" jsonb NOT NULL, "reason" text NOT NULL, "status" text NOT NULL, "proposedBy" uuid NOT NULL, "policyVersion" integer, "decidedBy" uuid, "decidedAt" TIMESTAMP WITH TIME ZONE, "rejectionReason" text, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "policy_version" ON "policy" ("key", "org", "policyVersion")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "policy"`);
  }
}
