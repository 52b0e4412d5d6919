import { Injectable } from '@nestjs/common';
import type { DeliverShipment, DispatchShipment, LineQuantity, PlanShipment } from '@tradewind/contracts/orders/shipments.api';
import { Money } from '@tradewind/domain/money';
import { Numbers } from '@tradewind/persistence/numbers';
import { Receivable } from './domain/receivable.js';
import { Shipment } from './domain/shipment.js';
import { OrderRepository } from './order.repository.js';
import { DeliveryFollowUp } from './processes/delivery-follow-up.process.js';
import { ReceivableRepository } from './receivable.repository.js';
import { ShipmentRepository } from './shipment.repository.js';
import { StockKeeper } from './stock-keeper.js';

/** The commands on a shipment, each with what it does to order, stock and receivables, in one transaction. */
@Injectable()
export class DispatchOffice {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly orders: OrderRepository,
    private readonly receivables: ReceivableRepository,
    private readonly keeper: StockKeeper,
    private readonly numbers: Numbers,
    private readonly followUp: DeliveryFollowUp,
  ) {}

  /** ORD-22 */
  async plan(plan: PlanShipment, at: Date): Promise<Shipment> {
    const { branch } = await this.orders.get(plan.orderId);
    const no = await this.numbers.next(branch, 'FH', at);
    let lines: readonly LineQuantity[] = [];
    const order = await this.orders.change(plan.orderId, (found) => {
      lines = found.planShipment(plan.lines);
    });
    return this.shipments.add(Shipment.plan(plan, order, lines, no));
  }

  /** ORD-06: the order is asked again whether goods may leave; then they leave the warehouse. */
  async dispatch(shipmentId: string, given: DispatchShipment, at: Date): Promise<Shipment> {
    const { orderId, branch } = await this.shipments.get(shipmentId);
    const slipNo = await this.numbers.next(branch, 'CH', at);
    await this.orders.hold(orderId);
    const shipment = await this.shipments.update(shipmentId, (found) => {
      found.dispatch(given, slipNo, at);
    });
    const order = await this.orders.change(orderId, (found) => {
      found.dispatch(shipment.lines);
    });
    await this.keeper.dispatch(order, shipment);
    return shipment;
  }

  /** ORD-26: the receivable is opened with the delivery, and what was paid in advance is set off at once (C-10). */
  async deliver(shipmentId: string, given: DeliverShipment, at: Date): Promise<Shipment> {
    const { orderId, branch } = await this.shipments.get(shipmentId);
    const no = await this.numbers.next(branch, 'YS', at);
    await this.orders.hold(orderId);
    const shipment = await this.shipments.update(shipmentId, (found) => {
      found.deliver(given, at);
    });
    let amount = Money.zero();
    let advance = Money.zero();
    const order = await this.orders.change(orderId, (found) => {
      amount = found.deliver(shipment, given.deliveredOn);
      advance = found.applyAdvance(amount);
      found.closeIfPaid(at);
    });
    const receivable = Receivable.openFor(order, { shipmentId, amount, deliveredOn: given.deliveredOn }, no);
    receivable.settle(advance, null, at);
    await this.receivables.add(receivable);
    await this.followUp.begin(shipment);
    return shipment;
  }

  async cancel(shipmentId: string, reason: string): Promise<Shipment> {
    const { orderId } = await this.shipments.get(shipmentId);
    await this.orders.hold(orderId);
    const shipment = await this.shipments.update(shipmentId, (found) => {
      found.cancel(reason);
    });
    await this.orders.change(orderId, (order) => {
      order.dropPlanned(shipment.lines);
    });
    return shipment;
  }
}
