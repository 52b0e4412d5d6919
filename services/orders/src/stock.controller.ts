import { Controller } from '@nestjs/common';
import { stockApi, type FindStock, type RecordStock, type StockItemId, type StockItemView } from '@tradewind/contracts/orders/stock.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { StockItem } from './domain/stock-item.js';
import { StockItemRepository } from './stock-item.repository.js';
import { stockItemView } from './stock-item.view.js';

@Controller()
export class StockController {
  constructor(private readonly stock: StockItemRepository) {}

  @Handles(stockApi.recordStock)
  async recordStock(figure: RecordStock, by: Actor, at: Date): Promise<StockItemView> {
    const { productId, warehouse } = figure;
    const known = await this.stock.updateWhere({ productId, warehouse }, (item) => {
      item.recount(figure, at);
    });
    return stockItemView(known ?? (await this.stock.add(StockItem.record(figure, by, at))));
  }

  @Handles(stockApi.getStock)
  async getStock({ stockItemId }: StockItemId): Promise<StockItemView> {
    return stockItemView(await this.stock.get(stockItemId));
  }

  @Handles(stockApi.findStock)
  findStock({ limit, cursor, ...filters }: FindStock): Promise<Page<StockItemView>> {
    return this.stock.page({ limit, cursor }, filters, stockItemView);
  }
}
