import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a contract said before an amendment, for whoever holds the paper of that time; known of amendments from now on. */
export class ExpandContractEditions1766700010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" ADD COLUMN "editions" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "contract" DROP COLUMN "editions"`);
  }
}
