import { defineApi, serviceOperation, type Api, type Operation } from '@tradewind/kernel/operation';
import { AUDITED_SERVICES } from '../audit/audit.api.js';
import { Code, Count, Id, Json } from '../fields.js';

/** Which events somebody misses. */
export class ReplayEvents {
  @Code({ doc: 'Kind of record' }) readonly aggregateType!: string;
  @Id() readonly aggregateId!: string;
  @Count({ min: 1, doc: 'The first sequence of interest' }) readonly from!: number;
}

export class ReplayedEvents {
  @Json({ doc: 'The events as they travel, in order; at most 200' }) readonly events!: readonly object[];
}

/**
 * What a service gives another that missed events of a record (R4): what its outbox keeps and has published, no more
 * than everybody may read on the stream. Whoever asks signs (S9).
 */
export const eventsApi = (service: string): Api & { readonly replayEvents: Operation<ReplayEvents, ReplayedEvents> } =>
  defineApi(service, {
    replayEvents: serviceOperation({
      from: AUDITED_SERVICES,
      summary: `Events of a record of ${service} once more`,
      query: ReplayEvents,
      reply: ReplayedEvents,
    }),
  });
