import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Regulations1764900000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "regulation" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "number" text NOT NULL, "edition" integer, "status" text NOT NULL, "titleZh" text NOT NULL, "titleEn" text NOT NULL, "effectiveFrom" date NOT NULL, "supersededFrom" date, "reviewBy" date NOT NULL, "interpretedBy" text NOT NULL, "clauses" jsonb NOT NULL, "copies" jsonb NOT NULL, "draftedBy" uuid NOT NULL, "draftedByName" text NOT NULL, "reviewedBy" uuid, "reviewedByName" text, "reviewedAt" TIMESTAMP WITH TIME ZONE, "approvedBy" uuid, "approvedByName" text, "approvedAt" TIMESTAMP WITH TIME ZONE, "returnReason" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "regulation_org" ON "regulation" ("org")`);
    await db.query(`CREATE INDEX "regulation_status" ON "regulation" ("status")`);
    await db.query(`CREATE UNIQUE INDEX "regulation_edition" ON "regulation" ("number", "edition")`);
  }

  /** Going back is done by restoring, not by dropping what people have written. */
  down(): Promise<void> {
    return Promise.reject(new Error('not reversible'));
  }
}
