import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { Client } from '@tradewind/kernel/call';

/** Headers of requests and replies on NATS. Nobody trusts an actor in a payload or header: only the token says who calls. */
export const HEADER = {
  token: 'tw-token',
  requestId: 'tw-request-id',
  /** Milliseconds the caller still waits; a span, so that no two clocks need agree (R14). */
  budget: 'tw-budget',
  idempotencyKey: 'tw-idempotency-key',
  ifMatch: 'tw-if-match',
  asOf: 'tw-as-of',
  gatewayKey: 'tw-gateway-key',
  clientAddress: 'tw-client-address',
  userAgent: 'tw-user-agent',
  outcome: 'tw-outcome',
  version: 'tw-version',
  replayed: 'tw-replayed',
} as const;

/** What accompanies a request. */
export interface CallHeaders {
  readonly token: string | null;
  readonly requestId: string;
  readonly budgetMs: number;
  readonly idempotencyKey?: string | null;
  readonly ifMatch?: number | null;
  /** Simulated time, honoured only where the platform was started with SIMULATED_TIME=on. */
  readonly asOf?: string | null;
  /** From where the request came, as the gateway saw it. */
  readonly client?: Client | null;
  /** Shown by the gateway with internal operations, and only with these. */
  readonly gatewayKey?: string | null;
}

/** An answer as it travels: the body is JSON text, passed on byte for byte. */
export interface Answer {
  readonly outcome: 'ok' | 'fault';
  readonly body: string;
  /** Version of the resource in the body, for the ETag. */
  readonly version: number | null;
  /** True when the answer was given before, under the same Idempotency-Key. */
  readonly replayed: boolean;
}

export function encodeHeaders(call: CallHeaders): MsgHdrs {
  const h = headers();
  if (call.token) h.set(HEADER.token, call.token);
  h.set(HEADER.requestId, call.requestId);
  h.set(HEADER.budget, String(Math.max(0, Math.round(call.budgetMs))));
  if (call.idempotencyKey) h.set(HEADER.idempotencyKey, call.idempotencyKey);
  if (call.ifMatch != null) h.set(HEADER.ifMatch, String(call.ifMatch));
  if (call.asOf) h.set(HEADER.asOf, call.asOf);
  if (call.client) {
    h.set(HEADER.clientAddress, call.client.address);
    h.set(HEADER.userAgent, call.client.userAgent);
  }
  if (call.gatewayKey) h.set(HEADER.gatewayKey, call.gatewayKey);
  return h;
}

export function decodeHeaders(h: MsgHdrs | undefined): CallHeaders {
  const text = (name: string): string | null => (h?.has(name) ? h.get(name) : null);
  const number = (name: string): number | null => (text(name) === null ? null : parseInt(text(name) ?? '', 10));
  return {
    token: text(HEADER.token),
    requestId: text(HEADER.requestId) ?? 'none',
    budgetMs: number(HEADER.budget) ?? 2_000,
    idempotencyKey: text(HEADER.idempotencyKey),
    ifMatch: number(HEADER.ifMatch),
    asOf: text(HEADER.asOf),
    client: { address: text(HEADER.clientAddress) ?? '', userAgent: text(HEADER.userAgent) ?? '' },
    gatewayKey: text(HEADER.gatewayKey),
  };
}

export function encodeAnswer({ outcome, version, replayed }: Answer): MsgHdrs {
  const h = headers();
  h.set(HEADER.outcome, outcome);
  if (version !== null) h.set(HEADER.version, String(version));
  if (replayed) h.set(HEADER.replayed, '1');
  return h;
}

export function decodeAnswer(h: MsgHdrs | undefined, body: string): Answer {
  const version = h?.get(HEADER.version);
  return {
    outcome: h?.get(HEADER.outcome) === 'ok' ? 'ok' : 'fault',
    body,
    version: version ? parseInt(version, 10) : null,
    replayed: h?.get(HEADER.replayed) === '1',
  };
}
