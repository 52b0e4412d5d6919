import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of its own: what runs beside it does not know it. */
export class ExpandTerminations1766100010003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "termination" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "contractId" uuid NOT NULL, "contractNo" text NOT NULL, "revision" integer NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "currency" text NOT NULL, "total" numeric(18,2) NOT NULL, "ground" text NOT NULL, "reason" text NOT NULL, "endsOn" date NOT NULL, "settlement" text, "advance" numeric(18,2) NOT NULL, "owed" numeric(18,2) NOT NULL, "requestedBy" uuid NOT NULL, "review" jsonb, "reviewDueAt" TIMESTAMP WITH TIME ZONE, "earlierReviews" jsonb NOT NULL DEFAULT '[]', "agreedOn" date, "conclusion" jsonb, "heldUpBy" text, "endedOn" date, "voidBecause" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "termination_no" ON "termination" ("no")`);
    await db.query(`CREATE INDEX "termination_contract" ON "termination" ("contractId")`);
    await db.query(`CREATE INDEX "termination_customer" ON "termination" ("customerId")`);
    await db.query(`CREATE INDEX "termination_status" ON "termination" ("status")`);
    await db.query(`CREATE INDEX "termination_org" ON "termination" ("org")`);
    await db.query(`CREATE INDEX "termination_review_due" ON "termination" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "termination"`);
  }
}
