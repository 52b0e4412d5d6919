import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of its own: what runs beside it does not know it. */
export class ExpandAmendments1766100010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "amendment" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text, "status" text NOT NULL, "contractId" uuid NOT NULL, "contractNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "currency" text NOT NULL, "revision" integer NOT NULL, "reason" text NOT NULL, "proposal" jsonb NOT NULL, "baseHash" text NOT NULL, "before" jsonb NOT NULL, "after" jsonb NOT NULL, "draftedBy" uuid NOT NULL, "review" jsonb, "reviewDueAt" TIMESTAMP WITH TIME ZONE, "earlierReviews" jsonb NOT NULL DEFAULT '[]', "agreedOn" date, "signatures" jsonb NOT NULL DEFAULT '[]', "signature" jsonb, "seal" jsonb, "effectiveOn" date, "voidBecause" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "amendment_no" ON "amendment" ("no")`);
    await db.query(`CREATE INDEX "amendment_contract" ON "amendment" ("contractId", "revision")`);
    await db.query(`CREATE INDEX "amendment_customer" ON "amendment" ("customerId")`);
    await db.query(`CREATE INDEX "amendment_status" ON "amendment" ("status")`);
    await db.query(`CREATE INDEX "amendment_org" ON "amendment" ("org")`);
    await db.query(`CREATE INDEX "amendment_review_due" ON "amendment" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "amendment"`);
  }
}
