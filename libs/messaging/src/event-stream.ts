import {
  jetstreamManager,
  JetStreamApiCodes,
  JetStreamApiError,
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Standing } from './event-bus.js';

/** A stream of events: its name, the first part of its subjects, which no other stream may share, and its sizes. */
export interface EventStream {
  readonly name: string;
  readonly prefix: string;
  readonly maxBytes?: number;
  readonly maxMessageBytes?: number;
}

/** The one stream of the platform. */
export const EVENTS: EventStream = { name: 'EVENTS', prefix: 'ev' };
const GIB = 1024 ** 3;

/** `ev.bj.orders.order-released.v1` */
export const subjectOf = (branch: string, type: string, { prefix }: EventStream = EVENTS): string => `${prefix}.${branch}.${type}`;
export const filterFor = (type: string, { prefix }: EventStream = EVENTS): string => `${prefix}.*.${type}`;

/**
 * Transport, never the system of record: the outboxes can fill it again (R1, reliability.md 2.8–2.9). What is full says
 * so (`discard: new`), nothing expires before the outboxes have it no more, and one event is at most half a mebibyte.
 */
const configOf = ({ name, prefix, maxBytes = GIB, maxMessageBytes = 524_288 }: EventStream) =>
  ({
    name,
    subjects: [`${prefix}.>`],
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    storage: StorageType.File,
    num_replicas: 1,
    max_bytes: maxBytes,
    max_age: 0,
    max_msgs: -1,
    max_msgs_per_subject: -1,
    max_msg_size: maxMessageBytes,
    duplicate_window: 120_000_000_000,
  }) satisfies Partial<StreamConfig>;

/** What must be as we said; a cluster may keep more replicas than one. */
const COMPARED = ['retention', 'discard', 'storage', 'max_bytes', 'max_age', 'max_msgs', 'max_msgs_per_subject', 'max_msg_size', 'duplicate_window'] as const;

/** The setup step makes the stream, and brings an older one to today's settings; services have no right to (S10). Safe to repeat. */
export async function createEventStream(nats: NatsConnection, stream: EventStream = EVENTS): Promise<void> {
  const { streams } = await jetstreamManager(nats);
  const wanted = configOf(stream);
  const known = await streamInfo(nats, stream);
  if (!known) await streams.add(wanted);
  else if (differences(known.config, stream).length > 0) await streams.update(stream.name, { ...wanted, num_replicas: known.config.num_replicas });
}

/** Throws the stream away and makes it anew, empty: the outboxes notice and fill it. */
export async function recreateEventStream(nats: NatsConnection, stream: EventStream = EVENTS): Promise<void> {
  const { streams } = await jetstreamManager(nats);
  if (await streamInfo(nats, stream)) await streams.delete(stream.name);
  await streams.add(configOf(stream));
}

/** Null when it is not there. */
async function streamInfo(nats: NatsConnection, { name }: EventStream): Promise<StreamInfo | null> {
  const { streams } = await managerOf(nats);
  return streams.info(name).catch((error: unknown) => {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return null;
    throw error;
  });
}

const managerOf = (nats: NatsConnection): Promise<JetStreamManager> => jetstreamManager(nats, { checkAPI: false });

function differences(config: StreamConfig, stream: EventStream): string[] {
  const wanted = configOf(stream);
  const others = COMPARED.filter((name) => config[name] !== wanted[name]).map((name) => `${name}=${String(config[name])} instead of ${String(wanted[name])}`);
  const subjects = config.subjects.join(',');
  return subjects === wanted.subjects.join(',') ? others : [...others, `subjects=${subjects}`];
}

/** Which stream of that name this is; null when there is none. A server that silently ignored a setting is not worked with. */
export async function standingOf(nats: NatsConnection, stream: EventStream = EVENTS): Promise<Standing | null> {
  const info = await streamInfo(nats, stream);
  if (!info) return null;
  const wrong = differences(info.config, stream);
  if (wrong.length > 0) throw new Error(`The stream ${stream.name} is not as we rely on it (${wrong.join('; ')}): run the migration step`);
  return { created: info.created, lastSeq: info.state.last_seq };
}

export const streamMissing = ({ name }: EventStream): string => `The stream ${name} is not there, or not for us: run \`npm run streams:rebuild\``;

/** Makes sure that the stream is there and is configured as we rely on it, else stops the start. */
export async function checkedEventStream(nats: NatsConnection, stream: EventStream = EVENTS): Promise<JetStreamManager> {
  const standing = await standingOf(nats, stream).catch((cause: unknown) => {
    throw cause instanceof Error && cause.message.includes(' as we rely on it ') ? cause : new Error(streamMissing(stream), { cause });
  });
  if (!standing) throw new Error(streamMissing(stream));
  return managerOf(nats);
}
