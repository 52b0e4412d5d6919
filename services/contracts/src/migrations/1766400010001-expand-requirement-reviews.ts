import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of its own, and columns that what runs beside it does not know. */
export class ExpandRequirementReviews1766400010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "requirement_review" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "quoteId" uuid NOT NULL, "quoteNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "total" numeric(18,2) NOT NULL, "products" jsonb NOT NULL, "special" jsonb NOT NULL, "ofQuote" jsonb NOT NULL, "deliverBy" date NOT NULL, "answers" jsonb NOT NULL, "requestedBy" uuid NOT NULL, "review" jsonb, "reviewDueAt" TIMESTAMP WITH TIME ZONE, "earlier" jsonb NOT NULL, "agreedOn" date, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "requirement_review_no" ON "requirement_review" ("no")`);
    await db.query(`CREATE UNIQUE INDEX "requirement_review_quote" ON "requirement_review" ("quoteId")`);
    await db.query(`CREATE INDEX "requirement_review_status" ON "requirement_review" ("status")`);
    await db.query(`CREATE INDEX "requirement_review_customer" ON "requirement_review" ("customerId")`);
    await db.query(`CREATE INDEX "requirement_review_org" ON "requirement_review" ("org")`);
    await db.query(`CREATE INDEX "requirement_review_review_due" ON "requirement_review" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
    await db.query(`ALTER TABLE "quote" ADD COLUMN "requirements" jsonb NOT NULL DEFAULT '[]'`);
    await db.query(`ALTER TABLE "contract" ADD COLUMN "requirements" jsonb`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" DROP COLUMN "requirements"`);
    await db.query(`ALTER TABLE "quote" DROP COLUMN "requirements"`);
    await db.query(`DROP TABLE "requirement_review"`);
  }
}
