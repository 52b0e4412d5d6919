import { Counter, Gauge, Histogram } from 'prom-client';

export const rpcSeconds = new Histogram({
  name: 'tradewind_rpc_seconds',
  help: 'Time to serve an operation',
  labelNames: ['operation', 'outcome'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
});
export const eventsPublished = new Counter({ name: 'tradewind_events_published_total', help: 'Events published from the outbox', labelNames: ['service'] });
export const eventsConsumed = new Counter({ name: 'tradewind_events_consumed_total', help: 'Events taken in, by outcome', labelNames: ['service', 'outcome'] });
export const eventsParked = new Counter({ name: 'tradewind_events_parked_total', help: 'Events the bus refused for good', labelNames: ['service'] });
export const publishFailures = new Counter({ name: 'tradewind_publish_failures_total', help: 'Rounds of the relay that failed', labelNames: ['service'] });
export const outboxUnpublished = new Gauge({
  name: 'tradewind_outbox_unpublished',
  help: 'Events waiting in the outbox',
  labelNames: ['service'],
});
export const consumerStalled = new Gauge({
  name: 'tradewind_consumer_stalled',
  help: '1 while a consumer does not move although it should',
  labelNames: ['service'],
});
