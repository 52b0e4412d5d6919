import { Controller } from '@nestjs/common';
import {
  shipmentsApi,
  type CancelShipment,
  type DeliverShipment,
  type DispatchShipment,
  type FindShipments,
  type PlanShipment,
  type ReportShipmentException,
  type ShipmentId,
  type ShipmentView,
} from '@tradewind/contracts/orders/shipments.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { DispatchOffice } from './dispatch-office.js';
import { ShipmentRepository } from './shipment.repository.js';
import { shipmentView } from './shipment.view.js';

@Controller()
export class ShipmentsController {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly office: DispatchOffice,
  ) {}

  @Handles(shipmentsApi.planShipment)
  async planShipment(plan: PlanShipment, _: Actor, at: Date): Promise<ShipmentView> {
    return shipmentView(await this.office.plan(plan, at));
  }

  @Handles(shipmentsApi.dispatchShipment)
  async dispatchShipment({ shipmentId, ...given }: ShipmentId & DispatchShipment, _: Actor, at: Date): Promise<ShipmentView> {
    return shipmentView(await this.office.dispatch(shipmentId, given, at));
  }

  @Handles(shipmentsApi.deliverShipment)
  async deliverShipment({ shipmentId, ...given }: ShipmentId & DeliverShipment, _: Actor, at: Date): Promise<ShipmentView> {
    return shipmentView(await this.office.deliver(shipmentId, given, at));
  }

  @Handles(shipmentsApi.reportShipmentException)
  async reportShipmentException({ shipmentId, reason }: ShipmentId & ReportShipmentException): Promise<ShipmentView> {
    return shipmentView(
      await this.shipments.update(shipmentId, (shipment) => {
        shipment.reportException(reason);
      }),
    );
  }

  @Handles(shipmentsApi.cancelShipment)
  async cancelShipment({ shipmentId, reason }: ShipmentId & CancelShipment): Promise<ShipmentView> {
    return shipmentView(await this.office.cancel(shipmentId, reason));
  }

  @Handles(shipmentsApi.getShipment)
  async getShipment({ shipmentId }: ShipmentId): Promise<ShipmentView> {
    return shipmentView(await this.shipments.get(shipmentId));
  }

  @Handles(shipmentsApi.findShipments)
  findShipments({ limit, cursor, ...filters }: FindShipments): Promise<Page<ShipmentView>> {
    return this.shipments.page({ limit, cursor }, filters, shipmentView);
  }
}
