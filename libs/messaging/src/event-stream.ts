import { jetstreamManager, DiscardPolicy, RetentionPolicy, StorageType, type JetStreamManager, type StreamConfig } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';

/** A stream of events: its name, and the first part of its subjects, which no other stream may share. */
export interface EventStream {
  readonly name: string;
  readonly prefix: string;
}

/** The one stream of the platform. */
export const EVENTS: EventStream = { name: 'EVENTS', prefix: 'ev' };
const GIB = 1024 ** 3;

/** `ev.bj.orders.order-released.v1` */
export const subjectOf = (branch: string, type: string, { prefix }: EventStream = EVENTS): string => `${prefix}.${branch}.${type}`;
export const filterFor = (type: string, { prefix }: EventStream = EVENTS): string => `${prefix}.*.${type}`;

/** Transport, never the system of record: the outboxes can fill it again (R1, reliability.md 2.8–2.9). */
const configOf = ({ name, prefix }: EventStream) =>
  ({
    name,
    subjects: [`${prefix}.>`],
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    storage: StorageType.File,
    num_replicas: 1,
    max_bytes: GIB,
    duplicate_window: 120_000_000_000,
  }) satisfies Partial<StreamConfig>;

/** The setup step makes the stream; services have no right to (S10). Safe to repeat. */
export async function createEventStream(nats: NatsConnection, stream: EventStream = EVENTS): Promise<void> {
  const manager = await jetstreamManager(nats);
  await manager.streams.info(stream.name).catch(() => manager.streams.add(configOf(stream)));
}

/** Makes sure the stream is there and is configured as we rely on it; a server that silently ignored a setting stops the start. */
export async function checkedEventStream(nats: NatsConnection, stream: EventStream = EVENTS): Promise<JetStreamManager> {
  const wanted = configOf(stream);
  const manager = await jetstreamManager(nats, { checkAPI: false });
  const { config } = await manager.streams.info(stream.name).catch((cause: unknown) => {
    throw new Error(`The stream ${stream.name} is not there, or not for us: run the migration step first`, { cause });
  });
  for (const name of ['retention', 'discard', 'storage', 'max_bytes'] as const) {
    if (config[name] !== wanted[name]) throw new Error(`The stream ${stream.name} has ${name}=${String(config[name])}; ${String(wanted[name])} is needed`);
  }
  return manager;
}
