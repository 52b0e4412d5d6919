import { reachOf, systemActor } from '@tradewind/kernel/actor';
import type { Call } from '@tradewind/kernel/call';
import { currentTraceparent } from './tracing.js';

/** The call in which a service acts by itself: on a fact, or because time has come. */
export function systemCall(service: string, action: string, at: Date, requestId: string): Call {
  const actor = systemActor(service);
  return {
    actor,
    action,
    reach: reachOf(actor, 'signed-in'),
    at,
    requestId,
    traceparent: currentTraceparent(),
    deadline: Number.MAX_SAFE_INTEGER,
    token: null,
    ifMatch: null,
    addressed: new Set(),
    idempotencyKey: null,
    policiesUsed: new Set(),
  };
}
