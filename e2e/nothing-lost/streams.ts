import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { eventually } from '@tradewind/client/eventually';
import { EVENTS } from '@tradewind/messaging/event-stream';
import { factsIn } from '@tradewind/messaging/parcels';
import { connectNats } from '@tradewind/runtime/nats';
import { SERVICES } from './services.ts';
import type { MortalStage } from './stage.ts';

/** Work on the stream of events, as its administrator. */
export async function onTheStream<T>({ at: { started } }: MortalStage, work: (streams: JetStreamManager) => Promise<T>): Promise<T> {
  const nats = await connectNats(started.env.NATS_ADMIN_URL ?? '', 'e2e');
  try {
    return await work(await jetstreamManager(nats));
  } finally {
    await nats.close();
  }
}

/** Every service has been given all that it takes in. */
export const allGiven = ({ consumers }: JetStreamManager): Promise<void> =>
  eventually(async () => {
    const waiting = await Promise.all(SERVICES.map(async (name) => (await consumers.info(EVENTS.name, name)).num_pending));
    expect(waiting).toEqual(SERVICES.map(() => 0));
  }, 40_000);

/** Types of events that a service takes in. */
export async function takenInBy(service: string, { consumers }: JetStreamManager): Promise<ReadonlySet<string>> {
  const { config } = await consumers.info(EVENTS.name, service);
  return new Set((config.filter_subjects ?? []).map((subject) => subject.replace(`${EVENTS.prefix}.*.`, '')));
}

/** All events that the stream holds, alone or many to a parcel. */
export async function eventsOn(streams: JetStreamManager): Promise<number> {
  const consumer = await streams.jetstream().consumers.get(EVENTS.name);
  const { num_pending: parcels } = await consumer.info();
  let events = 0;
  if (parcels > 0)
    for await (const message of await consumer.fetch({ max_messages: parcels, expires: 10_000 })) events += factsIn(message.string())?.length ?? 0;
  return events;
}
