import { Injectable } from '@nestjs/common';
import { shipmentNotFound } from '@tradewind/contracts/orders/shipments.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Shipment } from './domain/shipment.js';

@Injectable()
export class ShipmentRepository extends AggregateRepository<Shipment> {
  constructor(db: Database) {
    super(db, Shipment, (shipmentId) => shipmentNotFound({ shipmentId }));
  }
}
