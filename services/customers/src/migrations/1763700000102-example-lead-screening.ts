import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The mark of the lead screening (CUS-12) is given in no regulation: this is the example it ships with, as version 0 for the
 * whole company. Any version that the policies service puts into force takes its place.
 */
export class ExampleLeadScreening1763700000102 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `INSERT INTO "policy_replica" ("key", "org", "version", "effectiveFrom", "value") VALUES ('lead-screening', 'hq', 0, '2000-01-01', '{"mark": 9, "keyFrom": 12}')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM "policy_replica" WHERE "key" = 'lead-screening' AND "version" = 0`);
  }
}
