import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

export class CreatePayout1764600020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "payout" (${AGGREGATE}, "no" text NOT NULL, "status" text NOT NULL, "requestId" uuid NOT NULL, "bonusId" uuid NOT NULL, "bonusNo" text NOT NULL, "personName" text NOT NULL, "month" text NOT NULL, "amount" numeric(18,2) NOT NULL, "approvedBy" uuid NOT NULL, "handledBy" uuid NOT NULL, "requestedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "paidBy" uuid, "paidAt" TIMESTAMP WITH TIME ZONE, "paymentReference" text, "refusedBy" uuid, "refusal" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "payout_request" ON "payout" ("requestId")`);
    await db.query(`CREATE UNIQUE INDEX "payout_bonus_once" ON "payout" ("bonusId") WHERE "status" IN ('requested', 'paid')`);
    await db.query(`CREATE INDEX "payout_org" ON "payout" ("org")`);
    await db.query(`CREATE INDEX "payout_owner" ON "payout" ("ownerId")`);
    await db.query(`CREATE INDEX "payout_status" ON "payout" ("status")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "payout"`);
  }
}
