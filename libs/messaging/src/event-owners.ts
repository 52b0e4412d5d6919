import type { EventEnvelope } from '@tradewind/kernel/event';

/** What a consumer misses. */
export interface Missing {
  /** The service that announces the events. */
  readonly source: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The first sequence of interest. */
  readonly from: number;
}

/** Who is asked for events that did not come (R4): the outbox that recorded them. */
export interface EventOwners {
  /** The events of the aggregate from that sequence on, as far as they are kept and were published before, in order. */
  replay(missing: Missing): Promise<readonly EventEnvelope[]>;
}
