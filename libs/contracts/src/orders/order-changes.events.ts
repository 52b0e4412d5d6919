import { defineEvent } from '@tradewind/kernel/event';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from '../contracts/contracts.events.js';
import { Code, DateOnly, ListOf, OneOf } from '../fields.js';
import { OrderFact } from './orders.events.js';

export class OrderAmendedPayload extends OrderFact {
  @Code() readonly amendmentNo!: string;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly() readonly deliverBy!: string;
}
/** The order says what its amended contract says (ORD-16): for production and logistics, where it was released (ORD-18). */
export const orderAmended = defineEvent('orders.order-amended.v1', OrderAmendedPayload);
