import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor, Reach } from './actor.js';
import type { LoadClass } from './operation.js';

/** Where a request came from. */
export interface Client {
  readonly address: string;
  readonly userAgent: string;
}

/** Everything that is true of the one call being served; repositories read scope, version and time from here. */
export interface Call {
  readonly actor: Actor;
  /** What is being done: an operation id, a reaction or a clock. Goes into the audit trail. */
  readonly action: string;
  /** What kind of work it is; absent where a service acts by itself. */
  readonly load?: LoadClass;
  readonly reach: Reach;
  /** Why, in the caller's own words: the `reason` of the request where the operation takes one. */
  readonly reason?: string | null;
  /** The moment all decisions of this call are made at. */
  readonly at: Date;
  readonly requestId: string;
  readonly traceparent: string | null;
  /** Epoch milliseconds after which nobody waits for the answer any more. */
  readonly deadline: number;
  readonly token: string | null;
  /** From where, as the gateway saw it: shown to people and counted for limits, never trusted for more. */
  readonly client?: Client;
  /** Version the caller believes is current (If-Match) of what the path names. */
  readonly ifMatch: number | null;
  /** The ids in the path: If-Match speaks of these, not of what else the command changes. */
  readonly addressed: ReadonlySet<string>;
  readonly idempotencyKey: string | null;
  /** Policy versions used so far, e.g. `sla@3`; written to the audit row. */
  readonly policiesUsed: Set<string>;
}

const calls = new AsyncLocalStorage<Call>();

export const withCall = <T>(call: Call, work: () => Promise<T>): Promise<T> => calls.run(call, work);

/** The call being served; there is none only outside `serve`, reactions and clocks, and then nothing may be read or written. */
export function currentCall(): Call {
  const call = calls.getStore();
  if (!call) throw new Error('No call is being served here: data can be reached only from an operation, a reaction or a clock');
  return call;
}

export const callInProgress = (): Call | undefined => calls.getStore();
