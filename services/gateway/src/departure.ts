import type { NatsConnection } from '@nats-io/transport-node';
import { within } from '@tradewind/runtime/within';

const ANSWERS_WITHIN_MS = 500;

/** That this gateway is about to stop: known to all its parts from the moment of the notice on. */
export class Departure {
  private readonly notice = new AbortController();

  announce(): void {
    this.notice.abort();
  }

  get isNear(): boolean {
    return this.notice.signal.aborted;
  }

  /** For what would otherwise stay open: is called once, when it becomes known. */
  whenNear(leave: () => void): void {
    this.notice.signal.addEventListener('abort', leave, { once: true });
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
