import { Controller } from '@nestjs/common';
import {
  orderChangesApi,
  type AmendOrder,
  type EndOrder,
  type OrderEndedView,
  type OrderFollowsView,
  type OrderOfContract,
  type OrderStandingView,
} from '@tradewind/contracts/orders/order-changes.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OrderChanges } from './order-changes.js';

@Controller()
export class OrderChangesController {
  constructor(private readonly changes: OrderChanges) {}

  @Handles(orderChangesApi.wouldFollow)
  wouldFollow(terms: AmendOrder): Promise<OrderFollowsView> {
    return this.changes.wouldFollow(terms);
  }

  @Handles(orderChangesApi.orderStanding)
  orderStanding({ contractId }: OrderOfContract): Promise<OrderStandingView> {
    return this.changes.standing(contractId);
  }

  @Handles(orderChangesApi.endOrder)
  endOrder(end: EndOrder, _: Actor, at: Date): Promise<OrderEndedView> {
    return this.changes.end(end, at);
  }

  @Handles(orderChangesApi.amendOrder)
  amendOrder(terms: AmendOrder, _: Actor, at: Date): Promise<OrderFollowsView> {
    return this.changes.amend(terms, at);
  }
}
