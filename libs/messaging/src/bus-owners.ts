import { eventsApi } from '@tradewind/contracts/operations/events.api';
import type { EventEnvelope } from '@tradewind/kernel/event';
import type { EventOwners, Missing } from './event-owners.js';
import type { OperationClient } from './operation-client.js';

/** Asks the owner of missed events by operation. */
export class BusOwners implements EventOwners {
  constructor(private readonly bus: OperationClient) {}

  async replay({ source, ...missed }: Missing): Promise<readonly EventEnvelope[]> {
    const { events } = await this.bus.call(eventsApi(source).replayEvents, missed);
    return events as readonly EventEnvelope[];
  }
}
