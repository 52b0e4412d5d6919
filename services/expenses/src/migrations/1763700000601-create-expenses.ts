import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

export class CreateExpenses1763700000601 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "budget" (${AGGREGATE}, "year" integer NOT NULL, "status" text NOT NULL, "lines" jsonb NOT NULL, "authors" jsonb NOT NULL, "no" text, "review" jsonb, "activatedAt" TIMESTAMP WITH TIME ZONE, "closedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "budget_org" ON "budget" ("org")`);
    await db.query(`CREATE INDEX "budget_year_status" ON "budget" ("year", "status")`);
    await db.query(`CREATE UNIQUE INDEX "budget_under_way" ON "budget" ("year", "org") WHERE "status" IN ('in-review', 'active')`);
    await db.query(
      `CREATE TABLE "supplement" (${AGGREGATE}, "budgetId" uuid NOT NULL, "category" text NOT NULL, "amount" numeric(18,2) NOT NULL, "reason" text NOT NULL, "status" text NOT NULL, "review" jsonb NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "supplement_org" ON "supplement" ("org")`);
    await db.query(`CREATE INDEX "supplement_budget" ON "supplement" ("budgetId")`);
    await db.query(`CREATE INDEX "supplement_status" ON "supplement" ("status")`);
    await db.query(
      `CREATE TABLE "claim" (${AGGREGATE}, "budgetId" uuid NOT NULL, "year" integer NOT NULL, "claimantName" text NOT NULL, "lines" jsonb NOT NULL, "total" numeric(18,2) NOT NULL, "status" text NOT NULL, "search" text NOT NULL, "no" text, "review" jsonb, "submittedAt" TIMESTAMP WITH TIME ZONE, "paidBy" uuid, "paidAt" TIMESTAMP WITH TIME ZONE, "paymentReference" text, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "claim_org" ON "claim" ("org")`);
    await db.query(`CREATE INDEX "claim_owner" ON "claim" ("ownerId")`);
    await db.query(`CREATE INDEX "claim_status" ON "claim" ("status")`);
    await db.query(`CREATE INDEX "claim_budget" ON "claim" ("budgetId")`);
    await db.query(`CREATE TABLE "claimed_voucher" ("voucherNo" text NOT NULL, "claimId" uuid NOT NULL, PRIMARY KEY ("voucherNo"))`);
    await db.query(`CREATE INDEX "claimed_voucher_claim" ON "claimed_voucher" ("claimId")`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['claimed_voucher', 'claim', 'supplement', 'budget']) await db.query(`DROP TABLE "${table}"`);
  }
}
