import { Counter, Gauge } from 'prom-client';

export const inLane = new Gauge({ name: 'tradewind_gateway_in_flight', help: 'Requests being worked on, by class', labelNames: ['load'] });
export const shed = new Counter({
  name: 'tradewind_gateway_shed_total',
  help: 'Requests refused because there was too much to do',
  labelNames: ['load', 'why'],
});
export const triedAgain = new Counter({ name: 'tradewind_gateway_retries_total', help: 'Requests sent to a service a second time', labelNames: ['service'] });
export const breakerOpen = new Gauge({
  name: 'tradewind_gateway_breaker_open',
  help: '1 while a service is asked once a second only',
  labelNames: ['service'],
});
