import { DATA_KEY_TABLE } from '@tradewind/personal-data/data-key.table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL,
  "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL`;

export class CreateAfterSales1763700060001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createServiceFiles(db);
    await createTickets(db);
    await createReturnVisits(db);
    await createSurveys(db);
    await createReplicas(db);
    await createErasures(db);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['data_key', 'erasure', 'person_replica', 'customer_replica', 'survey', 'return_visit', 'ticket', 'service_file'])
      await db.query(`DROP TABLE "${table}"`);
  }
}

async function createServiceFiles(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "service_file" (${AGGREGATE}, "no" text NOT NULL, "shipmentId" uuid NOT NULL, "shipmentNo" text NOT NULL, "orderId" uuid NOT NULL,
    "orderNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "salesRepId" uuid NOT NULL, "deliveredOn" date NOT NULL,
    "products" jsonb NOT NULL, "search" text NOT NULL, PRIMARY KEY ("id"))`);
  await db.query(`CREATE INDEX "service_file_org" ON "service_file" ("org")`);
  await db.query(`CREATE INDEX "service_file_customer" ON "service_file" ("customerId")`);
  await db.query(`CREATE UNIQUE INDEX "service_file_shipment" ON "service_file" ("shipmentId")`);
}

async function createTickets(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "ticket" (${AGGREGATE}, "no" text NOT NULL, "status" text NOT NULL, "kind" text NOT NULL, "serviceFileId" uuid,
    "customerId" uuid NOT NULL, "customerName" text NOT NULL, "salesRepId" uuid NOT NULL, "handlerId" uuid NOT NULL, "handlerName" text NOT NULL,
    "whatHappened" text NOT NULL, "reportedBy" jsonb, "contactId" uuid, "reportedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "policy" text NOT NULL, "sla" jsonb NOT NULL,
    "clocks" jsonb NOT NULL, "escalations" jsonb NOT NULL, "acknowledgeDueAt" TIMESTAMP WITH TIME ZONE, "resolveDueAt" TIMESTAMP WITH TIME ZONE,
    "acknowledgedAt" TIMESTAMP WITH TIME ZONE, "resolvedAt" TIMESTAMP WITH TIME ZONE, "acknowledgedInTime" boolean, "resolvedInTime" boolean,
    "breached" boolean NOT NULL, "findings" text, "solution" text, "agreement" jsonb, "result" jsonb, "history" jsonb NOT NULL, "search" text NOT NULL,
    PRIMARY KEY ("id"))`);
  await db.query(`CREATE INDEX "ticket_org" ON "ticket" ("org")`);
  await db.query(`CREATE INDEX "ticket_status" ON "ticket" ("status")`);
  await db.query(`CREATE INDEX "ticket_handler" ON "ticket" ("handlerId")`);
  await db.query(`CREATE INDEX "ticket_customer" ON "ticket" ("customerId")`);
  await db.query(`CREATE INDEX "ticket_contact" ON "ticket" ("contactId")`);
  await db.query(`CREATE INDEX "ticket_reported" ON "ticket" ("reportedAt")`);
  await db.query(`CREATE INDEX "ticket_breached" ON "ticket" ("breached") WHERE "breached"`);
  await db.query(`CREATE INDEX "ticket_acknowledge_due" ON "ticket" ("acknowledgeDueAt") WHERE "acknowledgeDueAt" IS NOT NULL`);
  await db.query(`CREATE INDEX "ticket_resolve_due" ON "ticket" ("resolveDueAt") WHERE "resolveDueAt" IS NOT NULL`);
}

async function createReturnVisits(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "return_visit" (${AGGREGATE}, "no" text NOT NULL, "status" text NOT NULL, "ticketId" uuid, "serviceFileId" uuid,
    "customerId" uuid NOT NULL, "customerName" text NOT NULL, "dueOn" date NOT NULL, "missedOn" date, "how" text, "customerSaid" text,
    "qualityMark" integer, "shippingMark" integer, "doneBy" uuid, "doneAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("id"))`);
  await db.query(`CREATE INDEX "return_visit_org" ON "return_visit" ("org")`);
  await db.query(`CREATE INDEX "return_visit_status_due" ON "return_visit" ("status", "dueOn")`);
  await db.query(`CREATE INDEX "return_visit_watch" ON "return_visit" ("dueOn") WHERE "status" = 'due'`);
  await db.query(`CREATE INDEX "return_visit_ticket" ON "return_visit" ("ticketId")`);
  await db.query(`CREATE INDEX "return_visit_customer" ON "return_visit" ("customerId")`);
}

async function createSurveys(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "survey" (${AGGREGATE}, "no" text NOT NULL, "status" text NOT NULL, "ticketId" uuid, "serviceFileId" uuid,
    "customerId" uuid NOT NULL, "customerName" text NOT NULL, "salesRepId" uuid NOT NULL, "channel" text NOT NULL, "questions" jsonb NOT NULL,
    "answers" jsonb NOT NULL, "score" integer, "remark" text, "sentAt" TIMESTAMP WITH TIME ZONE NOT NULL, "answeredOn" date, "search" text NOT NULL,
    PRIMARY KEY ("id"))`);
  await db.query(`CREATE INDEX "survey_org" ON "survey" ("org")`);
  await db.query(`CREATE INDEX "survey_status" ON "survey" ("status")`);
  await db.query(`CREATE INDEX "survey_customer" ON "survey" ("customerId")`);
  await db.query(`CREATE INDEX "survey_ticket" ON "survey" ("ticketId")`);
  await db.query(`CREATE INDEX "survey_answered" ON "survey" ("answeredOn")`);
}

async function createErasures(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "erasure" (${AGGREGATE}, "requestId" uuid NOT NULL, "customerId" uuid NOT NULL, "copies" integer NOT NULL, PRIMARY KEY ("id"))`);
  await db.query(`CREATE UNIQUE INDEX "erasure_request" ON "erasure" ("requestId")`);
  for (const statement of DATA_KEY_TABLE) await db.query(statement);
}

async function createReplicas(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE "customer_replica" ("customerId" uuid NOT NULL, "name" text NOT NULL, "org" text NOT NULL, "branch" text NOT NULL,
    "ownerId" uuid NOT NULL, PRIMARY KEY ("customerId"))`);
  await db.query(`CREATE INDEX "customer_replica_org" ON "customer_replica" ("org")`);
  await db.query(
    `CREATE TABLE "person_replica" ("personId" uuid NOT NULL, "name" text NOT NULL, "active" boolean NOT NULL, "posts" jsonb NOT NULL, PRIMARY KEY ("personId"))`,
  );
}
