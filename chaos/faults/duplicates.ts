import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { EVENTS } from '@tradewind/messaging/event-stream';
import { Chance } from '../../deploy/demo/chance.ts';
import { onTheBus } from '../stage/bus.ts';
import { counted, shuffled, type Fault } from './fault.ts';

interface Message {
  readonly subject: string;
  readonly data: Uint8Array;
}

const COPIES = 3;
/** So far apart may copies come of what belongs together. */
const SHUFFLED_BY = 50;
const AT_ONCE = 200;

export const duplicates: Fault = {
  name: 'duplicates',
  does: `events of the stream are published ${COPIES} times more, as new messages, in a shuffled order (the last 500 in the default form, all of them with --release)`,
  plan: (chance, cycles) => Array.from({ length: cycles }, () => ({ last: cycles > 1 ? 1_000_000 : 500, seed: chance.whole(1, 1e9) })),
  async strike(stage, plan) {
    const chance = new Chance(counted(plan, 'seed'));
    await onTheBus(stage.servers.nats.adminUrl, async (nats) => {
      const stream = jetstream(nats);
      const known = await lastOf(stream, counted(plan, 'last'));
      const again = Array.from({ length: COPIES }, () => known).flat();
      for (let at = 0; at < again.length; at += SHUFFLED_BY) await publish(stream, shuffled(chance, again.slice(at, at + SHUFFLED_BY)));
    });
    return { healedAt: performance.now(), service: null };
  },
};

async function lastOf(stream: JetStreamClient, last: number): Promise<Message[]> {
  const consumer = await stream.consumers.get(EVENTS.name);
  const { num_pending: count } = await consumer.info();
  const messages: Message[] = [];
  if (count === 0) return messages;
  for await (const { subject, data } of await consumer.consume()) {
    messages.push({ subject, data });
    if (messages.length === count) break;
  }
  return messages.slice(-last);
}

/** Without the id that JetStream knows a message by: only the inbox can tell that they are old (R3). */
async function publish(stream: JetStreamClient, messages: readonly Message[]): Promise<void> {
  for (let at = 0; at < messages.length; at += AT_ONCE)
    await Promise.all(messages.slice(at, at + AT_ONCE).map(({ subject, data }) => stream.publish(subject, data)));
}
