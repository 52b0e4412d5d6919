import { defineApi, serviceOperation } from '@tradewind/kernel/operation';
import { Code, DateOnly, Id, ListOf, OrgPath, Text } from '../fields.js';
import { ServiceFileProduct } from './service-files.api.js';

/** What was delivered to whom, as far as an after-sales file needs it. */
export class Delivery {
  @Id() readonly shipmentId!: string;
  @Code() readonly shipmentNo!: string;
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @ListOf(() => ServiceFileProduct) readonly lines!: readonly ServiceFileProduct[];
  @DateOnly() readonly deliveredOn!: string;
}

export class OpenServiceFile extends Delivery {
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
}

export class OpenedServiceFileView {
  @Id() readonly serviceFileId!: string;
}

/** For orders, when the file of a delivery has not opened by itself (AFS-19, R5). */
export const serviceFileOpeningApi = defineApi('after-sales', {
  openServiceFile: serviceOperation({
    from: ['orders'],
    summary: 'The after-sales file of a delivery: opened now if it is not there yet',
    body: OpenServiceFile,
    reply: OpenedServiceFileView,
  }),
});
