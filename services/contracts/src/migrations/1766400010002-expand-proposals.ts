import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of its own: what runs beside it does not know it. */
export class ExpandProposals1766400010002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "proposal" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "customerId" uuid NOT NULL, "customerNo" text NOT NULL, "customerName" text NOT NULL, "opportunityId" uuid, "current" jsonb NOT NULL, "earlier" jsonb NOT NULL, "presentations" jsonb NOT NULL, "saidBy" text, "saidOn" date, "quoteId" uuid, "droppedBecause" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "proposal_no" ON "proposal" ("no")`);
    await db.query(`CREATE INDEX "proposal_status" ON "proposal" ("status")`);
    await db.query(`CREATE INDEX "proposal_customer" ON "proposal" ("customerId")`);
    await db.query(`CREATE INDEX "proposal_opportunity" ON "proposal" ("opportunityId")`);
    await db.query(`CREATE INDEX "proposal_org" ON "proposal" ("org")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "proposal"`);
  }
}
