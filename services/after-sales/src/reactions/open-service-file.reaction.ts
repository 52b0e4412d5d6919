import { Injectable } from '@nestjs/common';
import { shipmentDelivered, type ShipmentDeliveredPayload } from '@tradewind/contracts/orders/orders.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { ServiceFileCabinet } from '../service-file-cabinet.js';

/** Delivered goods have an after-sales file from the first day (AFS-19). */
@Injectable()
export class OpenServiceFileReaction {
  constructor(private readonly cabinet: ServiceFileCabinet) {}

  @Consumes(shipmentDelivered)
  async open(delivery: ShipmentDeliveredPayload, { org, branch, occurredAt }: EventEnvelope): Promise<void> {
    await this.cabinet.open(delivery, { org, branch }, new Date(occurredAt));
  }
}
