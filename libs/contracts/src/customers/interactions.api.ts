import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Count, DateOnly, Id, Instant, OneOf, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { CustomerId, customerNotFound } from './customers.api.js';

/** What was learnt of a customer: needs, purchases elsewhere, feedback, or simply what was said (CUS-01, CUS-03). */
export const INTERACTION_KINDS = ['need', 'purchase', 'feedback', 'conversation'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

export class RecordInteraction {
  @OneOf(INTERACTION_KINDS, { name: 'InteractionKind' }) readonly kind!: InteractionKind;
  @Text({ max: 2000, doc: 'What was said or seen' }) readonly text!: string;
}

export class FindInteractions extends PageRequest {
  @AnyOf(INTERACTION_KINDS, { name: 'InteractionKind' }) readonly kind?: InteractionKind[];
}

export class InteractionView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Id() readonly customerId!: string;
  @OneOf(INTERACTION_KINDS, { name: 'InteractionKind' }) readonly kind!: InteractionKind;
  @Text({ max: 2000 }) readonly text!: string;
  @Id() readonly recordedBy!: string;
  @Text() readonly recordedByName!: string;
  @DateOnly() readonly recordedOn!: string;
  @Instant() readonly createdAt!: string;
}

export const interactionsApi = defineApi('customers', {
  recordInteraction: operation({
    http: 'POST /customers/:customerId/interactions',
    allow: 'interaction:write',
    summary: 'Add to the communication log of a customer (CUS-01, CUS-03)',
    description: 'Service staff record what they learn in a consultation or a complaint; the sales person in charge reads it here.',
    params: CustomerId,
    body: RecordInteraction,
    reply: InteractionView,
    faults: [customerNotFound],
  }),
  findInteractions: operation({
    http: 'GET /customers/:customerId/interactions',
    allow: 'customer:read',
    summary: 'The communication log of a customer, newest first',
    params: CustomerId,
    query: FindInteractions,
    reply: page(InteractionView),
    faults: [customerNotFound],
  }),
});
