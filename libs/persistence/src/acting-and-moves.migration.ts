import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Both names in the audit trail (ORG-08), and where units have moved to (ORG-05). */
export class ActingAndMoves1763720000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "audit" ADD COLUMN "onBehalfOfId" uuid, ADD COLUMN "onBehalfOfName" text`);
    await db.query(
      `CREATE TABLE "org_move" ("from" text NOT NULL, "to" text NOT NULL, "unitId" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("from"))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "org_move"`);
    await db.query(`ALTER TABLE "audit" DROP COLUMN "onBehalfOfId", DROP COLUMN "onBehalfOfName"`);
  }
}
