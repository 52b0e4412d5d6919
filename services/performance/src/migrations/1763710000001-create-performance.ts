import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

export class CreatePerformance1763710000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "target" (${AGGREGATE}, "no" text, "year" integer NOT NULL, "kpi" text NOT NULL, "subject" text NOT NULL, "personName" text NOT NULL, "unit" text, "wholeId" uuid, "cascaded" boolean NOT NULL, "status" text NOT NULL, "months" jsonb NOT NULL, "issuedAt" TIMESTAMP WITH TIME ZONE, "acknowledgedAt" TIMESTAMP WITH TIME ZONE, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "target_once" ON "target" ("subject", "kpi", "year")`);
    await db.query(`CREATE INDEX "target_org" ON "target" ("org")`);
    await db.query(`CREATE INDEX "target_branch_year" ON "target" ("branch", "year")`);
    await db.query(`CREATE INDEX "target_owner" ON "target" ("ownerId")`);
    await db.query(`CREATE INDEX "target_whole" ON "target" ("wholeId")`);

    await db.query(
      `CREATE TABLE "cycle" (${AGGREGATE}, "month" text NOT NULL, "status" text NOT NULL, "people" integer NOT NULL, "kpi" jsonb NOT NULL, "bonus" jsonb NOT NULL, "kpiPolicy" text NOT NULL, "bonusPolicy" text NOT NULL, "publishedAt" TIMESTAMP WITH TIME ZONE, "lockedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "cycle_month" ON "cycle" ("branch", "month")`);
    await db.query(`CREATE INDEX "cycle_org" ON "cycle" ("org")`);

    await db.query(
      `CREATE TABLE "scorecard" (${AGGREGATE}, "cycleId" uuid NOT NULL, "month" text NOT NULL, "personName" text NOT NULL, "units" jsonb NOT NULL, "status" text NOT NULL, "kpis" jsonb NOT NULL, "response" jsonb NOT NULL, "resolution" jsonb NOT NULL, "score" numeric(12,6) NOT NULL, "ownSalesTarget" numeric(18,2), "kpiPolicy" text NOT NULL, "publishedAt" TIMESTAMP WITH TIME ZONE, "disputeReason" text, "disputedAt" TIMESTAMP WITH TIME ZONE, "disputeAnswer" text, "disputeAnsweredBy" uuid, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "scorecard_once" ON "scorecard" ("cycleId", "ownerId")`);
    await db.query(`CREATE INDEX "scorecard_org" ON "scorecard" ("org")`);
    await db.query(`CREATE INDEX "scorecard_branch_month" ON "scorecard" ("branch", "month")`);
    await db.query(`CREATE INDEX "scorecard_owner" ON "scorecard" ("ownerId")`);

    await db.query(
      `CREATE TABLE "bonus" (${AGGREGATE}, "no" text, "scorecardId" uuid NOT NULL, "month" text NOT NULL, "personName" text NOT NULL, "status" text NOT NULL, "amount" numeric(18,2) NOT NULL, "explanation" jsonb NOT NULL, "bonusPolicy" text NOT NULL, "approvedBy" uuid, "approvedAt" TIMESTAMP WITH TIME ZONE, "paidBy" uuid, "paidAt" TIMESTAMP WITH TIME ZONE, "paymentReference" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "bonus_scorecard" ON "bonus" ("scorecardId")`);
    await db.query(`CREATE INDEX "bonus_org" ON "bonus" ("org")`);
    await db.query(`CREATE INDEX "bonus_branch_month" ON "bonus" ("branch", "month")`);
    await db.query(`CREATE INDEX "bonus_owner" ON "bonus" ("ownerId")`);

    await db.query(
      `CREATE TABLE "kpi_fact" ("id" uuid NOT NULL, "eventId" uuid NOT NULL, "kind" text NOT NULL, "ownerId" uuid NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "month" text NOT NULL, "day" date NOT NULL, "amount" numeric(18,2) NOT NULL, "profit" numeric(18,2), "customerId" uuid, "sourceType" text NOT NULL, "sourceId" uuid NOT NULL, "sourceNo" text, "belatedFor" text, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "kpi_fact_once" ON "kpi_fact" ("eventId", "kind")`);
    await db.query(`CREATE UNIQUE INDEX "kpi_fact_new_customer" ON "kpi_fact" ("customerId") WHERE "kind" = 'new-customer'`);
    await db.query(`CREATE INDEX "kpi_fact_branch_month" ON "kpi_fact" ("branch", "month")`);
    await db.query(`CREATE INDEX "kpi_fact_person_month" ON "kpi_fact" ("ownerId", "month")`);
    await db.query(`CREATE INDEX "kpi_fact_org_month" ON "kpi_fact" ("org", "month")`);
    await db.query(
      `CREATE FUNCTION kpi_fact_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Facts are never changed: enter a new one'; END $$`,
    );
    await db.query(
      `CREATE TRIGGER "kpi_fact_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "kpi_fact" FOR EACH STATEMENT EXECUTE FUNCTION kpi_fact_is_append_only()`,
    );

    await db.query(`CREATE TABLE "person_replica" ("personId" uuid NOT NULL, "name" text NOT NULL, "org" text, PRIMARY KEY ("personId"))`);
    await db.query(
      `CREATE TABLE "unit_replica" ("unitId" uuid NOT NULL, "path" text NOT NULL, "branchCode" text NOT NULL, "kind" text NOT NULL, PRIMARY KEY ("unitId"))`,
    );
    await db.query(`CREATE INDEX "unit_replica_path" ON "unit_replica" ("path")`);
    await db.query(`CREATE INDEX "unit_replica_branch" ON "unit_replica" ("branchCode")`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['unit_replica', 'person_replica', 'kpi_fact', 'bonus', 'scorecard', 'cycle', 'target']) await db.query(`DROP TABLE "${table}"`);
    await db.query('DROP FUNCTION kpi_fact_is_append_only()');
  }
}
