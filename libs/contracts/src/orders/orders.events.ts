import { defineEvent } from '@tradewind/kernel/event';
import { AgreedLine } from '../contracts/contracts.events.js';
import { Amount, Code, DateOnly, Id, ListOf, Quantity, Text } from '../fields.js';

export class OrderFact {
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Id() readonly contractId!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @Amount() readonly total!: string;
}
export const orderOpened = defineEvent('orders.order-opened.v1', OrderFact);
export const orderConfirmed = defineEvent('orders.order-confirmed.v1', OrderFact);

export class OrderReleasedPayload extends OrderFact {
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @DateOnly() readonly deliverBy!: string;
}
/** May be produced, picked and shipped: for production and logistics (ORD-18). */
export const orderReleased = defineEvent('orders.order-released.v1', OrderReleasedPayload);
export const orderClosed = defineEvent('orders.order-closed.v1', OrderFact);

export class ShippedLine {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Quantity() readonly quantity!: string;
  @Amount({ doc: 'Without tax' }) readonly net!: string;
  @Amount({ doc: 'Standard cost' }) readonly cost!: string;
  @Amount({ doc: 'Tax included' }) readonly gross!: string;
}
export class ShipmentDeliveredPayload extends OrderFact {
  @Id() readonly shipmentId!: string;
  @Code() readonly shipmentNo!: string;
  @ListOf(() => ShippedLine) readonly lines!: readonly ShippedLine[];
  @DateOnly() readonly deliveredOn!: string;
}
export const shipmentDelivered = defineEvent('orders.shipment-delivered.v1', ShipmentDeliveredPayload);

export class ReceiptConfirmedPayload {
  @Id() readonly receiptId!: string;
  @Id() readonly orderId!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @Amount() readonly amount!: string;
  @DateOnly() readonly receivedOn!: string;
}
/** Finance confirmed that the money is there (ORD-07). */
export const receiptConfirmed = defineEvent('orders.receipt-confirmed.v1', ReceiptConfirmedPayload);

export class ReceivableFact {
  @Id() readonly receivableId!: string;
  @Id() readonly orderId!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @Amount() readonly amount!: string;
  @Amount() readonly open!: string;
  @DateOnly() readonly dueOn!: string;
}
export const receivableOpened = defineEvent('orders.receivable-opened.v1', ReceivableFact);
export const receivableOverdue = defineEvent('orders.receivable-overdue.v1', ReceivableFact);
export const receivablePaid = defineEvent('orders.receivable-paid.v1', ReceivableFact);

export class InvoiceFact {
  @Id() readonly invoiceId!: string;
  @Id() readonly orderId!: string;
  @Id() readonly customerId!: string;
  @Amount() readonly amount!: string;
}
export const invoiceRequested = defineEvent('orders.invoice-requested.v1', InvoiceFact);
