import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of its own, empty until the first contract is printed. */
export class ExpandPaperKey1766200010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "paper_key" ("id" integer NOT NULL, "secret" text NOT NULL, PRIMARY KEY ("id"))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "paper_key"`);
  }
}
