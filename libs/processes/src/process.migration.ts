import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

/** Work that spans services (R5); in the database of the service that owns it. */
export class Processes1764600000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "process" (${AGGREGATE}, "kind" text NOT NULL, "definitionVersion" integer NOT NULL, "money" boolean NOT NULL, "subjectId" uuid NOT NULL, "subjectNo" text, "status" text NOT NULL, "undoing" boolean NOT NULL, "step" text, "steps" jsonb NOT NULL, "early" jsonb NOT NULL, "data" jsonb NOT NULL, "deadline" TIMESTAMP WITH TIME ZONE, "nextAttempt" TIMESTAMP WITH TIME ZONE, "reason" text, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "process_org" ON "process" ("org")`);
    await db.query(`CREATE INDEX "process_status" ON "process" ("status")`);
    await db.query(`CREATE INDEX "process_next_attempt" ON "process" ("nextAttempt") WHERE "nextAttempt" IS NOT NULL`);
    await db.query(`CREATE INDEX "process_deadline" ON "process" ("deadline") WHERE "deadline" IS NOT NULL`);
    await db.query(`CREATE UNIQUE INDEX "process_under_way" ON "process" ("kind", "subjectId") WHERE "status" NOT IN ('done', 'compensated')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "process"`);
  }
}
