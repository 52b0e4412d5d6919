import { Controller, Inject, type Type } from '@nestjs/common';
import {
  FACT_EVENTS,
  FACT_SOURCE_APIS,
  type FactsAnnouncedView,
  type FactSource,
  type FindFactsAnnounced,
} from '@tradewind/contracts/performance/fact-sources';
import { Handles } from '@tradewind/messaging/handles';
import { Database } from '@tradewind/persistence/database';

const PAGE = 5_000;

/** The operation `factsAnnounced` of one service: read from its outbox, the record of what it has announced. */
export function factsAnnouncedController(service: FactSource): Type<object> {
  const types = FACT_EVENTS[service].map(({ type }) => type);
  @Controller()
  class FactsAnnouncedController {
    constructor(@Inject(Database) readonly db: Database) {}

    @Handles(FACT_SOURCE_APIS[service].factsAnnounced)
    async factsAnnounced({ branch, from, after = '0' }: FindFactsAnnounced): Promise<FactsAnnouncedView> {
      const found = await this.db.query<{ id: string; position: string }>(
        `SELECT "id", "position" FROM "outbox" WHERE "branch" = $1 AND "type" = ANY($2) AND "occurredAt" >= $3 AND "position" > $4::bigint
         ORDER BY "position" LIMIT ${PAGE}`,
        [branch, types, from, after],
      );
      return { eventIds: found.map(({ id }) => id), next: found.length < PAGE ? null : (found.at(-1)?.position ?? null) };
    }
  }
  return FactsAnnouncedController;
}
