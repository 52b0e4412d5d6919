import { DATA_KEY_TABLE } from '@tradewind/personal-data/data-key.table';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGGREGATE = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL,
  "ownerId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("id")`;

const TABLES: Readonly<Record<string, string>> = {
  lead: `${AGGREGATE}, "ownerName" text NOT NULL, "status" text NOT NULL, "source" text NOT NULL, "companyName" text NOT NULL, "creditCode" text,
    "creditCodeVerified" boolean NOT NULL, "creditCodeReason" text, "person" jsonb, "need" text, "contactNote" text,
    "screening" jsonb, "keyFollowUp" boolean NOT NULL, "reason" text, "customerId" uuid, "opportunityId" uuid, "search" text NOT NULL`,
  customer: `${AGGREGATE}, "no" text NOT NULL, "name" text NOT NULL, "ownerName" text NOT NULL, "status" text NOT NULL, "tier" text NOT NULL, "tierReason" text,
    "creditCode" text, "creditCodeVerified" boolean NOT NULL, "creditCodeReason" text, "industry" text, "address" text, "needs" text, "preferences" text,
    "contacts" jsonb NOT NULL, "leadId" uuid, "handOverReason" text, "search" text NOT NULL`,
  opportunity: `${AGGREGATE}, "no" text NOT NULL, "customerId" uuid NOT NULL, "customerName" text NOT NULL, "title" text NOT NULL, "stage" text NOT NULL,
    "expectedAmount" numeric(18,2), "expectedOn" date, "needs" text, "intent" text, "lostReason" text, "contractId" uuid, "search" text NOT NULL`,
  credit_profile: `${AGGREGATE}, "customerId" uuid NOT NULL, "customerNo" text NOT NULL, "customerName" text NOT NULL, "status" text NOT NULL,
    "application" jsonb, "review" jsonb, "granted" jsonb, "overdueReceivables" jsonb NOT NULL`,
  interaction: `${AGGREGATE}, "customerId" uuid NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "recordedBy" uuid NOT NULL, "recordedByName" text NOT NULL,
    "recordedOn" date NOT NULL`,
  data_subject_request: `${AGGREGATE}, "kind" text NOT NULL, "status" text NOT NULL, "customerId" uuid NOT NULL, "contactId" uuid, "reason" text NOT NULL,
    "receivedOn" date NOT NULL, "dueOn" date NOT NULL, "answer" text, "answeredBy" uuid, "confirmations" jsonb NOT NULL, "doneAt" TIMESTAMP WITH TIME ZONE`,
  known_company: `"kind" text NOT NULL, "value" text NOT NULL, "heldBy" text NOT NULL, "holderId" uuid NOT NULL, PRIMARY KEY ("kind", "value")`,
  colleague: `"personId" uuid NOT NULL, "name" text NOT NULL, "active" boolean NOT NULL, "org" text, PRIMARY KEY ("personId")`,
  org_unit_replica: `"path" text NOT NULL, "branch" text NOT NULL, PRIMARY KEY ("path")`,
  purchase: `"id" uuid NOT NULL, "customerId" uuid NOT NULL, "kind" text NOT NULL, "documentId" uuid NOT NULL, "documentNo" text, "amount" numeric(18,2) NOT NULL,
    "currency" text NOT NULL, "happenedOn" date NOT NULL, PRIMARY KEY ("id")`,
  order_currency: `"orderId" uuid NOT NULL, "currency" text NOT NULL, PRIMARY KEY ("orderId")`,
};

const INDEXES = [
  `INDEX "lead_org" ON "lead" ("org")`,
  `INDEX "lead_owner" ON "lead" ("ownerId")`,
  `INDEX "lead_status" ON "lead" ("status")`,
  `INDEX "lead_source" ON "lead" ("source")`,
  `INDEX "lead_key_follow_up" ON "lead" ("keyFollowUp")`,
  `UNIQUE INDEX "customer_no" ON "customer" ("no")`,
  `INDEX "customer_org" ON "customer" ("org")`,
  `INDEX "customer_owner" ON "customer" ("ownerId")`,
  `INDEX "customer_status" ON "customer" ("status")`,
  `INDEX "customer_tier" ON "customer" ("tier")`,
  `INDEX "customer_contacts" ON "customer" USING gin ("contacts" jsonb_path_ops)`,
  `UNIQUE INDEX "opportunity_no" ON "opportunity" ("no")`,
  `INDEX "opportunity_org" ON "opportunity" ("org")`,
  `INDEX "opportunity_owner" ON "opportunity" ("ownerId")`,
  `INDEX "opportunity_customer" ON "opportunity" ("customerId")`,
  `INDEX "opportunity_stage" ON "opportunity" ("stage")`,
  `UNIQUE INDEX "credit_profile_customer" ON "credit_profile" ("customerId")`,
  `INDEX "credit_profile_org" ON "credit_profile" ("org")`,
  `INDEX "credit_profile_status" ON "credit_profile" ("status")`,
  `INDEX "interaction_customer" ON "interaction" ("customerId", "kind")`,
  `INDEX "interaction_org" ON "interaction" ("org")`,
  `INDEX "data_subject_request_org" ON "data_subject_request" ("org")`,
  `INDEX "data_subject_request_status" ON "data_subject_request" ("status")`,
  `INDEX "data_subject_request_customer" ON "data_subject_request" ("customerId")`,
  `INDEX "known_company_holder" ON "known_company" ("holderId")`,
  `INDEX "purchase_customer" ON "purchase" ("customerId", "id")`,
];

export class CreateCustomers1763700000101 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) await db.query(`CREATE TABLE "${table}" (${columns})`);
    for (const index of INDEXES) await db.query(`CREATE ${index}`);
    for (const statement of DATA_KEY_TABLE) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(TABLES), 'data_key']) await db.query(`DROP TABLE "${table}"`);
  }
}
