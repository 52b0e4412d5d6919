import { defineApi, serviceOperation, type Api, type Operation } from '@tradewind/kernel/operation';
import type { EventType } from '@tradewind/kernel/event';
import { surveyScored, ticketClockStopped } from '../after-sales/after-sales.events.js';
import { contractAmended, contractTerminated } from '../contracts/contract-life.events.js';
import { contractEffective } from '../contracts/contracts.events.js';
import { Code, Instant, Text, Texts } from '../fields.js';
import { receiptConfirmed, shipmentDelivered } from '../orders/orders.events.js';

/** Whose events are figures of performance, and which (PER-01..06). */
export const FACT_EVENTS = {
  contracts: [contractEffective, contractAmended, contractTerminated],
  orders: [shipmentDelivered, receiptConfirmed],
  'after-sales': [surveyScored, ticketClockStopped],
} as const satisfies Readonly<Record<string, readonly EventType[]>>;

export const FACT_SOURCES = ['contracts', 'orders', 'after-sales'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

export class FindFactsAnnounced {
  @Code({ doc: 'Code of the branch' }) readonly branch!: string;
  @Instant({ doc: 'What happened at this moment or later' }) readonly from!: string;
  @Text({ max: 40, optional: true, doc: '`next` of the page before' }) readonly after?: string;
}

export class FactsAnnouncedView {
  @Texts({ doc: 'Ids of the events' }) readonly eventIds!: readonly string[];
  @Text({ nullable: true }) readonly next!: string | null;
}

/** What a source has announced: performance compares it with what has come in before it freezes a month (PER-09). */
const factSourceApi = (service: FactSource) =>
  defineApi(service, {
    factsAnnounced: serviceOperation({
      from: ['performance'],
      summary: `Events of ${service} that count as facts`,
      query: FindFactsAnnounced,
      reply: FactsAnnouncedView,
    }),
  });

export const FACT_SOURCE_APIS = Object.fromEntries(FACT_SOURCES.map((service) => [service, factSourceApi(service)])) as unknown as Readonly<
  Record<FactSource, Api & { readonly factsAnnounced: Operation<FindFactsAnnounced, FactsAnnouncedView> }>
>;
