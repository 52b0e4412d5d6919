import { eventsApi } from '@tradewind/contracts/operations/events.api';
import type { EventEnvelope } from '@tradewind/kernel/event';
import type { EventOwners, Missing } from './event-owners.js';
import type { ServiceCaller } from './service-caller.js';

/** Asks the owner of missed events by operation, in this service's own name. */
export class BusOwners implements EventOwners {
  constructor(private readonly owners: Pick<ServiceCaller, 'ask'>) {}

  async replay({ source, ...missed }: Missing): Promise<readonly EventEnvelope[]> {
    const { events } = await this.owners.ask(eventsApi(source).replayEvents, missed);
    return events as readonly EventEnvelope[];
  }
}
