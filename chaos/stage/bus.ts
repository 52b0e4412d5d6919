import { jetstreamManager, type ConsumerInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { EVENTS } from '@tradewind/messaging/event-stream';
import { connectNats } from '@tradewind/runtime/nats';

/** The bus as its administrator sees it, for as long as `work` takes. */
export async function onTheBus<T>(adminUrl: string, work: (nats: NatsConnection) => Promise<T>): Promise<T> {
  const nats = await connectNats(adminUrl, 'chaos');
  try {
    return await work(nats);
  } finally {
    await nats.close();
  }
}

/** Events that some service has yet to take in. */
export const waitingOnTheBus = (adminUrl: string): Promise<number> =>
  onTheBus(adminUrl, async (nats) => {
    const { consumers } = await jetstreamManager(nats);
    const all: ConsumerInfo[] = [];
    for await (const consumer of consumers.list(EVENTS.name)) all.push(consumer);
    // what the program itself reads the stream with is nobody's inbox
    const inboxes = all.filter(({ config }) => config.durable_name !== undefined);
    return inboxes.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0);
  });
