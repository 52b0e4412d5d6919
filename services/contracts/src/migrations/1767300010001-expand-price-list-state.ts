import { forgetStateOf, noteStateOf } from '@tradewind/persistence/table-state.migration';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = ['price_list', 'product'];

/** Price lists and products are kept in memory until one of them changes. */
export class ExpandPriceListState1767300010001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of KEPT) await noteStateOf(db, table);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of KEPT) await forgetStateOf(db, table);
  }
}
