import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, DateOnly, Id, ListOf, Quantity, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';

export class ServiceFileId {
  @Id() readonly serviceFileId!: string;
}

export class FindServiceFiles extends SearchRequest {
  @Id({ optional: true }) readonly customerId?: string;
}

export class ServiceFileProduct {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Quantity() readonly quantity!: string;
}

export class ServiceFileView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @Id() readonly shipmentId!: string;
  @Code() readonly shipmentNo!: string;
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @DateOnly() readonly deliveredOn!: string;
  @ListOf(() => ServiceFileProduct) readonly products!: readonly ServiceFileProduct[];
}

export const serviceFileNotFound = defineFault('service-file.not-found', 'not-found', {
  en: (d: { serviceFileId: string }) => `There is no service file ${d.serviceFileId}.`,
  zh: (d) => `没有售后档案 ${d.serviceFileId}。`,
});

export const serviceFilesApi = defineApi('after-sales', {
  getServiceFile: operation({
    http: 'GET /service-files/:serviceFileId',
    allow: 'ticket:read',
    summary: 'The after-sales file of one delivery: what was delivered, when, to whom (AFS-19)',
    params: ServiceFileId,
    reply: ServiceFileView,
    faults: [serviceFileNotFound],
  }),
  findServiceFiles: operation({
    http: 'GET /service-files',
    allow: 'ticket:read',
    summary: 'After-sales files, newest first',
    query: FindServiceFiles,
    reply: page(ServiceFileView),
  }),
});
