import type { ServiceFileView } from '@tradewind/contracts/after-sales/service-files.api';
import type { ServiceFile } from './domain/service-file.js';

export const serviceFileView = (file: ServiceFile): ServiceFileView => {
  const { id, version, no, shipmentId, shipmentNo, orderId, orderNo, customerId, customerName, salesRepId, deliveredOn, products } = file;
  return { id, version, no, shipmentId, shipmentNo, orderId, orderNo, customerId, customerName, salesRepId, deliveredOn, products };
};
