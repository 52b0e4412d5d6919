import { jetstreamManager, DiscardPolicy, RetentionPolicy, StorageType, type JetStreamManager, type StreamConfig } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';

export const EVENT_STREAM = 'EVENTS';
const GIB = 1024 ** 3;

/** `ev.bj.orders.order-released.v1` */
export const subjectOf = (branch: string, type: string): string => `ev.${branch}.${type}`;
export const filterFor = (type: string): string => `ev.*.${type}`;

/** Transport, never the system of record: the outboxes can fill it again (R1, reliability.md 2.8–2.9). */
const CONFIG = {
  name: EVENT_STREAM,
  subjects: ['ev.>'],
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.New,
  storage: StorageType.File,
  num_replicas: 1,
  max_bytes: GIB,
  duplicate_window: 120_000_000_000,
} satisfies Partial<StreamConfig>;

/** Makes sure the stream is there and is configured as we rely on it; a server that silently ignored a setting stops the start. */
export async function ensureEventStream(nats: NatsConnection): Promise<JetStreamManager> {
  const manager = await jetstreamManager(nats);
  const { config } = await manager.streams.info(EVENT_STREAM).catch(() => manager.streams.add(CONFIG));
  for (const name of ['retention', 'discard', 'storage', 'max_bytes'] as const) {
    if (config[name] !== CONFIG[name]) throw new Error(`The stream ${EVENT_STREAM} has ${name}=${String(config[name])}; ${String(CONFIG[name])} is needed`);
  }
  return manager;
}
