import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

/** Units as they were, delegations, hand-overs. */
export class OrganisationWithHistory1763790000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "org_unit" ADD COLUMN "status" text NOT NULL DEFAULT 'open', ADD COLUMN "reason" text`);
    await db.query(`ALTER TABLE "org_unit" ALTER COLUMN "status" DROP DEFAULT`);
    await db.query(
      `CREATE TABLE "org_unit_version" ("unitId" uuid NOT NULL, "version" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "change" text NOT NULL,
        "byName" text NOT NULL, "reason" text, "path" text NOT NULL, "code" text NOT NULL, "branchCode" text NOT NULL, "kind" text NOT NULL, "name" text NOT NULL,
        "salesKind" text NOT NULL, "status" text NOT NULL, PRIMARY KEY ("unitId", "version"))`,
    );
    await db.query(`CREATE INDEX "org_unit_version_path" ON "org_unit_version" ("path")`);
    await db.query(`CREATE INDEX "org_unit_version_at" ON "org_unit_version" ("at")`);
    await db.query(`INSERT INTO "org_unit_version" ("unitId", "version", "at", "change", "byName", "path", "code", "branchCode", "kind", "name", "salesKind", "status")
      SELECT "id", "version", "createdAt", 'identity.addUnit', '', "path", "code", "branchCode", "kind", "name", "salesKind", "status" FROM "org_unit"`);
    await db.query(
      `CREATE TABLE "delegation" (${AGGREGATE}, "status" text NOT NULL, "personName" text NOT NULL, "deputyId" uuid NOT NULL, "deputyName" text NOT NULL,
        "post" text, "permissions" jsonb NOT NULL, "from" TIMESTAMP WITH TIME ZONE NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, "reason" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "delegation_org" ON "delegation" ("org")`);
    await db.query(`CREATE INDEX "delegation_owner" ON "delegation" ("ownerId")`);
    await db.query(`CREATE INDEX "delegation_deputy" ON "delegation" ("deputyId")`);
    await db.query(`CREATE INDEX "delegation_due" ON "delegation" ("status", "until")`);
    await db.query(
      `CREATE TABLE "hand_over" (${AGGREGATE}, "status" text NOT NULL, "personId" uuid NOT NULL, "personName" text NOT NULL, "successorId" uuid NOT NULL,
        "successorName" text NOT NULL, "reason" text NOT NULL, "leave" boolean NOT NULL, "services" jsonb NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "hand_over_person" ON "hand_over" ("personId")`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['hand_over', 'delegation', 'org_unit_version']) await db.query(`DROP TABLE "${table}"`);
    await db.query(`ALTER TABLE "org_unit" DROP COLUMN "status", DROP COLUMN "reason"`);
  }
}
