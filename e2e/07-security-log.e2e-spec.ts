import { randomUUID } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl } from './support/company.ts';
import { aPartner, signed, tokenOf } from './support/partners.ts';
import { logsDump } from './support/personal-dump.ts';

/** A line of the security log, as an operator would search for it. */
interface Line {
  readonly service: string;
  readonly security?: string;
  readonly code?: string;
  readonly operation: string;
  readonly actorId: string;
  readonly headers?: readonly string[];
  readonly requestId: string;
}

const lineOf = (text: string): Line | null => {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
};

/** What the logs say about one request, once they say so much. */
const toldOf = (requestId: string, atLeast = 1): Promise<readonly Line[]> =>
  eventually(() => {
    const lines = logsDump()
      .flatMap(({ text }) => text.split('\n').filter((line) => line.includes(requestId)))
      .flatMap((line) => lineOf(line) ?? [])
      .filter(({ security }) => security !== undefined);
    if (lines.length < atLeast) throw new Error(`nothing in the log about ${requestId}`);
    return Promise.resolve(lines);
  });

const knock = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${baseUrl()}/api/v1${path}`, { headers });

describe('S9, ASVS 16.3 Whoever is refused is in the security log, once, by ids alone', () => {
  let cast: Cast;
  let requestId = '';
  beforeAll(async () => {
    cast = await aBranch('银川分公司');
  });
  beforeEach(() => {
    requestId = `log-${randomUUID()}`;
  });

  it.each([
    ['no token', {}],
    ['a token that is none', { authorization: 'Bearer canary-canary' }],
    ['a token without a signature', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.' }],
    ['a password where a token belongs', { authorization: 'Basic Y2FuYXJ5OmNhbmFyeQ==' }],
  ])('401: %s', async (_, headers) => {
    await expect(knock('/orders', { ...headers, 'x-request-id': requestId }).then(({ status }) => status)).resolves.toBe(401);
    const lines = await toldOf(requestId);
    expect(lines).toMatchObject([{ service: 'orders', security: 'unauthenticated', code: 'access.not-signed-in', operation: 'orders.findOrders' }]);
    expect(JSON.stringify(lines)).not.toMatch(/canary|Y2Fu/);
  });

  it('401: a wrong signature, with the operation that was asked for', async () => {
    const partner = await aPartner({ scopes: [ordersApi.findOrders.id], org: cast.org });
    const response = await signed(partner, 'GET', '/orders', '', { secret: 'not-the-secret', headers: { 'x-request-id': requestId } });
    expect(response.status).toBe(401);
    const lines = await toldOf(requestId, 2);
    expect(lines.map(({ service, operation }) => [service, operation]).sort()).toEqual([
      ['gateway', 'GET /api/v1/orders'],
      ['identity', 'identity.checkSignedRequest'],
    ]);
    expect(new Set(lines.map(({ security }) => security))).toEqual(new Set(['unauthenticated']));
    expect(JSON.stringify(lines)).not.toContain('not-the-secret');
  });

  it('429: who asks more often than agreed, once a minute', async () => {
    const partner = await aPartner({ scopes: [ordersApi.findOrders.id], org: cast.org, quotaPerMinute: 1 });
    const authorization = `Bearer ${await tokenOf(partner)}`;
    const ids = Array.from({ length: 12 }, () => `log-${randomUUID()}`);
    const statuses: number[] = [];
    for (const id of ids) statuses.push((await knock('/orders', { authorization, 'x-request-id': id })).status);
    const refused = ids.filter((_, at) => statuses[at] === 429);
    expect(refused.length).toBeGreaterThan(8);
    const [line] = await toldOf(refused[0] ?? '');
    expect(line).toMatchObject({
      service: 'gateway',
      security: 'too-many',
      code: 'request.too-many',
      operation: 'GET /api/v1/orders',
      actorId: partner.app.id,
    });
  });

  it('404: a route that does not exist, without what was looked for', async () => {
    await expect(knock('/admin/canary-13812341234', { 'x-request-id': requestId }).then(({ status }) => status)).resolves.toBe(404);
    const lines = await toldOf(requestId);
    expect(lines).toMatchObject([{ service: 'gateway', security: 'not-found', code: 'request.route-unknown', operation: 'GET unknown' }]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('headers by which somebody claims to be somebody: dropped, and told by name', async () => {
    await knock('/orders', { 'x-user-id': 'canary', 'tw-actor': 'canary', 'tw-gateway-key': 'canary', 'x-request-id': requestId });
    const lines = await toldOf(requestId, 2);
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ service: 'gateway', security: 'claims-dropped', headers: ['tw-gateway-key', 'x-user-id'], operation: 'GET /api/v1/orders' }),
        expect.objectContaining({ service: 'orders', security: 'unauthenticated' }),
      ]),
    );
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('not what was done, nor what a rule refused', async () => {
    const { findOrders } = ordersApi;
    await cast.rep.call(findOrders, {}, { headers: { 'x-request-id': requestId } });
    const after = `log-${randomUUID()}`;
    await knock('/orders', { 'x-request-id': after });
    await toldOf(after);
    await expect(toldOf(requestId, 0)).resolves.toEqual([]);
  });
});
