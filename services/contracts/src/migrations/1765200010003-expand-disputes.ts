import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExpandDisputes1765200010003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "dispute" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "kind" text NOT NULL, "contractId" uuid NOT NULL, "contractNo" text, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "raisedOn" date NOT NULL, "title" text NOT NULL, "facts" text NOT NULL, "amount" numeric(18,2), "currency" text NOT NULL, "openedBy" uuid NOT NULL, "openedByName" text NOT NULL, "notes" jsonb NOT NULL, "end" jsonb, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "dispute_no" ON "dispute" ("no")`);
    await db.query(`CREATE INDEX "dispute_contract" ON "dispute" ("contractId")`);
    await db.query(`CREATE INDEX "dispute_status" ON "dispute" ("status")`);
    await db.query(`CREATE INDEX "dispute_org" ON "dispute" ("org")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "dispute"`);
  }
}
