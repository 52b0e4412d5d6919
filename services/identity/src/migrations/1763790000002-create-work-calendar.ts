import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWorkCalendar1763790000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "work_calendar" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL,
        "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "week" jsonb NOT NULL, "years" jsonb NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "work_calendar_branch" ON "work_calendar" ("branch")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "work_calendar"`);
  }
}
