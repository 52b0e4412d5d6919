import { Injectable } from '@nestjs/common';
import type { Actor } from '@tradewind/kernel/actor';
import type { Order } from './domain/order.js';
import { availability } from './domain/stock-plan.js';
import { Exposure } from './exposure.js';
import { OrderRepository } from './order.repository.js';
import { RiskDesk } from './risk-desk.js';
import { Settlement } from './settlement.js';
import { ShipmentRepository } from './shipment.repository.js';
import { StockItemRepository } from './stock-item.repository.js';
import { StockKeeper } from './stock-keeper.js';
import { TermsOfPayment } from './terms-of-payment.js';

/**
 * The commands on an order that move stock, credit and money with it: all or nothing, in one transaction.
 * The order is held before terms, stock or credit are read for it: what was decided on cannot change meanwhile.
 */
@Injectable()
export class SalesDesk {
  constructor(
    private readonly orders: OrderRepository,
    private readonly shipments: ShipmentRepository,
    private readonly stock: StockItemRepository,
    private readonly keeper: StockKeeper,
    private readonly exposure: Exposure,
    private readonly settlement: Settlement,
    private readonly terms: TermsOfPayment,
    private readonly risks: RiskDesk,
  ) {}

  /** ORD-09 */
  async checkStock(orderId: string, clerk: Actor, at: Date): Promise<Order> {
    const { demand } = (await this.orders.held(orderId)).book;
    const items = await this.stock.of(demand.map(({ productId }) => productId));
    return this.orders.update(orderId, (order) => {
      order.checkStock(availability(items, demand), clerk, at);
    });
  }

  /** C-05: stock and credit are reserved when the order is confirmed, not found missing when it ships. */
  async confirm(orderId: string, clerk: Actor, at: Date): Promise<Order> {
    const asked = await this.orders.held(orderId);
    const [terms, risk] = [await this.terms.of(asked), await this.risks.riskOf(asked, at)];
    const order = await this.orders.update(orderId, (found) => {
      found.confirm(terms, clerk, at, risk);
    });
    await this.keeper.reserve(order);
    if (order.payment === 'credit') await this.exposure.reserve(order, at);
    return order;
  }

  async switchToPrepay(orderId: string): Promise<Order> {
    const terms = await this.terms.before(await this.orders.held(orderId));
    const order = await this.orders.update(orderId, (found) => {
      found.switchToPrepay(terms);
    });
    await this.exposure.settle(order);
    return order;
  }

  /** ORD-06, ORD-07 */
  async release(orderId: string, clerk: Actor, at: Date): Promise<Order> {
    const standing = await this.exposure.standing(await this.orders.held(orderId));
    return this.orders.update(orderId, (order) => {
      order.release(standing, clerk, at);
    });
  }

  async cancel(orderId: string, reason: string, at: Date): Promise<Order> {
    const order = await this.orders.update(orderId, (found) => {
      found.cancel(reason, at);
    });
    await this.settlement.free(orderId);
    for (const { id } of await this.shipments.findAll({ orderId, status: 'planned' })) {
      await this.shipments.updateWhere({ id }, (shipment) => {
        shipment.cancel(reason);
      });
    }
    await this.keeper.free(order);
    await this.exposure.settle(order);
    return order;
  }
}
