import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A replica of its own, and on each ticket which contracts its hours come from; those of before had the policy's. */
export class ExpandServiceContracts1766600020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "service_contract_replica" ("serviceContractId" uuid NOT NULL, "contractNo" text NOT NULL, "customerId" uuid NOT NULL, "responseHours" text NOT NULL, "resolutionHours" text NOT NULL, "validFrom" date NOT NULL, "validUntil" date NOT NULL, "endedOn" date, PRIMARY KEY ("serviceContractId"))`,
    );
    await db.query(`CREATE INDEX "service_contract_replica_customer" ON "service_contract_replica" ("customerId")`);
    await db.query(`ALTER TABLE "ticket" ADD COLUMN "promisedBy" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ticket" DROP COLUMN "promisedBy"`);
    await db.query(`DROP TABLE "service_contract_replica"`);
  }
}
