import { createHash } from 'node:crypto';
import type { CheckSignedRequest } from '@tradewind/contracts/identity/partner-apps.api';
import type { FastifyRequest } from 'fastify';
import { bodyUnreadable, headerUnreadable } from './gateway-faults.js';

const FORMS = {
  'x-app-key': 'the id of the partner app',
  'x-timestamp': 'seconds since 1970, e.g. 1763766000',
  'x-nonce': 'up to 64 characters, new for each request',
  'x-signature': 'v1=<hex HMAC-SHA256>',
} as const;

export const isSigned = ({ headers }: FastifyRequest): boolean => headers['x-app-key'] !== undefined || headers['x-signature'] !== undefined;

/** What a signature covers (api.md "Signed requests"), as this request has it. */
export function signedRequest(request: FastifyRequest): CheckSignedRequest {
  if (request.body !== undefined && request.rawBody === undefined) throw bodyUnreadable({ why: 'a signed request carries JSON' });
  return {
    appKey: header(request, 'x-app-key'),
    timestamp: header(request, 'x-timestamp'),
    nonce: header(request, 'x-nonce'),
    signature: header(request, 'x-signature'),
    method: request.method,
    target: sortedTarget(request.raw.url ?? '/'),
    bodyHash: createHash('sha256')
      .update(request.rawBody ?? '')
      .digest('hex'),
  };
}

/** Path and query as they were sent, the parts of the query in the order of their bytes. */
function sortedTarget(url: string): string {
  const [path = '/', ...rest] = url.split('?');
  const parts = rest.join('?').split('&').filter(Boolean).sort();
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

function header({ headers }: FastifyRequest, name: keyof typeof FORMS): string {
  const value = headers[name];
  if (typeof value !== 'string' || value === '') throw headerUnreadable({ header: name, form: FORMS[name] });
  return value;
}
