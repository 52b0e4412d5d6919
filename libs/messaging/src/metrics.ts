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
export const outboxOldest = new Gauge({
  name: 'tradewind_outbox_oldest_seconds',
  help: 'Age of the oldest event that is not published: warn at 30, page at 300',
  labelNames: ['service'],
});
export const outboxParked = new Gauge({ name: 'tradewind_outbox_parked', help: 'Events the bus refuses for good', labelNames: ['service'] });
export const consumerPending = new Gauge({ name: 'tradewind_consumer_pending', help: 'Events on the stream not handed over yet', labelNames: ['service'] });
export const inboxWaiting = new Gauge({ name: 'tradewind_inbox_waiting', help: 'Events that wait in the consumer, by reason', labelNames: ['service', 'why'] });
export const deadLetters = new Gauge({ name: 'tradewind_dead_letters', help: 'Events put aside, by state', labelNames: ['service', 'state'] });
export const serviceDegraded = new Gauge({ name: 'tradewind_service_degraded', help: '1 while something needs a person', labelNames: ['service'] });
export const databaseDisk = new Gauge({ name: 'tradewind_database_disk_percent', help: 'Use of the disk of the database', labelNames: ['service'] });
