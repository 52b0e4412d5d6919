import { Injectable } from '@nestjs/common';
import { stockItemNotFound } from '@tradewind/contracts/orders/stock.api';
import { raced } from '@tradewind/contracts/protocol-faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { StockItem } from './domain/stock-item.js';
import { violates } from './violates.js';

/** Stock belongs to the company: every branch sees and sells the same goods. */
@Injectable()
export class StockItemRepository extends AggregateRepository<StockItem> {
  constructor(db: Database) {
    super(db, StockItem, (stockItemId) => stockItemNotFound({ stockItemId }), 'company');
  }

  /** Two people count the same new product at once: the second tries again and finds the first one's figure. */
  protected override wordsFor(error: unknown): unknown {
    return violates(error, 'stock_item_place') ? raced() : error;
  }

  /** What there is of these products, by warehouse. */
  async of(productIds: readonly string[]): Promise<readonly StockItem[]> {
    const items = await this.findAll({ productId: [...productIds] });
    return items.sort((a, b) => (a.warehouse < b.warehouse ? -1 : 1));
  }

  /** The same, locked until the command commits, always in the same order (C-29); both are asked in one go. */
  async hold(productIds: readonly string[]): Promise<readonly StockItem[]> {
    const [, items] = await Promise.all([
      this.db.execute('SELECT 1 FROM "stock_item" WHERE "productId" = ANY($1) ORDER BY "productId", "warehouse" FOR UPDATE', [[...productIds]]),
      this.of(productIds),
    ]);
    return items;
  }
}
