import { Controller } from '@nestjs/common';
import { orderOpeningApi, type OpenedOrderView, type OpenOrder } from '@tradewind/contracts/orders/order-opening.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OrderBook } from './order-book.js';

@Controller()
export class OrderOpeningController {
  constructor(private readonly book: OrderBook) {}

  @Handles(orderOpeningApi.openOrder)
  async openOrder({ org, branch, ...contract }: OpenOrder, _: Actor, at: Date): Promise<OpenedOrderView> {
    const { id: orderId, no: orderNo } = await this.book.open(contract, { org, branch }, at);
    return { orderId, orderNo };
  }
}
