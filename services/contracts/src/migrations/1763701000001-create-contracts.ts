import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateContracts1763701000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "product" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "sku" text NOT NULL, "name" text NOT NULL, "spec" text, "unit" text NOT NULL, "taxRate" numeric(9,6) NOT NULL, "standardCost" numeric(20,6) NOT NULL, "status" text NOT NULL, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "product_sku" ON "product" ("sku")`);
    await db.query(`CREATE INDEX "product_status" ON "product" ("status")`);
    await db.query(`CREATE INDEX "product_org" ON "product" ("org")`);
    await db.query(
      `CREATE TABLE "price_list" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "name" text NOT NULL, "status" text NOT NULL, "listVersion" integer, "validFrom" date NOT NULL, "validTo" date, "supersededFrom" date, "items" jsonb NOT NULL, "draftedBy" uuid NOT NULL, "approvedBy" uuid, "approvedAt" TIMESTAMP WITH TIME ZONE, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "price_list_list_version" ON "price_list" ("name", "listVersion")`);
    await db.query(`CREATE INDEX "price_list_status" ON "price_list" ("status")`);
    await db.query(`CREATE INDEX "price_list_org" ON "price_list" ("org")`);
    await db.query(
      `CREATE TABLE "quote" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text, "status" text NOT NULL, "customerId" uuid NOT NULL, "customerNo" text NOT NULL, "customerName" text NOT NULL, "opportunityId" uuid, "draftedBy" uuid NOT NULL, "pricedOn" date NOT NULL, "currency" text NOT NULL, "lines" jsonb NOT NULL, "total" numeric(18,2) NOT NULL, "net" numeric(18,2) NOT NULL, "tax" numeric(18,2) NOT NULL, "payment" text NOT NULL, "deliverBy" date, "issuedOn" date, "validUntil" date, "saidBy" text, "saidOn" date, "note" text, "replacesId" uuid, "contractId" uuid, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "quote_no" ON "quote" ("no")`);
    await db.query(`CREATE INDEX "quote_status" ON "quote" ("status", "validUntil")`);
    await db.query(`CREATE INDEX "quote_customer" ON "quote" ("customerId")`);
    await db.query(`CREATE INDEX "quote_opportunity" ON "quote" ("opportunityId")`);
    await db.query(`CREATE INDEX "quote_org" ON "quote" ("org")`);
    await db.query(
      `CREATE TABLE "contract_template" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "code" text NOT NULL, "templateVersion" integer, "title" text NOT NULL, "body" text NOT NULL, "status" text NOT NULL, "draftedBy" uuid NOT NULL, "approvedBy" uuid, "approvedAt" TIMESTAMP WITH TIME ZONE, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "contract_template_version" ON "contract_template" ("code", "templateVersion")`);
    await db.query(`CREATE UNIQUE INDEX "contract_template_effective" ON "contract_template" ("code") WHERE "status" = 'effective'`);
    await db.query(`CREATE INDEX "contract_template_status" ON "contract_template" ("status")`);
    await db.query(`CREATE INDEX "contract_template_org" ON "contract_template" ("org")`);
    await db.query(
      `CREATE TABLE "contract" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text, "status" text NOT NULL, "quoteId" uuid NOT NULL, "quoteNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "customer" jsonb NOT NULL, "opportunityId" uuid, "currency" text NOT NULL, "lines" jsonb NOT NULL, "total" numeric(18,2) NOT NULL, "net" numeric(18,2) NOT NULL, "tax" numeric(18,2) NOT NULL, "payment" text NOT NULL, "deliverBy" date NOT NULL, "templateId" uuid NOT NULL, "templateCode" text NOT NULL, "templateVersion" integer NOT NULL, "title" text NOT NULL, "wording" text NOT NULL, "text" text NOT NULL, "draftedBy" uuid NOT NULL, "review" jsonb, "earlierReviews" jsonb NOT NULL, "agreedOn" date, "signature" jsonb, "seal" jsonb, "effectiveOn" date, "fulfilledOn" date, "terminationReason" text, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "contract_no" ON "contract" ("no")`);
    await db.query(`CREATE INDEX "contract_quote" ON "contract" ("quoteId")`);
    await db.query(`CREATE INDEX "contract_status" ON "contract" ("status")`);
    await db.query(`CREATE INDEX "contract_customer" ON "contract" ("customerId")`);
    await db.query(`CREATE INDEX "contract_org" ON "contract" ("org")`);
    await db.query(
      `CREATE TABLE "contract_copy" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "contractId" uuid NOT NULL, "contractNo" text NOT NULL, "customerName" text NOT NULL, "recipient" text NOT NULL, "status" text NOT NULL, "issuedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "acknowledgedBy" uuid, "acknowledgedByName" text, "acknowledgedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "contract_copy_once" ON "contract_copy" ("contractId", "recipient")`);
    await db.query(`CREATE INDEX "contract_copy_status" ON "contract_copy" ("status", "recipient")`);
    await db.query(`CREATE INDEX "contract_copy_org" ON "contract_copy" ("org")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "contract_copy"`);
    await db.query(`DROP TABLE "contract"`);
    await db.query(`DROP TABLE "contract_template"`);
    await db.query(`DROP TABLE "quote"`);
    await db.query(`DROP TABLE "price_list"`);
    await db.query(`DROP TABLE "product"`);
  }
}
