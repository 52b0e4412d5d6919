import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files as lists: what came, its rows, and what became of each. */
export class ExpandImports1767100000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "import" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL,
      "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "ownerName" text NOT NULL,
      "fileId" uuid NOT NULL, "fileName" text NOT NULL, "format" text NOT NULL, "sha256" text NOT NULL, "bytes" integer NOT NULL, "pieces" integer NOT NULL, "status" text NOT NULL,
      "run" uuid, "columns" jsonb, "rows" integer NOT NULL, "checked" integer NOT NULL, "wrong" integer NOT NULL, "done" integer NOT NULL,
      "refused" integer NOT NULL, "problems" jsonb, "failure" jsonb, "finishedAt" TIMESTAMP WITH TIME ZONE, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL,
      "forgotten" boolean NOT NULL, PRIMARY KEY ("id"))`);
    await db.query(`CREATE INDEX "import_owner" ON "import" ("ownerId", "id")`);
    await db.query(`CREATE UNIQUE INDEX "import_file" ON "import" ("fileId")`);
    await db.query(`CREATE INDEX "import_open" ON "import" ("id") WHERE "status" IN ('uploaded', 'running')`);
    await db.query(`CREATE INDEX "import_expiring" ON "import" ("expiresAt") WHERE NOT "forgotten"`);
    await db.query(`CREATE TABLE "import_piece" ("fileId" uuid NOT NULL, "part" text NOT NULL, "piece" integer NOT NULL, "bytes" bytea NOT NULL,
      "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), PRIMARY KEY ("fileId", "part", "piece"))`);
    await db.query(`CREATE INDEX "import_piece_at" ON "import_piece" ("at")`);
    await db.query(`CREATE TABLE "import_block" ("fileId" uuid NOT NULL, "block" integer NOT NULL, "firstRow" integer NOT NULL, "lastRow" integer NOT NULL,
      "rows" bytea NOT NULL, "taken" boolean NOT NULL DEFAULT false, PRIMARY KEY ("fileId", "block"))`);
    await db.query(`CREATE TABLE "import_row" ("fileId" uuid NOT NULL, "row" integer NOT NULL, "state" text NOT NULL, "problems" jsonb, "recordId" uuid,
      PRIMARY KEY ("fileId", "row"))`);
    await db.query(`CREATE INDEX "import_row_of_state" ON "import_row" ("fileId", "state", "row")`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['import_row', 'import_block', 'import_piece', 'import']) await db.query(`DROP TABLE "${table}"`);
  }
}
