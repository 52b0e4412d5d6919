import { Injectable } from '@nestjs/common';
import type { AmendOrder, EndOrder, OrderEndedView, OrderFollowsView, OrderObjection, OrderStandingView } from '@tradewind/contracts/orders/order-changes.api';
import { Money } from '@tradewind/domain/money';
import { objectionTo } from './domain/order-amendment.js';
import type { Order } from './domain/order.js';
import { Exposure } from './exposure.js';
import { OrderRepository } from './order.repository.js';
import { ReceiptRepository } from './receipt.repository.js';
import { ReceivableRepository } from './receivable.repository.js';
import { SalesDesk } from './sales-desk.js';
import { Settlement } from './settlement.js';
import { ShipmentRepository } from './shipment.repository.js';
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
    private readonly desk: SalesDesk,
    private readonly shipments: ShipmentRepository,
    private readonly receipts: ReceiptRepository,
    private readonly receivables: ReceivableRepository,
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
    await this.follow(order, tooMuch);
    return FOLLOWS;
  }

  /** What stands in the way of ending it. */
  async standing(contractId: string): Promise<OrderStandingView> {
    const order = await this.orders.findOne({ contractId });
    if (!order) return { orderNo: null, status: null, onTheWay: [], undecided: [], advance: '0.00', owed: '0.00' };
    const { id: orderId, no: orderNo, status, unapplied, currency } = order;
    const undecided = (await this.receipts.findAll({ orderId, status: 'reported' })).map(({ no }) => no);
    const open = (await this.receivables.openOf(orderId)).map(({ owed }) => owed);
    const money = { advance: unapplied.toString(), owed: Money.sum(open, currency).toString() };
    return { orderNo, status, onTheWay: await this.onTheWay(orderId), undecided, ...money };
  }

  /** What was delivered stays ordered and owed; the rest is not shipped any more. Asked twice it has ended already. */
  async end({ contractId, reason }: EndOrder, at: Date): Promise<OrderEndedView> {
    const known = await this.orders.findOne({ contractId });
    if (!known) return { ended: false, orderNo: null, onTheWay: [], kept: [] };
    const { id, no: orderNo } = known;
    await this.orders.hold(id);
    const { status } = await this.orders.get(id);
    const onTheWay = await this.onTheWay(id);
    if (onTheWay.length > 0) return { ended: false, orderNo, onTheWay, kept: [] };
    if (status === 'partly-shipped') await this.endWithDelivered(id, reason, at);
    else if (!['delivered', 'closed', 'cancelled'].includes(status)) await this.desk.cancel(id, reason, at);
    return { ended: true, orderNo, onTheWay, kept: (await this.orders.get(id)).kept };
  }

  private async endWithDelivered(orderId: string, reason: string, at: Date): Promise<void> {
    const planned = await this.shipments.findAll({ orderId, status: 'planned' });
    for (const { id } of planned) await this.shipments.updateWhere({ id }, (shipment) => shipment.cancel(reason));
    let tooMuch = Money.zero();
    const order = await this.orders.change(orderId, (found) => {
      for (const { lines } of planned) found.dropPlanned(lines);
      tooMuch = found.endWithDelivered(at);
    });
    await this.follow(order, tooMuch);
  }

  /** Money that is too much, promises of stock and credit: no more than the order still needs. */
  private async follow(order: Order, tooMuch: Money): Promise<void> {
    await this.settlement.giveBack(order.id, tooMuch);
    await this.keeper.trim(order);
    await this.exposure.settle(order);
  }

  private async onTheWay(orderId: string): Promise<string[]> {
    return (await this.shipments.findAll({ orderId, status: ['dispatched', 'exception'] })).map(({ no }) => no);
  }
}

const answer = (objection: OrderObjection | null): OrderFollowsView => ({ follows: objection === null, objection });
