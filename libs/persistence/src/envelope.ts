import type { EventEnvelope } from '@tradewind/kernel/event';
import type { OutboxMessage } from './outbox.entity.js';

/** An event of the outbox as it travels: the same text whenever it is sent. */
export function envelopeOf(message: OutboxMessage): EventEnvelope {
  const { id, type, aggregateType, aggregateId, aggregateSeq, previous, org, branch, actorId, traceparent, payload } = message;
  const occurredAt = message.occurredAt.toISOString();
  return { id, type, aggregateType, aggregateId, aggregateSeq, previous, occurredAt, org, branch, actorId, traceparent, payload };
}
