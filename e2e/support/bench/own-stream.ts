import { randomBytes } from 'node:crypto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { createEventStream, subjectOf, type EventStream } from '@tradewind/messaging/event-stream';
import { factsIn } from '@tradewind/messaging/parcels';
import { connectNats } from '@tradewind/runtime/nats';
import { noteWritten, type NoteWritten } from './note.ts';

/** A stream that only one test knows, and a connection to publish on it by hand. */
export interface OwnStream {
  readonly stream: EventStream;
  readonly nats: NatsConnection;
  /** As the relay does, but without an id that the server could know again. */
  publish(fact: EventEnvelope<NoteWritten>): Promise<void>;
  publishText(text: string): Promise<void>;
  /** Everything that is stored, in its order. */
  stored(): Promise<EventEnvelope<NoteWritten>[]>;
  make(): Promise<void>;
  wipe(): Promise<void>;
  remove(): Promise<void>;
}

export async function anOwnStream(sizes: Pick<EventStream, 'maxBytes' | 'maxMessageBytes'> = {}): Promise<OwnStream> {
  const code = randomBytes(4).toString('hex');
  const stream = { name: `TEST_${code}`, prefix: `test-${code}`, ...sizes };
  const nats = await connectNats(process.env.NATS_URL ?? '', 'bench');
  const publishText = async (text: string): Promise<void> => {
    await jetstream(nats).publish(subjectOf('bj', noteWritten.type, stream), text);
  };
  const wipe = async (): Promise<void> => {
    await (await jetstreamManager(nats)).streams.delete(stream.name);
  };
  return {
    stream,
    nats,
    publishText,
    publish: (fact) => publishText(JSON.stringify(fact)),
    stored: async () => {
      const consumer = await jetstream(nats).consumers.get(stream.name);
      const { num_pending: count } = await consumer.info();
      const facts: EventEnvelope<NoteWritten>[] = [];
      if (count > 0)
        for await (const message of await consumer.fetch({ max_messages: count, expires: 3_000 }))
          facts.push(...((factsIn(message.string()) ?? []) as EventEnvelope<NoteWritten>[]));
      return facts;
    },
    make: async () => {
      await createEventStream(nats, stream);
    },
    wipe,
    remove: async () => {
      await wipe();
      await nats.close();
    },
  };
}

export const aFact = (title: string, given: Partial<EventEnvelope<NoteWritten>> = {}): EventEnvelope<NoteWritten> => ({
  id: newId(),
  type: noteWritten.type,
  aggregateType: 'Note',
  aggregateId: newId(),
  aggregateSeq: 1,
  occurredAt: '2026-04-01T02:00:00.000Z',
  org: 'hq.bj',
  branch: 'bj',
  actorId: newId(),
  traceparent: null,
  payload: { title },
  ...given,
});

/** What the outbox of one note would send, one after the other. */
export function factsOfOneNote(titles: readonly string[], given: Partial<EventEnvelope<NoteWritten>> = {}): EventEnvelope<NoteWritten>[] {
  const aggregateId = newId();
  return titles.map((title, i) => aFact(title, { aggregateId, aggregateSeq: i + 1, previous: i === 0 ? {} : { [noteWritten.type]: i }, ...given }));
}
