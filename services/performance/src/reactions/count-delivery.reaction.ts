import { Injectable } from '@nestjs/common';
import { shipmentDelivered, type ShipmentDeliveredPayload } from '@tradewind/contracts/orders/orders.events';
import { Money } from '@tradewind/domain/money';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { KpiLedger } from '../kpi-ledger.js';

/** Goods arrived: what they were sold for and what they earned counts as delivered (PER-01, PER-02). */
@Injectable()
export class CountDeliveryReaction {
  constructor(private readonly ledger: KpiLedger) {}

  @Consumes(shipmentDelivered)
  async count({ shipmentId, shipmentNo, customerId, salesRepId, lines, deliveredOn }: ShipmentDeliveredPayload, fact: EventEnvelope): Promise<void> {
    const sum = (of: 'gross' | 'net' | 'cost') => Money.sum(lines.map((line) => Money.of(line[of])));
    await this.ledger.enter(fact, {
      kind: 'delivered',
      personId: salesRepId,
      customerId,
      day: deliveredOn,
      amount: sum('gross').toString(),
      profit: sum('net').minus(sum('cost')).toString(),
      source: { type: 'shipment', id: shipmentId, no: shipmentNo },
    });
  }
}
