import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

export class CreateOrganisation1763700000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "org_unit" (${AGGREGATE}, "path" text NOT NULL, "code" text NOT NULL, "branchCode" text NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "salesKind" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "org_unit_path" ON "org_unit" ("path")`);
    await db.query(`CREATE UNIQUE INDEX "org_unit_branch_code" ON "org_unit" ("branchCode") WHERE "kind" IN ('hq', 'branch')`);
    await db.query(
      `CREATE TABLE "post" (${AGGREGATE}, "key" text NOT NULL, "nameEn" text NOT NULL, "nameZh" text NOT NULL, "duties" jsonb NOT NULL, "grants" jsonb NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "post_key" ON "post" ("key")`);
    await db.query(
      `CREATE TABLE "person" (${AGGREGATE}, "name" text NOT NULL, "login" text NOT NULL, "passwordHash" text NOT NULL, "status" text NOT NULL, "posts" jsonb NOT NULL, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "person_login" ON "person" ("login")`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['person', 'post', 'org_unit']) await db.query(`DROP TABLE "${table}"`);
  }
}
