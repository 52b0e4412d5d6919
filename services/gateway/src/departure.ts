import type { NatsConnection } from '@nats-io/transport-node';
import { within } from '@tradewind/runtime/within';

const ANSWERS_WITHIN_MS = 500;

/** That this gateway is about to stop: known to all its parts from the moment of the notice on. */
export class Departure {
  private announced = false;

  announce(): void {
    this.announced = true;
  }

  get isNear(): boolean {
    return this.announced;
  }
}

/** The same answer for probes and for balancers (R16). */
export async function whyNotReady(nats: NatsConnection, { isNear }: Departure): Promise<string | null> {
  if (isNear) return 'stopping';
  const reached = await within(
    ANSWERS_WITHIN_MS,
    nats.rtt().then(() => true),
    false,
  );
  return reached ? null : 'not connected to NATS';
}
