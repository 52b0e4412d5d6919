import 'reflect-metadata';
import type { EventEnvelope, EventType } from '@tradewind/kernel/event';

/** A reaction gets the payload and the whole fact: who, when, where. */
export type Reaction<P extends object> = (payload: P, fact: EventEnvelope<P>) => Promise<void>;

export interface Consumption {
  readonly event: EventType;
  readonly method: string;
}

const CONSUMES = Symbol('consumes');

/** Runs once per event: the reaction's writes and the inbox row commit in the same transaction (R3). */
export function Consumes<P extends object>(event: EventType<P>) {
  return <M extends Reaction<P>>(target: object, method: string, _method: TypedPropertyDescriptor<M>): void => {
    Reflect.defineMetadata(CONSUMES, [...consumptionsOf(target), { event: event as EventType, method }], target);
  };
}

export const consumptionsOf = (target: object): readonly Consumption[] => (Reflect.getMetadata(CONSUMES, target) as Consumption[] | undefined) ?? [];
