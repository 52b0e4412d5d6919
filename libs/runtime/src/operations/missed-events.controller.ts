import { Controller, Inject, type Type } from '@nestjs/common';
import { eventsApi, type ReplayedEvents, type ReplayEvents } from '@tradewind/contracts/operations/events.api';
import { Handles } from '@tradewind/messaging/handles';
import { Database } from '@tradewind/persistence/database';
import { publishedEventsOf } from '@tradewind/persistence/published-events';

/** Gives other services the events of a record that they missed, as a controller of the named service (R4). */
export function missedEventsController(service: string): Type<object> {
  const api = eventsApi(service);
  @Controller()
  class MissedEventsController {
    constructor(@Inject(Database) readonly db: Database) {}

    @Handles(api.replayEvents)
    async replayEvents(missed: ReplayEvents): Promise<ReplayedEvents> {
      return { events: await publishedEventsOf(this.db, missed) };
    }
  }
  return MissedEventsController;
}
