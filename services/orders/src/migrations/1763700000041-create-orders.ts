import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrders1763700000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "sales_order" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "contractId" uuid NOT NULL, "contractNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "salesRepId" uuid NOT NULL, "currency" text NOT NULL, "lines" jsonb NOT NULL, "progress" jsonb NOT NULL, "total" numeric(18,2) NOT NULL, "net" numeric(18,2) NOT NULL, "payment" text NOT NULL, "deliverBy" date NOT NULL, "openedOn" date NOT NULL, "search" text NOT NULL, "received" numeric(18,2) NOT NULL, "applied" numeric(18,2) NOT NULL, "prepaidShare" numeric(9,6), "dueDays" integer, "paymentTerms" text, "stockCheckedAt" TIMESTAMP WITH TIME ZONE, "stockCheckedBy" uuid, "consent" jsonb, "confirmedAt" TIMESTAMP WITH TIME ZONE, "confirmedBy" uuid, "releasedAt" TIMESTAMP WITH TIME ZONE, "releasedBy" uuid, "cancelReason" text, "endedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "sales_order_contract" ON "sales_order" ("contractId")`);
    await db.query(`CREATE INDEX "sales_order_org" ON "sales_order" ("org")`);
    await db.query(`CREATE INDEX "sales_order_status" ON "sales_order" ("status")`);
    await db.query(`CREATE INDEX "sales_order_customer" ON "sales_order" ("customerId")`);
    await db.query(`CREATE INDEX "sales_order_opened" ON "sales_order" ("openedOn")`);
    await db.query(
      `CREATE TABLE "stock_item" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "productId" uuid NOT NULL, "sku" text NOT NULL, "name" text NOT NULL, "warehouse" text NOT NULL, "onHand" numeric(20,6) NOT NULL, "asOf" TIMESTAMP WITH TIME ZONE NOT NULL, "reservations" jsonb NOT NULL, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "stock_item_place" ON "stock_item" ("productId", "warehouse")`);
    await db.query(`CREATE INDEX "stock_item_warehouse" ON "stock_item" ("warehouse")`);
    await db.query(`CREATE INDEX "stock_item_org" ON "stock_item" ("org")`);
    await db.query(
      `CREATE TABLE "shipment" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "orderId" uuid NOT NULL, "orderNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "lines" jsonb NOT NULL, "warehouse" text NOT NULL, "carrier" text NOT NULL, "qualityCertificateNo" text NOT NULL, "search" text NOT NULL, "plannedFor" date, "waybillNo" text, "dispatchedOn" date, "deliverySlipNo" text, "deliveredOn" date, "signedBy" text, "deliveryRecordedAt" TIMESTAMP WITH TIME ZONE, "reason" text, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "shipment_org" ON "shipment" ("org")`);
    await db.query(`CREATE INDEX "shipment_status" ON "shipment" ("status")`);
    await db.query(`CREATE INDEX "shipment_order" ON "shipment" ("orderId")`);
    await db.query(`CREATE INDEX "shipment_customer" ON "shipment" ("customerId")`);
    await db.query(
      `CREATE TABLE "receipt" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "orderId" uuid NOT NULL, "orderNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "salesRepId" uuid NOT NULL, "currency" text NOT NULL, "amount" numeric(18,2) NOT NULL, "unallocated" numeric(18,2) NOT NULL, "allocations" jsonb NOT NULL, "paidBy" text NOT NULL, "method" text NOT NULL, "receivedOn" date NOT NULL, "voucherNo" text NOT NULL, "reportedBy" uuid NOT NULL, "search" text NOT NULL, "decidedBy" uuid, "decidedAt" TIMESTAMP WITH TIME ZONE, "rejectReason" text, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "receipt_voucher" ON "receipt" ("branch", "method", "voucherNo") WHERE "status" <> 'rejected'`);
    await db.query(`CREATE INDEX "receipt_org" ON "receipt" ("org")`);
    await db.query(`CREATE INDEX "receipt_status" ON "receipt" ("status")`);
    await db.query(`CREATE INDEX "receipt_order" ON "receipt" ("orderId")`);
    await db.query(`CREATE INDEX "receipt_customer" ON "receipt" ("customerId")`);
    await db.query(
      `CREATE TABLE "receivable" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text NOT NULL, "status" text NOT NULL, "orderId" uuid NOT NULL, "orderNo" text NOT NULL, "shipmentId" uuid NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "salesRepId" uuid NOT NULL, "currency" text NOT NULL, "amount" numeric(18,2) NOT NULL, "paid" numeric(18,2) NOT NULL, "open" numeric(18,2) NOT NULL, "openedOn" date NOT NULL, "dueOn" date NOT NULL, "payments" jsonb NOT NULL, "search" text NOT NULL, "paidOn" date, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "receivable_org" ON "receivable" ("org")`);
    await db.query(`CREATE INDEX "receivable_status" ON "receivable" ("status", "dueOn")`);
    await db.query(`CREATE INDEX "receivable_order" ON "receivable" ("orderId")`);
    await db.query(`CREATE INDEX "receivable_customer" ON "receivable" ("customerId")`);
    await db.query(
      `CREATE TABLE "invoice" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text NOT NULL, "orderId" uuid NOT NULL, "orderNo" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "currency" text NOT NULL, "lines" jsonb NOT NULL, "gross" numeric(18,2) NOT NULL, "net" numeric(18,2) NOT NULL, "tax" numeric(18,2) NOT NULL, "requestedOn" date NOT NULL, "requestedBy" uuid NOT NULL, "search" text NOT NULL, "no" text, "taxNumber" text, "issuedOn" date, "issuedBy" uuid, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "invoice_no" ON "invoice" ("no")`);
    await db.query(`CREATE UNIQUE INDEX "invoice_tax_number" ON "invoice" ("taxNumber")`);
    await db.query(`CREATE INDEX "invoice_org" ON "invoice" ("org")`);
    await db.query(`CREATE INDEX "invoice_status" ON "invoice" ("status")`);
    await db.query(`CREATE INDEX "invoice_order" ON "invoice" ("orderId")`);
    await db.query(`CREATE INDEX "invoice_customer" ON "invoice" ("customerId")`);
    await db.query(
      `CREATE TABLE "credit_account" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "customerId" uuid NOT NULL, "currency" text NOT NULL, "limit" numeric(18,2) NOT NULL, "termDays" integer NOT NULL, "validUntil" date, "held" boolean NOT NULL, "entries" jsonb NOT NULL, "exposure" numeric(18,2) NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "credit_account_customer" ON "credit_account" ("customerId")`);
    await db.query(`CREATE INDEX "credit_account_org" ON "credit_account" ("org")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "sales_order", "stock_item", "shipment", "receipt", "receivable", "invoice", "credit_account"`);
  }
}
