import { Injectable } from '@nestjs/common';
import { FACT_SOURCE_APIS, FACT_SOURCES, type FactSource } from '@tradewind/contracts/performance/fact-sources';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Database } from '@tradewind/persistence/database';
import { firstMomentOf } from './domain/month.js';

/** What a source has announced and has not come in. */
export interface Missing {
  readonly source: FactSource;
  readonly events: number;
}

/** Compares what every source has announced since a month began with the facts that have come in (PER-09, PER-12). */
@Injectable()
export class FactsIn {
  constructor(
    private readonly others: ServiceCaller,
    private readonly db: Database,
  ) {}

  async missing(branch: string, month: string): Promise<readonly Missing[]> {
    const found = await Promise.all(FACT_SOURCES.map(async (source) => ({ source, events: await this.missingFrom(source, branch, month) })));
    return found.filter(({ events }) => events > 0);
  }

  private async missingFrom(source: FactSource, branch: string, month: string): Promise<number> {
    const from = firstMomentOf(month).toISOString();
    let missing = 0;
    for (let after: string | null = '0'; after !== null;) {
      const page: { eventIds: readonly string[]; next: string | null } = await this.others.ask(FACT_SOURCE_APIS[source].factsAnnounced, {
        branch,
        from,
        after,
      });
      missing += await this.unknownAmong(page.eventIds);
      after = page.next;
    }
    return missing;
  }

  private async unknownAmong(eventIds: readonly string[]): Promise<number> {
    const [row] = await this.db.query<{ unknown: number }>(
      `SELECT count(*)::int AS unknown FROM unnest($1::uuid[]) AS announced(id)
       WHERE NOT EXISTS (SELECT 1 FROM "kpi_fact" WHERE "eventId" = announced.id)`,
      [eventIds],
    );
    return row?.unknown ?? 0;
  }
}

export const sentenceOn = (missing: readonly Missing[]): string => `Not in yet: ${missing.map(({ source, events }) => `${events} of ${source}`).join(', ')}`;
