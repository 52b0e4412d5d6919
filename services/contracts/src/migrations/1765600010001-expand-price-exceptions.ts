import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of its own: what runs beside it does not know it. */
export class ExpandPriceExceptions1765600010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "price_exception" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "kind" text NOT NULL, "customerId" uuid NOT NULL, "customerNo" text NOT NULL, "customerName" text NOT NULL, "productId" uuid NOT NULL, "sku" text NOT NULL, "productName" text NOT NULL, "unit" text NOT NULL, "listPrice" numeric(18,6) NOT NULL, "floorPrice" numeric(18,6) NOT NULL, "maxQuantity" numeric(18,6) NOT NULL, "validUntil" date NOT NULL, "reason" text NOT NULL, "lossBorneBy" jsonb NOT NULL, "uses" jsonb NOT NULL, "requestedBy" uuid NOT NULL, "review" jsonb, "reviewDueAt" TIMESTAMP WITH TIME ZONE, "earlierReviews" jsonb NOT NULL, "endedBecause" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "price_exception_no" ON "price_exception" ("no")`);
    await db.query(`CREATE INDEX "price_exception_status" ON "price_exception" ("status", "validUntil")`);
    await db.query(`CREATE INDEX "price_exception_customer" ON "price_exception" ("customerId", "productId")`);
    await db.query(`CREATE INDEX "price_exception_org" ON "price_exception" ("org")`);
    await db.query(`CREATE INDEX "price_exception_review_due" ON "price_exception" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "price_exception"`);
  }
}
