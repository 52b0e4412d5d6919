import 'reflect-metadata';
import { sourceOf } from '@tradewind/kernel/event';
import { consumptionsOf } from '@tradewind/messaging/consumes';
import { commonReactions } from '@tradewind/runtime/core.module';
import { DEFINITIONS, type ServiceName } from '../definitions.js';
import { SERVICES } from './reading.js';

/** A reaction of one service to events of others: the name it has in the inbox, and the types it is for. */
export interface Subscription {
  readonly service: ServiceName;
  readonly consumer: string;
  readonly types: readonly string[];
}

/** Every reaction of every service, read from the same decorators that the running services bind. */
export async function subscriptions(): Promise<readonly Subscription[]> {
  const all = await Promise.all(
    SERVICES.map(async (service) => {
      const definition = await DEFINITIONS[service]();
      const providers = [...providersOf(definition.module), ...commonReactions(definition)];
      return [...new Set(providers)].flatMap((provider) => subscriptionsOf(service, provider));
    }),
  );
  return all.flat();
}

/** Whose events these are. */
export const ownerOf = (type: string): ServiceName => sourceOf(type) as ServiceName;

function subscriptionsOf(service: ServiceName, { name, prototype }: Class): Subscription[] {
  const byMethod = Map.groupBy(consumptionsOf(prototype), ({ method }) => method);
  return [...byMethod].map(([method, consumed]) => ({ service, consumer: `${service}.${name}.${method}`, types: consumed.map(({ event }) => event.type) }));
}

interface Class {
  readonly name: string;
  readonly prototype: object;
}

function providersOf(module: object): Class[] {
  const declared = [...metadata(module, 'providers'), ...metadata(module, 'controllers')];
  return [...declared.flatMap(classOf), ...metadata(module, 'imports').flatMap((imported) => (typeof imported === 'function' ? providersOf(imported) : []))];
}

const metadata = (target: object, key: string): readonly unknown[] => (Reflect.getMetadata(key, target) as unknown[] | undefined) ?? [];

function classOf(provider: unknown): Class[] {
  if (typeof provider === 'function') return [provider];
  const { provide } = provider as { readonly provide?: unknown };
  return typeof provide === 'function' ? [provide] : [];
}
