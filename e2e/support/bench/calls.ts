import { reachOf, systemActor, type Actor, type Grant } from '@tradewind/kernel/actor';
import { withCall, type Call } from '@tradewind/kernel/call';
import { newId } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';

export const NEEDS = 'note:write';

/** Somebody whose posts reach these units; `own@hq.bj` means their own rows in it. */
export function someone(...reaches: readonly string[]): Actor {
  const grants = reaches.map((where): Grant => ({ permission: NEEDS, org: where.replace('own@', ''), own: where.startsWith('own@') }));
  const org = grants[0]?.org ?? 'hq';
  return { id: newId(), name: '李慧', kind: 'person', posts: [{ post: 'tester', org, branch: org.split('.')[1] ?? 'hq' }], grants };
}

export const THE_PLATFORM = systemActor('bench');

/** Reads as this actor, as an operation would. */
export function asking<T>(actor: Actor, work: () => Promise<T>, given: Partial<Call> = {}): Promise<T> {
  const call: Call = {
    actor,
    action: 'bench.test',
    reach: reachOf(actor, NEEDS),
    at: new Date('2026-04-01T02:00:00Z'),
    requestId: 'request-1',
    traceparent: null,
    deadline: Number.MAX_SAFE_INTEGER,
    token: null,
    ifMatch: null,
    addressed: new Set(),
    idempotencyKey: null,
    policiesUsed: new Set(),
    ...given,
  };
  return withCall(call, work);
}

/** Commands as this actor, in one unit of work. */
export const commanding = <T>(db: Database, actor: Actor, work: () => Promise<T>, given: Partial<Call> = {}): Promise<T> =>
  asking(actor, () => db.unitOfWork(work), given);
