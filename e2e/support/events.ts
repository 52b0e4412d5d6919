import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { EventEnvelope, EventType, PayloadOf } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { EVENTS, subjectOf } from '@tradewind/messaging/event-stream';
import { factsIn } from '@tradewind/messaging/parcels';
import { connectNats } from '@tradewind/runtime/nats';

/** Where a fact belongs. */
interface Place {
  readonly org: string;
  readonly branch: string;
}

/** The stream of events, as services see it: for chapters that stand in for a service they are not about. */
export async function onTheStream<T>(work: (stream: JetStreamClient) => Promise<T>): Promise<T> {
  const nats = await connectNats(process.env.NATS_URL ?? '', 'e2e');
  try {
    return await work(jetstream(nats));
  } finally {
    await nats.close();
  }
}

/** Announces a fact the way the outbox of its service would. */
export async function announce<P extends object>(event: EventType<P>, payload: P, { org, branch }: Place, id = newId()): Promise<void> {
  const [, aggregateType = ''] = event.type.split('.');
  const fact: EventEnvelope<P> = {
    ...{ id, type: event.type, aggregateType, aggregateId: id, aggregateSeq: 1, occurredAt: new Date().toISOString(), org, branch },
    ...{ actorId: id, traceparent: null, payload },
  };
  await onTheStream((stream) => stream.publish(subjectOf(branch, event.type), JSON.stringify(fact), { msgID: id }));
}

/** Every fact of a kind that a branch has announced so far. */
export async function announced<E extends EventType>(event: E, branch: string): Promise<PayloadOf<E>[]> {
  return onTheStream(async (stream) => {
    const consumer = await stream.consumers.get(EVENTS.name, { filter_subjects: subjectOf(branch, event.type) });
    const { num_pending: count } = await consumer.info();
    if (count === 0) return [];
    const payloads: PayloadOf<E>[] = [];
    for await (const message of await consumer.fetch({ max_messages: count, expires: 2_000 }))
      payloads.push(...(factsIn(message.string()) ?? []).map(({ payload }) => payload as PayloadOf<E>));
    return payloads;
  });
}
