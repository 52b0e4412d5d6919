import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExpandSimulations1766300000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "simulation" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text NOT NULL, "from" date NOT NULL, "to" date NOT NULL, "reason" text NOT NULL, "drafts" jsonb NOT NULL, "requestedByName" text NOT NULL, "requestedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "finishedAt" TIMESTAMP WITH TIME ZONE, "result" jsonb, "resultHash" text, "failure" text, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "simulation_org" ON "simulation" ("org")`);
    await db.query(`CREATE INDEX "simulation_status" ON "simulation" ("status")`);
    await db.query(
      `CREATE TABLE "simulation_part" ("simulationId" uuid NOT NULL, "service" text NOT NULL, "next" text, "facts" integer NOT NULL, "done" boolean NOT NULL, "found" jsonb, PRIMARY KEY ("simulationId", "service"))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "simulation_part"`);
    await db.query(`DROP TABLE "simulation"`);
  }
}
