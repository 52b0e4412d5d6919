import { dropPieces, indexPieces } from '@tradewind/persistence/search-pairs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders are found by a number as quickly among a million as among a thousand. */
export class ExpandOrdersByPieces1767200040003 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await indexPieces(db, 'sales_order');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropPieces(db, 'sales_order');
  }
}
