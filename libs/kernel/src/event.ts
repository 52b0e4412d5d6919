import type { Shape } from './operation.js';

/** `orders.order-released.v1`: service, fact in the past tense, version. */
export type EventName = `${string}.${string}.v${number}`;

export interface EventType<P extends object = object> {
  readonly type: EventName;
  readonly payload: Shape<P>;
}

const DECLARED = new Map<string, EventType>();

/** Declares a fact that a service announces. Payloads carry ids, amounts and times; never personal data. */
export function defineEvent<P extends object>(type: EventName, payload: Shape<P>): EventType<P> {
  const event = { type, payload };
  DECLARED.set(type, event);
  return event;
}

/** Every event of the platform whose declaration has been imported. */
export const declaredEvents = (): readonly EventType[] => [...DECLARED.values()];

/** An event as it is stored in the outbox and travels on JetStream. */
export interface EventEnvelope<P extends object = object> {
  readonly id: string;
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** 1, 2, 3 … per aggregate, without gaps. */
  readonly aggregateSeq: number;
  /** Of each type this aggregate announced before: the sequence of the last one. So a consumer sees what it misses of the types it takes in (R4). */
  readonly previous?: Readonly<Record<string, number>>;
  readonly occurredAt: string;
  /** Path of the organisation unit the fact belongs to. */
  readonly org: string;
  readonly branch: string;
  readonly actorId: string;
  readonly traceparent: string | null;
  readonly payload: P;
}

export type PayloadOf<E> = E extends EventType<infer P> ? P : never;

/** `orders.order-released.v1` → `orders`: the service that announces it, and can be asked for it again. */
export const sourceOf = (type: string): string => type.split('.', 1)[0] ?? '';
