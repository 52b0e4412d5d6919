import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGREEMENT = `"id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL,
  "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "no" text, "status" text NOT NULL, "customerId" uuid NOT NULL,
  "customerName" text NOT NULL, "customer" jsonb NOT NULL, "currency" text NOT NULL, "total" numeric(18,2) NOT NULL, "validFrom" date NOT NULL,
  "validUntil" date NOT NULL, "templateId" uuid NOT NULL, "templateCode" text NOT NULL, "templateVersion" integer NOT NULL, "title" text NOT NULL,
  "wording" text NOT NULL, "text" text NOT NULL, "draftedBy" uuid NOT NULL, "authors" jsonb NOT NULL, "review" jsonb, "reviewDueAt" TIMESTAMP WITH TIME ZONE,
  "earlierReviews" jsonb NOT NULL, "agreedOn" date, "signatures" jsonb NOT NULL, "signature" jsonb, "seal" jsonb, "effectiveOn" date, "remindOn" date,
  "renewsId" uuid, "ending" jsonb, "endedOn" date, "voidBecause" text, "search" text NOT NULL`;

/** Two tables of their own: what runs beside it does not know them. */
export class ExpandAgreements1766600010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "service_contract" (${AGREEMENT}, "items" jsonb NOT NULL, "lines" jsonb NOT NULL, "net" numeric(18,2) NOT NULL, "tax" numeric(18,2) NOT NULL, "responseHours" text NOT NULL, "resolutionHours" text NOT NULL, "payWithinDays" integer NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "partner_agreement" (${AGREEMENT}, "regions" jsonb NOT NULL, "products" jsonb NOT NULL, "exclusive" boolean NOT NULL, "discount" text NOT NULL, "commission" text NOT NULL, "settlementDays" integer NOT NULL, "policy" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    for (const table of ['service_contract', 'partner_agreement']) {
      await db.query(`CREATE UNIQUE INDEX "${table}_no" ON "${table}" ("no")`);
      await db.query(`CREATE INDEX "${table}_status" ON "${table}" ("status")`);
      await db.query(`CREATE INDEX "${table}_customer" ON "${table}" ("customerId")`);
      await db.query(`CREATE INDEX "${table}_org" ON "${table}" ("org")`);
      await db.query(`CREATE INDEX "${table}_review_due" ON "${table}" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL`);
      await db.query(`CREATE INDEX "${table}_remind_on" ON "${table}" ("remindOn") WHERE "remindOn" IS NOT NULL`);
      await db.query(`CREATE INDEX "${table}_valid_until" ON "${table}" ("validUntil") WHERE "status" IN ('effective', 'ending')`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['partner_agreement', 'service_contract']) await db.query(`DROP TABLE "${table}"`);
  }
}
