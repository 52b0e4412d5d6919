import { Controller } from '@nestjs/common';
import { ordersApi, type CancelOrder, type FindOrders, type OrderId, type OrderView, type RecordConsent } from '@tradewind/contracts/orders/orders.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OrderRepository } from './order.repository.js';
import { orderView } from './order.view.js';
import { SalesDesk } from './sales-desk.js';

@Controller()
export class OrdersController {
  constructor(
    private readonly orders: OrderRepository,
    private readonly desk: SalesDesk,
  ) {}

  @Handles(ordersApi.findOrders)
  findOrders({ limit, cursor, ...filters }: FindOrders): Promise<Page<OrderView>> {
    return this.orders.page({ limit, cursor }, filters, orderView);
  }

  @Handles(ordersApi.getOrder)
  async getOrder({ orderId }: OrderId): Promise<OrderView> {
    return orderView(await this.orders.get(orderId));
  }

  @Handles(ordersApi.checkStock)
  async checkStock({ orderId }: OrderId, clerk: Actor, at: Date): Promise<OrderView> {
    return orderView(await this.desk.checkStock(orderId, clerk, at));
  }

  @Handles(ordersApi.recordConsent)
  async recordConsent({ orderId, ...consent }: OrderId & RecordConsent, clerk: Actor, at: Date): Promise<OrderView> {
    return orderView(
      await this.orders.update(orderId, (order) => {
        order.recordConsent(consent, clerk, at);
      }),
    );
  }

  @Handles(ordersApi.confirmOrder)
  async confirmOrder({ orderId }: OrderId, clerk: Actor, at: Date): Promise<OrderView> {
    return orderView(await this.desk.confirm(orderId, clerk, at));
  }

  @Handles(ordersApi.switchToPrepay)
  async switchToPrepay({ orderId }: OrderId): Promise<OrderView> {
    return orderView(await this.desk.switchToPrepay(orderId));
  }

  @Handles(ordersApi.releaseOrder)
  async releaseOrder({ orderId }: OrderId, clerk: Actor, at: Date): Promise<OrderView> {
    return orderView(await this.desk.release(orderId, clerk, at));
  }

  @Handles(ordersApi.cancelOrder)
  async cancelOrder({ orderId, reason }: OrderId & CancelOrder, _: Actor, at: Date): Promise<OrderView> {
    return orderView(await this.desk.cancel(orderId, reason, at));
  }

  @Handles(ordersApi.closeOrder)
  async closeOrder({ orderId }: OrderId, _: Actor, at: Date): Promise<OrderView> {
    return orderView(
      await this.orders.update(orderId, (order) => {
        order.close(at);
      }),
    );
  }
}
