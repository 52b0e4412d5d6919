import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists as files: what was asked for, how far it is, and the pieces of the file. */
export class Exports1764200000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "export" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL,
      "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "ownerName" text NOT NULL,
      "collection" text NOT NULL, "filters" jsonb NOT NULL, "format" text NOT NULL, "language" text NOT NULL, "status" text NOT NULL, "run" uuid, "cursor" text,
      "rows" integer NOT NULL, "total" integer, "pieces" integer NOT NULL, "bytes" bigint NOT NULL, "units" jsonb, "readyAt" TIMESTAMP WITH TIME ZONE,
      "expiresAt" TIMESTAMP WITH TIME ZONE, "failure" jsonb, PRIMARY KEY ("id"))`);
    await db.query(`CREATE INDEX "export_owner" ON "export" ("ownerId", "id")`);
    await db.query(`CREATE INDEX "export_open" ON "export" ("id") WHERE "status" IN ('requested', 'running')`);
    await db.query(`CREATE INDEX "export_expiring" ON "export" ("expiresAt") WHERE "status" = 'ready'`);
    await db.query(
      `CREATE TABLE "export_piece" ("exportId" uuid NOT NULL, "piece" integer NOT NULL, "bytes" bytea NOT NULL, PRIMARY KEY ("exportId", "piece"))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "export_piece"`);
    await db.query(`DROP TABLE "export"`);
  }
}
