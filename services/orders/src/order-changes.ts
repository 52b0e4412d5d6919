import { Injectable } from '@nestjs/common';
import type { AmendOrder, OrderFollowsView, OrderObjection } from '@tradewind/contracts/orders/order-changes.api';
import { Money } from '@tradewind/domain/money';
import { objectionTo } from './domain/order-amendment.js';
import { Exposure } from './exposure.js';
import { OrderRepository } from './order.repository.js';
import { Settlement } from './settlement.js';
import { StockKeeper } from './stock-keeper.js';

const NOT_OPENED: OrderObjection = { because: 'not-opened', orderNo: null, status: null, sku: null, wanted: null, shipped: null };
const FOLLOWS: OrderFollowsView = { follows: true, objection: null };

/** An order follows its contract (ORD-16): what an amendment does to stock, credit and money of it, in one transaction. */
@Injectable()
export class OrderChanges {
  constructor(
    private readonly orders: OrderRepository,
    private readonly keeper: StockKeeper,
    private readonly exposure: Exposure,
    private readonly settlement: Settlement,
  ) {}

  /** Changes nothing: for whoever wants to know before anybody signs. */
  async wouldFollow({ contractId, ...terms }: AmendOrder): Promise<OrderFollowsView> {
    const order = await this.orders.findOne({ contractId });
    return answer(order ? objectionTo(order, terms) : NOT_OPENED);
  }

  /** Asked twice it changes nothing the second time. No is an answer, not a failure: the amendment falls with it. */
  async amend({ contractId, ...terms }: AmendOrder, at: Date): Promise<OrderFollowsView> {
    const known = await this.orders.findOne({ contractId });
    if (!known) return answer(NOT_OPENED);
    await this.orders.hold(known.id);
    const objection = objectionTo(await this.orders.get(known.id), terms);
    if (objection) return answer(objection);
    let tooMuch = Money.zero(known.currency);
    const order = await this.orders.change(known.id, (found) => {
      tooMuch = found.amend(terms, at);
    });
    await this.settlement.giveBack(order.id, tooMuch);
    await this.keeper.trim(order);
    await this.exposure.settle(order);
    return FOLLOWS;
  }
}

const answer = (objection: OrderObjection | null): OrderFollowsView => ({ follows: objection === null, objection });
