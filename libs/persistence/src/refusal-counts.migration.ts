import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each guard refused, by day (XCT-05). */
export class ExpandRefusalCounts1764900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "refusal_count" ("code" text NOT NULL, "on" date NOT NULL, "count" integer NOT NULL, "lastAt" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("code", "on"))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE "refusal_count"');
  }
}
