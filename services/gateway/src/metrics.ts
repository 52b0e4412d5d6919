import { Counter, Gauge } from 'prom-client';

interface Counted {
  readonly taken: () => ReadonlyMap<string, number>;
}

let counted: Counted | undefined;

const inLane = new Gauge({
  name: 'tradewind_gateway_in_flight',
  help: 'Requests being worked on, by class',
  labelNames: ['load'],
  collect() {
    for (const [load, taken] of counted?.taken() ?? []) this.set({ load }, taken);
  },
});

/** They are counted when somebody looks: no request pays for it. */
export function showLanes(lanes: Counted): void {
  counted = lanes;
  inLane.reset();
}
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
