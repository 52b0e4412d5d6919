import type { MsgHdrs } from '@nats-io/transport-node';
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
  /** The body as it came over the bus, so that who passes it on need not read it; absent where it did not. */
  readonly bytes?: Uint8Array;
  /** Version of the resource in the body, for the ETag. */
  readonly version: number | null;
  /** True when the answer was given before, under the same Idempotency-Key. */
  readonly replayed: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Headers that are only written. The client's own go through all names, letter by letter, for each that is set (a quarter of what sending
 * cost the gateway); of what it publishes it asks nothing but the bytes.
 */
export class WrittenHeaders {
  private text = 'NATS/1.0';

  set(name: string, value: string): this {
    if (value.includes('\n') || value.includes('\r')) throw new Error(`${name} has more than one line`);
    this.text += `\r\n${name}: ${value}`;
    return this;
  }

  encode(): Uint8Array {
    return encoder.encode(`${this.text}\r\n\r\n`);
  }

  /** As the client takes them. */
  get asHeaders(): MsgHdrs {
    return this as unknown as MsgHdrs;
  }
}

export function encodeHeaders(call: CallHeaders): WrittenHeaders {
  const h = new WrittenHeaders();
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

/** The first value of each: gone through once, where the client would go through all names for each that is asked for. */
function valuesOf(h: MsgHdrs | undefined): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, [value = '']] of h ?? []) values.set(name, value);
  return values;
}

export function decodeHeaders(h: MsgHdrs | undefined): CallHeaders {
  const values = valuesOf(h);
  const text = (name: string): string | null => values.get(name) ?? null;
  const number = (name: string): number | null => {
    const given = values.get(name);
    return given === undefined ? null : parseInt(given, 10);
  };
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

export function encodeAnswer({ outcome, version, replayed }: Answer): WrittenHeaders {
  const h = new WrittenHeaders();
  h.set(HEADER.outcome, outcome);
  if (version !== null) h.set(HEADER.version, String(version));
  if (replayed) h.set(HEADER.replayed, '1');
  return h;
}

/** An answer whose body is read when somebody asks for it. */
class Received implements Answer {
  private text: string | undefined;

  constructor(
    readonly outcome: Answer['outcome'],
    readonly bytes: Uint8Array,
    readonly version: number | null,
    readonly replayed: boolean,
  ) {}

  get body(): string {
    return (this.text ??= decoder.decode(this.bytes));
  }
}

export function decodeAnswer(h: MsgHdrs | undefined, bytes: Uint8Array): Answer {
  const values = valuesOf(h);
  const version = values.get(HEADER.version);
  return new Received(
    values.get(HEADER.outcome) === 'ok' ? 'ok' : 'fault',
    bytes,
    version === undefined ? null : parseInt(version, 10),
    values.get(HEADER.replayed) === '1',
  );
}
