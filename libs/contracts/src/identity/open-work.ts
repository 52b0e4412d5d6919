import { defineEvent, type EventType } from '@tradewind/kernel/event';
import { defineApi, operation, type Api, type Operation } from '@tradewind/kernel/operation';
import { Code, Count, Flag, Id, ListOf, Text } from '../fields.js';

/** Services in which people have work that can be handed over. */
export const WORK_SERVICES = ['customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
export type WorkService = (typeof WORK_SERVICES)[number];

export class WorkOf {
  @Id() readonly personId!: string;
}
export class WorkCountView {
  @Code({ doc: 'e.g. `customers`, `orders`' }) readonly kind!: string;
  @Count() readonly count!: number;
  @Flag({ doc: 'False: personal, or already judged by the successor; it stays' }) readonly moves!: boolean;
}
export class OpenWorkView {
  @ListOf(() => WorkCountView, { min: 0 }) readonly work!: readonly WorkCountView[];
}

/** The same small operation in each of these services: what a person has open there. */
const openWorkApi = <S extends WorkService>(service: S) =>
  defineApi(service, {
    openWorkOf: operation({
      http: `GET /open-work/${service}`,
      allow: 'org:manage',
      summary: `What a person has open in ${service}`,
      query: WorkOf,
      reply: OpenWorkView,
    }),
  });

export const OPEN_WORK_APIS = Object.fromEntries(WORK_SERVICES.map((service) => [service, openWorkApi(service)])) as unknown as Readonly<
  Record<WorkService, Api & { readonly openWorkOf: Operation<WorkOf, OpenWorkView> }>
>;

export class WorkHandedOverPayload {
  @Id() readonly handOverId!: string;
  @Id() readonly fromId!: string;
  @Id() readonly toId!: string;
  @Text({ doc: 'Name as colleagues see it' }) readonly toName!: string;
}
/** Everything this person has open goes to the successor. */
export const workHandedOver = defineEvent('identity.work-handed-over.v1', WorkHandedOverPayload);

export class WorkTakenOverPayload {
  @Id() readonly handOverId!: string;
  @ListOf(() => WorkCountView, { min: 0 }) readonly work!: readonly WorkCountView[];
}
/** A service has moved its part of a hand-over. */
export const WORK_TAKEN_OVER = Object.fromEntries(
  WORK_SERVICES.map((service) => [service, defineEvent(`${service}.work-taken-over.v1`, WorkTakenOverPayload)]),
) as unknown as Readonly<Record<WorkService, EventType<WorkTakenOverPayload>>>;
