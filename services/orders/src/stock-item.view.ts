import type { StockItemView } from '@tradewind/contracts/orders/stock.api';
import { Quantity } from '@tradewind/domain/quantity';
import type { StockItem } from './domain/stock-item.js';

export const stockItemView = (item: StockItem): StockItemView => {
  const { id, version, productId, sku, name, warehouse, reservations } = item;
  return {
    ...{ id, version, productId, sku, name, warehouse, reservations },
    onHand: Quantity.of(item.onHand).toString(),
    reserved: item.reserved.toString(),
    free: item.free.toString(),
    asOf: item.asOf.toISOString(),
  };
};
