import { contentHash } from '@tradewind/domain/content-hash';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { envelopeOf } from '@tradewind/persistence/envelope';
import type { OutboxMessage } from '@tradewind/persistence/outbox.entity';
import type { Parcel } from './event-bus.js';

/** Most events one parcel holds, and most characters: it is taken in, and comes again, as one. */
const MOST_EVENTS = 100;
const MOST_CHARACTERS = 100_000;

/** A parcel and the events in it. */
export interface Packed {
  readonly parcel: Parcel;
  readonly messages: readonly OutboxMessage[];
}

/** Each event travels by itself: its text is the envelope. */
export const alone = (message: OutboxMessage): Packed => ({
  messages: [message],
  parcel: { id: message.id, type: message.type, branch: message.branch, text: textOf(message) },
});

/** Events of one type and branch together, in their order: the text is the list of their envelopes. For when many wait. */
export const together = (messages: readonly OutboxMessage[]): Packed[] =>
  [...Map.groupBy(messages, ({ type, branch }) => `${branch} ${type}`).values()].flatMap(packed);

/** The same ids, the same parcel: the bus may drop the second copy of it, and of no other. */
function packed(messages: readonly OutboxMessage[]): Packed[] {
  const packs: { texts: string[]; messages: OutboxMessage[]; length: number }[] = [];
  for (const message of messages) {
    const text = textOf(message);
    const last = packs.at(-1);
    if (!last || last.texts.length >= MOST_EVENTS || last.length + text.length > MOST_CHARACTERS)
      packs.push({ texts: [text], messages: [message], length: text.length });
    else {
      last.texts.push(text);
      last.messages.push(message);
      last.length += text.length;
    }
  }
  return packs.map(({ texts, messages: [first, ...others] }) => {
    if (!first) throw new Error('A parcel is never empty');
    if (others.length === 0) return alone(first);
    const { type, branch } = first;
    const all = [first, ...others];
    return { messages: all, parcel: { id: contentHash(all.map(({ id }) => id)), type, branch, text: `[${texts.join(',')}]` } };
  });
}

const textOf = (message: OutboxMessage): string => JSON.stringify(envelopeOf(message) satisfies EventEnvelope);

/** The events in a parcel; null for what no outbox of ours has written: it must not stop the flow. */
export function factsIn(text: string): readonly EventEnvelope[] | null {
  try {
    const found = JSON.parse(text) as Partial<EventEnvelope> | readonly Partial<EventEnvelope>[] | null;
    const facts = Array.isArray(found) ? (found as readonly Partial<EventEnvelope>[]) : [found as Partial<EventEnvelope> | null];
    const areOurs = facts.every((fact) => typeof fact?.id === 'string' && typeof fact.type === 'string');
    return facts.length > 0 && areOurs ? (facts as readonly EventEnvelope[]) : null;
  } catch {
    return null;
  }
}
