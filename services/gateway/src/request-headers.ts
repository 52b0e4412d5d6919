import { newId } from '@tradewind/kernel/ids';
import type { Operation } from '@tradewind/kernel/operation';
import type { CallHeaders } from '@tradewind/messaging/wire';
import type { FastifyRequest } from 'fastify';
import type { Admitted } from './admitted.js';
import { isFromTheConsole, keptBy } from './console/cookies.js';
import { headerUnreadable, ifMatchNeeded } from './gateway-faults.js';

/** The whole of a request may take this long (R14). */
const BUDGET_MS = 10_000;

export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What of an HTTP request travels on to the service. Everything else, above all who somebody claims to be, stays outside (S9). */
export function callHeaders(op: Operation, headers: HttpHeaders, requestId: string, { token, client }: Admitted, budgetMs = BUDGET_MS): CallHeaders {
  return {
    token,
    client,
    requestId,
    budgetMs,
    ifMatch: ifMatch(op, headers),
    idempotencyKey: op.isCommand ? idempotencyKey(headers) : null,
    asOf: asOf(headers),
  };
}

/** The caller's own request id when it is a harmless one, else a new one. */
export function requestIdOf(headers: HttpHeaders): string {
  const given = one(headers, 'x-request-id');
  return given !== null && /^[\w.:-]{1,64}$/.test(given) ? given : newId();
}

/** The token of the request: its bearer, else the session of the console, whose cookies are nothing unless the console itself asks. */
export function tokenOf(request: Pick<FastifyRequest, 'headers' | 'protocol'>): string | null {
  const given = one(request.headers, 'authorization');
  if (given === null) return isFromTheConsole(request) ? keptBy(request).access : null;
  const [scheme, token] = given.split(' ');
  return scheme?.toLowerCase() === 'bearer' && token ? token : null;
}

function ifMatch({ spec }: Operation, headers: HttpHeaders): number | null {
  const given = one(headers, 'if-match');
  if (given === null) {
    if (spec.http.startsWith('PATCH ') || spec.http.startsWith('PUT ')) throw ifMatchNeeded();
    return null;
  }
  const version = /^"v(\d{1,9})"$/.exec(given.trim())?.[1];
  if (version === undefined) throw headerUnreadable({ header: 'If-Match', form: '"v7"' });
  return parseInt(version, 10);
}

function idempotencyKey(headers: HttpHeaders): string | null {
  const given = one(headers, 'idempotency-key')?.replace(/^"(.*)"$/, '$1') ?? null;
  if (given !== null && !/^[\x21-\x7e]{1,255}$/.test(given)) throw headerUnreadable({ header: 'Idempotency-Key', form: 'up to 255 visible ASCII characters' });
  return given;
}

function asOf(headers: HttpHeaders): string | null {
  const given = one(headers, 'x-as-of');
  if (given !== null && Number.isNaN(Date.parse(given))) throw headerUnreadable({ header: 'X-As-Of', form: '2026-09-30T08:00:00+08:00' });
  return given;
}

function one(headers: HttpHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
