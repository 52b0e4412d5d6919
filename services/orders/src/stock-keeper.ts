import { Injectable } from '@nestjs/common';
import { stockShort } from '@tradewind/contracts/orders/stock.api';
import { byProduct, lapsedReservations, reservationPlan, type Booking } from './domain/stock-plan.js';
import type { StockItem } from './domain/stock-item.js';
import type { Order } from './domain/order.js';
import type { Shipment } from './domain/shipment.js';
import { StockItemRepository } from './stock-item.repository.js';

/** Books an order's goods on stock, inside the transaction of the command, with the stock of its products locked (C-29). */
@Injectable()
export class StockKeeper {
  constructor(private readonly stock: StockItemRepository) {}

  /** ORD-09: exactly what the customer was told is there. */
  async reserve(order: Order): Promise<void> {
    const items = await this.stock.hold(productsOf(order));
    await this.book(reservationPlan(items, order.book.toldAvailable), (item, quantity) => {
      item.reserve(order.id, quantity);
    });
  }

  /** The goods of a shipment leave its warehouse; promises made elsewhere for the same goods lapse. */
  async dispatch(order: Order, { lines, warehouse }: Shipment): Promise<void> {
    await this.stock.hold(productsOf(order));
    for (const { productId, sku, quantity } of byProduct(lines)) {
      const item = await this.stock.updateWhere({ productId, warehouse }, (found) => {
        found.dispatch(order.id, quantity);
      });
      if (!item) throw stockShort({ sku, warehouse, needs: quantity, usable: '0' });
      await this.lapse(order, productId, order.book.unshipped(productId));
    }
  }

  /** Everything promised to a cancelled order is free again. */
  async free(order: Order): Promise<void> {
    await this.stock.hold(productsOf(order));
    for (const productId of productsOf(order)) await this.lapse(order, productId, '0');
  }

  /** The order became smaller, or begins anew: never more stays promised than it may still ship. */
  async trim(order: Order): Promise<void> {
    await this.stock.hold(productsOf(order));
    for (const productId of productsOf(order)) await this.lapse(order, productId, order.isConfirmed ? order.book.unshipped(productId) : '0');
  }

  private async lapse(order: Order, productId: string, unshipped: string): Promise<void> {
    await this.book(lapsedReservations(await this.stock.of([productId]), order.id, unshipped), (item, quantity) => {
      item.release(order.id, quantity);
    });
  }

  /** All in one go: they are locked already. */
  private async book(bookings: readonly Booking[], on: (item: StockItem, quantity: string) => void): Promise<void> {
    const quantities = new Map(bookings.map(({ stockItemId, quantity }) => [stockItemId, quantity]));
    if (quantities.size === 0) return;
    await this.stock.updateAll({ id: [...quantities.keys()] }, (item) => {
      on(item, quantities.get(item.id) ?? '0');
    });
  }
}

const productsOf = (order: Order): readonly string[] => [...new Set(order.lines.map(({ productId }) => productId))];
