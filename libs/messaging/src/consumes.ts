import 'reflect-metadata';
import type { EventEnvelope, EventType } from '@tradewind/kernel/event';

/** A reaction gets the payload and the whole fact: who, when, where. */
export type Reaction<P extends object> = (payload: P, fact: EventEnvelope<P>) => Promise<void>;

/** The same for many facts at once, each of another aggregate. */
type ReactionToMany<P extends object> = (facts: readonly EventEnvelope<P>[]) => Promise<void>;

export interface Consumption {
  readonly event: EventType;
  readonly method: string;
  readonly many: boolean;
}

/** A consumption by somebody, ready to be called: `many` where it takes many at once. */
export interface Reacting {
  readonly event: EventType;
  readonly method: string;
  readonly react: Reaction<object>;
  readonly reactToMany: ReactionToMany<object> | null;
}

const CONSUMES = Symbol('consumes');

/** Runs once per event: the reaction's writes and the inbox row commit in the same transaction (R3). */
export function Consumes<P extends object>(event: EventType<P>) {
  return <M extends Reaction<P>>(target: object, method: string, _method: TypedPropertyDescriptor<M>): void => {
    note(target, { event, method, many: false });
  };
}

/**
 * The same for a reaction that only keeps copies, by one statement however many there are: facts that came together commit in one transaction.
 * It looks at the facts alone and not at the call, which is about all of them.
 */
export function ConsumesMany<P extends object>(event: EventType<P>) {
  return <M extends ReactionToMany<P>>(target: object, method: string, _method: TypedPropertyDescriptor<M>): void => {
    note(target, { event, method, many: true });
  };
}

function note(target: object, consumption: Consumption): void {
  Reflect.defineMetadata(CONSUMES, [...consumptionsOf(target), consumption], target);
}

export const consumptionsOf = (target: object): readonly Consumption[] => (Reflect.getMetadata(CONSUMES, target) as Consumption[] | undefined) ?? [];

/** What an instance consumes, to be called. */
export const reactingOf = (instance: object): readonly Reacting[] =>
  consumptionsOf(instance).map(({ event, method, many }) => {
    const bound = (Reflect.get(instance, method) as (...args: unknown[]) => Promise<void>).bind(instance);
    return many
      ? { event, method, react: (_, fact) => bound([fact]), reactToMany: (facts) => bound(facts) }
      : { event, method, react: (payload, fact) => bound(payload, fact), reactToMany: null };
  });
