import { recordedFor } from '@tradewind/kernel/actor';
import type { EventType } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { currentCall } from '@tradewind/kernel/call';
import type { Aggregate, Recorded } from '@tradewind/domain/aggregate';
import type { EntityManager } from 'typeorm';
import { auditText } from './audit-content.js';
import { auditKeyOf, type AuditKey } from './audit-key.js';
import type { NewOutboxMessage } from './outbox.entity.js';
import type { WrittenTrace } from './records.js';
import { leave } from './unit-of-work.js';

/** The events that aggregates recorded and the audit rows of their changes, in the transaction of the change. */
export async function writeEventsAndAudit(tx: EntityManager, aggregates: readonly Aggregate<unknown>[]): Promise<void> {
  const records = aggregates.map((aggregate) => ({ aggregate, ...aggregate.takeRecord() }));
  await writeAudit(
    tx,
    records.map(({ aggregate, changes }) => traceOf(aggregate, changes)),
  );
  const messages = records.flatMap(({ aggregate, events }) => events.map((recorded) => outboxRow(aggregate, recorded)));
  if (messages.length > 0) await writeOutbox(tx, messages);
}

/** Where a fact that no aggregate recorded belongs, and what it is about. */
export interface Announcement {
  readonly event: EventType;
  readonly payload: object;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly org: string;
  readonly branch: string;
}

/** A fact about a process rather than an aggregate (a hand-over confirmed), once per subject; in the same transaction. */
export async function announce(tx: EntityManager, { event, payload, ...about }: Announcement): Promise<void> {
  const { at, actor, traceparent } = currentCall();
  await writeOutbox(tx, [
    { ...about, id: newId(), type: event.type, aggregateSeq: 1, occurredAt: at, actorId: actor.id, traceparent, payload, publishedAt: null },
  ]);
}

async function writeOutbox(tx: EntityManager, rows: readonly NewOutboxMessage[]): Promise<void> {
  await leave(tx, { facts: rows });
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

/** What a trace is about, and what changed. */
export interface Trace {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly org: string;
  readonly branch: string;
  readonly ownerId: string;
  readonly changes: object;
}

/** Traces of what was done to rows without loading them as aggregates (moved units, hand-overs); in the same transaction. */
export async function writeAudit(tx: EntityManager, traces: readonly Trace[]): Promise<void> {
  if (traces.length === 0) return;
  const key = auditKeyOf(tx.dataSource);
  await leave(tx, { traces: traces.map((trace) => written(auditRow(trace), key)) });
}

function traceOf(aggregate: Aggregate<unknown>, changes: object): Trace {
  const { id: aggregateId, version, org, branch, ownerId } = aggregate;
  return { aggregateType: nameOf(aggregate), aggregateId, version, org, branch, ownerId, changes: withoutSecrets(aggregate, changes) };
}

function auditRow({ ownerId, ...trace }: Trace) {
  const { at, actor, action, requestId, reason, policiesUsed, reach } = currentCall();
  const principal = recordedFor(reach, { org: trace.org, ownerId });
  return {
    ...trace,
    id: newId(),
    at,
    actorId: actor.id,
    actorName: actor.name,
    onBehalfOfId: principal?.id ?? null,
    onBehalfOfName: principal?.name ?? null,
    action,
    requestId,
    reason: reason ?? null,
    policies: [...policiesUsed],
  };
}

/** With the mark that is made of its canonical text. Services always have a key; only tests of the tables themselves work without. */
function written(row: ReturnType<typeof auditRow>, key: AuditKey | undefined): WrittenTrace {
  const text = auditText(row);
  const mark = key?.mark(text) ?? null;
  return { row: { ...row, mark }, json: mark === null ? text : `${text.slice(0, -1)},"mark":"${mark}"}` };
}

/** Fields an aggregate names in `static unaudited` (personal data, hashes) leave only the fact that they changed. */
function withoutSecrets(aggregate: Aggregate<unknown>, changes: object): object {
  const { unaudited = [] } = aggregate.constructor as { unaudited?: readonly string[] };
  if (unaudited.length === 0) return changes;
  return Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, unaudited.includes(name) ? 'changed' : (change as unknown)]));
}
