import { dropPieces, indexPieces } from '@tradewind/persistence/search-pairs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers and leads are found by a number as quickly among a million as among a thousand. */
export class ExpandSearchByPieces1767200040002 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['customer', 'lead']) await indexPieces(db, table);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['customer', 'lead']) await dropPieces(db, table);
  }
}
