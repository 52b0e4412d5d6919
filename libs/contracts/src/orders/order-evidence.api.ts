import { defineApi, serviceOperation } from '@tradewind/kernel/operation';
import { Id, Json, ListOf, Text } from '../fields.js';

export class AskOrderEvidence {
  @Id() readonly contractId!: string;
}

export class OrderDocumentView {
  @Text({ doc: '`order`, `shipment`, `receipt`, `invoice`' }) readonly kind!: string;
  @Id() readonly id!: string;
  @Json({ doc: 'Number, state, amounts and days' }) readonly content!: object;
}

export class OrderEvidenceView {
  @ListOf(() => OrderDocumentView, { min: 0 }) readonly documents!: readonly OrderDocumentView[];
}

/** What became of a contract, by number, state, amount and day: for its evidence pack. Names of people stay here. */
export const orderEvidenceApi = defineApi('orders', {
  orderEvidence: serviceOperation({
    from: ['contracts'],
    summary: 'Order, shipments, receipts and invoices of a contract',
    query: AskOrderEvidence,
    reply: OrderEvidenceView,
  }),
});
