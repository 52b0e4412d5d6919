import { Injectable } from '@nestjs/common';
import { shipmentDelivered, type ShipmentDeliveredPayload } from '@tradewind/contracts/orders/orders.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { Numbers } from '@tradewind/persistence/numbers';
import { ServiceFile } from '../domain/service-file.js';
import { ServiceFileRepository } from '../service-file.repository.js';

/** Delivered goods have an after-sales file from the first day (AFS-19). */
@Injectable()
export class OpenServiceFileReaction {
  constructor(
    private readonly files: ServiceFileRepository,
    private readonly numbers: Numbers,
  ) {}

  @Consumes(shipmentDelivered)
  async open(delivery: ShipmentDeliveredPayload, { org, branch, occurredAt }: EventEnvelope): Promise<void> {
    if (await this.files.findOne({ shipmentId: delivery.shipmentId })) return;
    const no = await this.numbers.next(branch, 'FW', new Date(occurredAt));
    await this.files.add(ServiceFile.open(no, delivery, { org, branch }));
  }
}
