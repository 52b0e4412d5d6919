import { dropPairs, indexPairs } from '@tradewind/persistence/search-pairs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers and leads are found by two characters of a name, by pinyin initials and by a piece of a number without reading all of them. */
export class ExpandSearchByPairs1766900030001 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['customer', 'lead']) await indexPairs(db, table);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['customer', 'lead']) await dropPairs(db, table);
  }
}
