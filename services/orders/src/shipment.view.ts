import type { ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import type { Shipment } from './domain/shipment.js';

export const shipmentView = (shipment: Shipment): ShipmentView => {
  const { id, version, no, org, status, orderId, orderNo, customerId, customerName, lines, warehouse, carrier, qualityCertificateNo } = shipment;
  const { plannedFor, waybillNo, dispatchedOn, deliveredOn, signedBy, deliveryRecordedAt, deliverySlipNo, reason } = shipment;
  return {
    ...{ id, version, no, org, status, orderId, orderNo, customerId, customerName, lines, warehouse, carrier, qualityCertificateNo },
    ...{ plannedFor, waybillNo, dispatchedOn, deliveredOn, signedBy, deliverySlipNo, reason },
    deliveryRecordedAt: deliveryRecordedAt?.toISOString() ?? null,
  };
};
