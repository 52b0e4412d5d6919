import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePartnerApps1763770000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "partner_app" ("id" uuid NOT NULL, "version" integer NOT NULL, "eventSeq" integer NOT NULL, "org" text NOT NULL, "branch" text NOT NULL, "ownerId" uuid NOT NULL,
        "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, "name" text NOT NULL, "status" text NOT NULL, "scopes" jsonb NOT NULL,
        "customerId" uuid, "allowedAddresses" jsonb NOT NULL, "quotaPerMinute" integer NOT NULL, "secrets" jsonb NOT NULL, "search" text NOT NULL, PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "partner_app_customer" ON "partner_app" ("customerId")`);
    await db.query(`CREATE INDEX "partner_app_status" ON "partner_app" ("status")`);
    await db.query(
      `CREATE TABLE "partner_nonce" ("partnerAppId" uuid NOT NULL, "nonce" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("partnerAppId", "nonce"))`,
    );
    await db.query(`CREATE INDEX "partner_nonce_at" ON "partner_nonce" ("at")`);
    await db.query(
      `CREATE UNLOGGED TABLE "quota_window" ("principal" text NOT NULL, "minute" TIMESTAMP WITH TIME ZONE NOT NULL, "taken" integer NOT NULL, PRIMARY KEY ("principal", "minute"))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['quota_window', 'partner_nonce', 'partner_app']) await db.query(`DROP TABLE "${table}"`);
  }
}
