import { currentCall } from '@tradewind/kernel/call';
import type { Aggregate, Recorded } from '@tradewind/domain/aggregate';
import type { EntityManager } from 'typeorm';
import { AuditEntry } from './audit.entity.js';
import { OutboxMessage } from './outbox.entity.js';

/** Channel the relay listens on. */
export const OUTBOX_CHANNEL = 'outbox';

/** The events an aggregate recorded and the audit row of its change, in the transaction of the change. */
export async function writeEventsAndAudit(tx: EntityManager, aggregate: Aggregate<unknown>): Promise<void> {
  const { events, changes } = aggregate.takeRecord();
  await tx.createQueryBuilder().insert().into(AuditEntry).values(auditRow(aggregate, changes)).updateEntity(false).execute();
  if (events.length === 0) return;
  await tx
    .createQueryBuilder()
    .insert()
    .into(OutboxMessage)
    .values(events.map((recorded) => outboxRow(aggregate, recorded)))
    .updateEntity(false)
    .execute();
  await tx.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
}

const nameOf = (aggregate: Aggregate<unknown>): string => aggregate.constructor.name;

function outboxRow(aggregate: Aggregate<unknown>, { id, event, payload, aggregateSeq }: Recorded) {
  const { at, actor, traceparent } = currentCall();
  const { org, branch, id: aggregateId } = aggregate;
  return {
    id,
    type: event.type,
    aggregateType: nameOf(aggregate),
    aggregateId,
    aggregateSeq,
    occurredAt: at,
    org,
    branch,
    actorId: actor.id,
    traceparent,
    payload,
    publishedAt: null,
  };
}

function auditRow(aggregate: Aggregate<unknown>, changes: object) {
  const { at, actor, action, requestId, policiesUsed } = currentCall();
  const { id: aggregateId, version, org, branch } = aggregate;
  return {
    at,
    actorId: actor.id,
    actorName: actor.name,
    action,
    aggregateType: nameOf(aggregate),
    aggregateId,
    version,
    org,
    branch,
    requestId,
    changes: withoutSecrets(aggregate, changes),
    policies: [...policiesUsed],
  };
}

/** Fields an aggregate names in `static unaudited` (personal data, hashes) leave only the fact that they changed. */
function withoutSecrets(aggregate: Aggregate<unknown>, changes: object): object {
  const { unaudited = [] } = aggregate.constructor as { unaudited?: readonly string[] };
  return Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, unaudited.includes(name) ? 'changed' : (change as unknown)]));
}
