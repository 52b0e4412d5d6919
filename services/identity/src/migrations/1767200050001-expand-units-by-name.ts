import { searchKey } from '@tradewind/domain/search-key';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units are found by their name and its pinyin. What the build before adds meanwhile is found once it is renamed. */
export class ExpandUnitsByName1767200050001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "org_unit" ADD "search" text NOT NULL DEFAULT ''`);
    const units = (await db.query(`SELECT "id", "name", "code" FROM "org_unit"`)) as { id: string; name: string; code: string }[];
    for (const { id, name, code } of units) await db.query(`UPDATE "org_unit" SET "search" = $2 WHERE "id" = $1`, [id, searchKey(name, code)]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "org_unit" DROP COLUMN "search"`);
  }
}
