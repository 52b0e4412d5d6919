import { defineApi, serviceOperation } from '@tradewind/kernel/operation';
import { ContractEffectivePayload } from '../contracts/contracts.events.js';
import { Code, Id, OrgPath } from '../fields.js';

export class OpenOrder extends ContractEffectivePayload {
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
}

export class OpenedOrderView {
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
}

/** For contracts, when the order of an effective contract has not opened by itself (ORD-16, R5). */
export const orderOpeningApi = defineApi('orders', {
  openOrder: serviceOperation({
    from: ['contracts'],
    summary: 'The order of an effective contract: opened now if it is not there yet',
    body: OpenOrder,
    reply: OpenedOrderView,
  }),
});
