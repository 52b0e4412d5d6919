import { dropPairs, indexPairs } from '@tradewind/persistence/search-pairs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders are found by two characters of a name, by pinyin initials and by a piece of a number without reading all of them. */
export class ExpandOrdersByPairs1766900030002 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await indexPairs(db, 'sales_order');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropPairs(db, 'sales_order');
  }
}
