import { Injectable } from '@nestjs/common';
import { orderNotFound, type OrderStatus } from '@tradewind/contracts/orders/orders.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Order } from './domain/order.js';

@Injectable()
export class OrderRepository extends AggregateRepository<Order> {
  protected override readonly searchedByPairs = true;

  constructor(db: Database) {
    super(db, Order, (orderId) => orderNotFound({ orderId }));
  }

  /**
   * Locks the order until the command commits. Whatever moves its money or goods begins with this, then its receipts, shipments
   * and receivables, then stock by product, then the credit account: one order of locks for everybody, so nobody waits in a circle.
   */
  async hold(orderId: string): Promise<void> {
    await this.db.execute('SELECT 1 FROM "sales_order" WHERE "id" = $1 FOR UPDATE', [orderId]);
  }

  /** The same, and what it is then: both are asked in one go. */
  async held(orderId: string): Promise<Order> {
    const [, order] = await Promise.all([this.hold(orderId), this.get(orderId)]);
    return order;
  }

  /** For the rest of a command on a held order; If-Match speaks of the resource that was asked for, not of its order. */
  async change(orderId: string, decide: (order: Order) => void): Promise<Order> {
    const order = await this.updateWhere({ id: orderId }, decide);
    if (!order) throw orderNotFound({ orderId });
    return order;
  }

  /** A customer's orders on credit in one state, for holding and freeing credit. */
  async idsOnCredit(customerId: string, status: OrderStatus): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "sales_order" WHERE "customerId" = $1 AND "payment" = 'credit' AND "status" = $2 ORDER BY "id"`,
      [customerId, status],
    );
    return rows.map(({ id }) => id);
  }
}
