import { randomUUID } from 'node:crypto';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { REGISTRY } from '@tradewind/contracts/registry';
import { newId } from '@tradewind/kernel/ids';
import pg from 'pg';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl } from './support/company.ts';
import { rawAs, tokenOf, type Raw, type RawReply } from './support/raw-http.ts';

let cast: Cast;
let admin: Raw;
let sql: pg.Client;
const nobody = rawAs(null);
const operations = REGISTRY.flatMap((api) => api.operations);

const aPolicy = (given: object = {}) => ({
  key: 'quote',
  org: cast.org,
  effectiveFrom: '2026-01-01',
  value: { validDays: 15 },
  reason: `because ${randomUUID()}`,
  ...given,
});
const propose = (json: object, headers: Record<string, string> = {}) => admin('/api/v1/policies', { method: 'POST', json, headers });
const policiesWith = async (reason: string) => (await sql.query('SELECT 1 FROM "policy" WHERE "reason" = $1', [reason])).rowCount;
const expectProblem = ({ status, headers, json }: RawReply, expected: { status: number; code: string }) => {
  expect({ status, code: json.code, body: json.status, type: json.type }).toEqual({
    ...expected,
    body: expected.status,
    type: `/docs/problems#${expected.code}`,
  });
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
};

beforeAll(async () => {
  cast = await aBranch('武汉分公司');
  admin = rawAs(await tokenOf(cast.admin));
  sql = new pg.Client({ connectionString: process.env.POLICIES_DATABASE_URL });
  await sql.connect();
});
afterAll(() => sql.end());

describe('R6 Idempotency-Key: the same request is done once', () => {
  it('answers the second time with the same bytes, says so, and has one record', async () => {
    const [policy, key] = [aPolicy(), randomUUID()];
    const first = await propose(policy, { 'idempotency-key': key });
    const second = await propose(policy, { 'idempotency-key': `"${key}"` });
    expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([201, null]);
    expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    await expect(policiesWith(policy.reason)).resolves.toBe(1);
  });

  it('refuses the key for anything else', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await propose(aPolicy(), key);
    const other = aPolicy();
    expectProblem(await propose(other, key), { status: 422, code: 'idempotency.key-used-for-something-else' });
    await expect(policiesWith(other.reason)).resolves.toBe(0);
  });

  it('has one record however many send it at once', async () => {
    const [policy, key] = [aPolicy(), randomUUID()];
    const replies = await Promise.all(Array.from({ length: 10 }, () => propose(policy, { 'idempotency-key': key })));
    expect(new Set(replies.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1);
    for (const { status } of replies) expect([201, 409]).toContain(status);
    await expect(policiesWith(policy.reason)).resolves.toBe(1);
  });

  it('wants a key that can be read', async () => {
    for (const key of ['two words', 'x'.repeat(256)])
      expectProblem(await propose(aPolicy(), { 'idempotency-key': key }), { status: 400, code: 'request.header-unreadable' });
  });
});

describe('R7 ETag and If-Match: nobody overwrites what they have not seen', () => {
  it('tells the version with every record', async () => {
    const proposed = await propose(aPolicy());
    expect(proposed.headers.get('etag')).toBe('"v1"');
    const read = await admin(`/api/v1/policies/${String(proposed.json.id)}`);
    expect([read.status, read.headers.get('etag')]).toEqual([200, '"v1"']);
    expect((await admin('/api/v1/policies')).headers.get('etag')).toBeNull();
  });

  it('refuses a stale version and does not act', async () => {
    const { id: policyId } = await cast.admin.call(policiesApi.propose, aPolicy());
    await expect(cast.gm.call(policiesApi.approve, { policyId }, { ifMatch: 7 })).rejects.toMatchObject({ status: 412, code: 'version.changed-meanwhile' });
    await expect(cast.gm.call(policiesApi.approve, { policyId }, { ifMatch: 1 })).resolves.toMatchObject({ version: 2 });
  });

  it('wants a version that can be read', async () => {
    const { json } = await propose(aPolicy());
    for (const tag of ['v1', '"1"', 'W/"v1"', '*', '"v1", "v2"']) {
      const refused = await admin(`/api/v1/policies/${String(json.id)}/reject`, { method: 'POST', json: { reason: 'x' }, headers: { 'if-match': tag } });
      expectProblem(refused, { status: 400, code: 'request.header-unreadable' });
    }
  });

  it.each(operations.filter(({ spec }) => /^(PATCH|PUT|DELETE) /.test(spec.http)).map(({ id, spec }) => [id, spec.http] as const))(
    '%s does not change blindly',
    async (_, http) => {
      const [method = '', path = ''] = http.split(' ');
      const reply = await admin(`/api/v1${path.replace(/:\w+/g, newId())}`, { method, json: {} });
      expectProblem(reply, { status: 428, code: 'request.if-match-needed' });
    },
  );
});

describe('S8 Only what was declared comes in', () => {
  it('refuses a query parameter that nobody knows, or that comes twice', async () => {
    const unknown = await admin('/api/v1/policies?colour=red');
    expectProblem(unknown, { status: 400, code: 'input.rejected' });
    expect(unknown.json.errors).toMatchObject([{ pointer: '#/query/colour', code: 'unknownField' }]);
    expectProblem(await admin('/api/v1/policies?limit=1&limit=2'), { status: 400, code: 'input.rejected' });
    expectProblem(await admin('/api/v1/policies?limit=many'), { status: 400, code: 'input.rejected' });
    expectProblem(await admin('/api/v1/policies?limit=201'), { status: 400, code: 'input.rejected' });
    expect((await admin('/api/v1/policies?limit=2&status=proposed&status=approved')).status).toBe(200);
  });

  it('refuses a field that nobody knows, and points at it', async () => {
    const refused = await propose(aPolicy({ approved: true, org: 7 }));
    expectProblem(refused, { status: 400, code: 'input.rejected' });
    expect((refused.json.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual(['#/approved', '#/org']);
  });

  it('refuses an id that is none', async () => {
    const refused = await admin('/api/v1/policies/1%20OR%201=1');
    expectProblem(refused, { status: 400, code: 'input.rejected' });
    expect(refused.json.errors).toMatchObject([{ pointer: '#/path/policyId' }]);
  });

  it('refuses a cursor that no list has given', async () => {
    for (const cursor of ['nonsense', Buffer.from('["x","1"]').toString('base64url')])
      expectProblem(await admin(`/api/v1/policies?cursor=${cursor}`), { status: 400, code: 'page.cursor-unreadable' });
  });

  it.each([
    ['no JSON', '{"key":'],
    ['a list', '[]'],
    ['a word', '"policy"'],
    ['a key that would change every object', '{"__proto__":{"admin":true}}'],
    ['another such key', '{"value":{"constructor":{"prototype":{"admin":true}}}}'],
    ['a tower of brackets', `{"value":${'{"a":'.repeat(30)}1${'}'.repeat(30)}}`],
  ])('refuses %s for a body', async (_, text) => {
    expectProblem(await admin('/api/v1/policies', { method: 'POST', text }), { status: 400, code: 'request.body-unreadable' });
  });

  it('refuses text that no database can keep', async () => {
    const refused = await propose(aPolicy({ reason: 'a\u0000b', value: { validDays: 1, note: '\ud800' } }));
    expectProblem(refused, { status: 400, code: 'input.rejected' });
    expect((refused.json.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(['#/value/note', '#/reason'].sort().reverse());
  });

  it('refuses another kind of content', async () => {
    const refused = await admin('/api/v1/policies', { method: 'POST', text: 'key=quote', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expectProblem(refused, { status: 400, code: 'request.body-unreadable' });
  });

  it('refuses a body larger than a mebibyte', async () => {
    const refused = await propose(aPolicy({ reason: 'x'.repeat(1024 * 1024) }));
    expectProblem(refused, { status: 400, code: 'request.body-too-large' });
  });

  it('lets whoever sends too much end their sentence, so that they hear why', async () => {
    const much = { name: 'x'.repeat(12 * 1024 * 1024) };
    const answers = await Promise.all(Array.from({ length: 4 }, () => admin('/api/v1/customers', { method: 'POST', json: much })));
    for (const { status, json } of answers) expect({ status, code: json.code }).toEqual({ status: 400, code: 'request.body-too-large' });
  });

  it('knows no other routes', async () => {
    for (const [method, path] of [
      ['GET', '/api/v1/nowhere'],
      ['DELETE', '/api/v1/policies'],
      ['GET', '/policies'],
      ['GET', '/api/v1/policies/'],
      ['GET', '/api/v1/../../etc/passwd'],
    ] as const)
      expectProblem(await admin(path, { method }), { status: 404, code: 'request.route-unknown' });
  });
});

describe('S9 Who is not signed in, and who may not', () => {
  it('asks for a token, and says how', async () => {
    for (const raw of [nobody, rawAs('a.b.c'), rawAs('')]) {
      const refused = await raw('/api/v1/policies');
      expectProblem(refused, { status: 401, code: 'access.not-signed-in' });
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('believes no header about who somebody is', async () => {
    const headers = { 'x-user-id': cast.gm.id, 'tw-token': await tokenOf(cast.gm), 'x-forwarded-user': 'gm' };
    expectProblem(await nobody('/api/v1/policies', { headers }), { status: 401, code: 'access.not-signed-in' });
  });

  it('names the permission that is missing', async () => {
    const rep = rawAs(await tokenOf(cast.rep));
    const refused = await rep('/api/v1/policies', { method: 'POST', json: aPolicy() });
    expectProblem(refused, { status: 403, code: 'access.not-permitted' });
    expect(refused.json.rule).toMatchObject({ requirement: 'ORG-11', facts: { needs: 'policy:propose' } });
  });

  it('says of another branch’s record just what it says of none at all (C-15)', async () => {
    const elsewhere = await aBranch('长沙分公司');
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `江城建材 ${cast.branch}` });
    const stranger = rawAs(await tokenOf(elsewhere.manager));
    const about = async (id: string) => {
      const { status, json } = await stranger(`/api/v1/customers/${id}`);
      return { status, json: { ...json, detail: String(json.detail).replace(id, 'ID'), instance: '', requestId: '', rule: undefined } };
    };
    expect(await about(customerId)).toEqual(await about(newId()));
    await expect(elsewhere.manager.call(customersApi.getCustomer, { customerId })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.manager.call(customersApi.changeTier, { customerId, tier: 'key', reason: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(cast.manager.call(customersApi.getCustomer, { customerId })).resolves.toMatchObject({ id: customerId });
  });
});

describe('A refusal explains itself in the reader’s language', () => {
  const refusedIn = (language: string) =>
    admin('/api/v1/units', {
      method: 'POST',
      json: { parent: `${cast.org}.sales`, code: 'x', kind: 'branch', name: 'X' },
      headers: { 'accept-language': language },
    });

  it('has the shape of RFC 9457, with the rule, its facts and the ways forward', async () => {
    const refused = await refusedIn('en');
    expectProblem(refused, { status: 422, code: 'identity.unit-cannot-hold' });
    expect(refused.json).toEqual({
      type: '/docs/problems#identity.unit-cannot-hold',
      title: 'Refused by a rule',
      status: 422,
      detail: expect.stringContaining('A department cannot hold a branch') as string,
      instance: '/api/v1/units',
      code: 'identity.unit-cannot-hold',
      requestId: refused.headers.get('x-request-id'),
      rule: {
        requirement: 'ORG-05',
        clause: '003-A a4; 003-R §2',
        facts: { parent: 'department', child: 'branch', allowed: expect.any(Array) as string[] },
        waysForward: [{ operation: 'identity.findUnits', http: 'GET /api/v1/units', whoMay: 'org:read' }],
      },
    });
  });

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '制度不允许', '不能设'],
    ['zh', '制度不允许', '不能设'],
    ['zh-TW', '制度不允許', '不能設'],
    ['zh-Hant-HK', '制度不允許', '不能設'],
    ['de, fr', 'Refused by a rule', 'cannot hold'],
    ['', 'Refused by a rule', 'cannot hold'],
  ])('answers %j with %s', async (language, title, words) => {
    const { json } = await refusedIn(language);
    expect(json.title).toBe(title);
    expect(json.detail).toContain(words);
  });

  it('never says more than that about what went wrong inside', async () => {
    const refused = await admin('/api/v1/policies?cursor=%00');
    expect(refused.status).toBeLessThan(500);
    expect(refused.text).not.toMatch(/SELECT|node_modules|at \w+ \(/);
  });
});

describe('Every request can be found again', () => {
  it('keeps the caller’s request id', async () => {
    const refused = await admin('/api/v1/nowhere', { headers: { 'x-request-id': 'order-desk:42.a' } });
    expect([refused.headers.get('x-request-id'), refused.json.requestId]).toEqual(['order-desk:42.a', 'order-desk:42.a']);
  });

  it('makes one of its own where the caller’s is none', async () => {
    for (const id of ['two words', 'x'.repeat(65), '<script>', "' OR 1=1"]) {
      const { headers } = await admin('/api/v1/me', { headers: { 'x-request-id': id } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('carries trace and request id into what is written', async () => {
    const { id: policyId } = await cast.admin.call(policiesApi.propose, aPolicy());
    const trace = randomUUID().replaceAll('-', '');
    await cast.gm.call(policiesApi.approve, { policyId }, { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01`, 'x-request-id': `r-${trace}` } });
    const { rows: events } = await sql.query<{ traceparent: string }>('SELECT "traceparent" FROM "outbox" WHERE "aggregateId" = $1', [policyId]);
    expect(events).toEqual([{ traceparent: expect.stringMatching(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`)) as string }]);
    const { rows: traces } = await sql.query('SELECT "requestId", "actorId", "action" FROM "audit" WHERE "aggregateId" = $1 AND "version" = 2', [policyId]);
    expect(traces).toEqual([{ requestId: `r-${trace}`, actorId: cast.gm.id, action: 'policies.approve' }]);
  });

  it('keeps the audit trail out of reach of the service itself (S14)', async () => {
    for (const statement of ['UPDATE "audit" SET "actorName" = \'x\'', 'DELETE FROM "audit"', 'TRUNCATE "audit"', 'DROP TABLE "audit"'])
      await expect(sql.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('acts at the time a test asks for', async () => {
    const { id: policyId } = await cast.admin.call(policiesApi.propose, aPolicy());
    const asOf = new Date('2026-02-03T04:05:06.000Z');
    await expect(cast.gm.call(policiesApi.approve, { policyId }, { asOf })).resolves.toMatchObject({ decidedAt: asOf.toISOString() });
    expectProblem(await admin('/api/v1/policies', { headers: { 'x-as-of': 'yesterday' } }), { status: 400, code: 'request.header-unreadable' });
  });
});

describe('R16 Probes and headers', () => {
  it('says that it is alive and ready, to everybody', async () => {
    expect(await nobody('/healthz')).toMatchObject({ status: 200, json: { status: 'ok' } });
    expect(await nobody('/readyz')).toMatchObject({ status: 200, json: { status: 'ready' } });
  });

  it('lets nobody store or guess what it answers', async () => {
    const { headers } = await admin('/api/v1/me');
    expect([headers.get('cache-control'), headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual(['no-store', 'nosniff', null]);
  });
});

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented | undefined>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
interface Documented {
  readonly operationId: string;
  readonly description: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('/docs tells everything, without the internet', () => {
  let document: OpenApi;
  beforeAll(async () => {
    document = (await nobody('/docs/openapi.json')).json as unknown as OpenApi;
  });
  const documented = (http: string): Documented | undefined => {
    const [method = '', path = ''] = http.split(' ');
    return document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
  };

  it('loads nothing from another host', async () => {
    const page = await nobody('/docs');
    expect(page.status).toBe(200);
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => new URL(link, `${baseUrl()}/docs`));
    expect(links.length).toBeGreaterThan(2);
    for (const { origin, pathname } of links) {
      expect(origin).toBe(baseUrl());
      expect((await nobody(pathname)).status).toBe(200);
    }
  });

  it.each(operations.map((op) => [op.id, op] as const))('%s', (id, { spec }) => {
    const found = documented(spec.http);
    expect(found).toMatchObject({ operationId: id, description: expect.stringContaining(`\`${spec.allow}\``) as string });
    const inPath = (found?.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(inPath.sort()).toEqual([...spec.http.matchAll(/:(\w+)/g)].map(([, name = '']) => name).sort());
    if (spec.body) expect(found?.requestBody?.content['application/json']?.schema.$ref).toBe(`#/components/schemas/${spec.body.name}`);
    const said = Object.values(found?.responses ?? {}).filter(({ content }) => content?.['application/problem+json'] !== undefined);
    for (const { code } of spec.faults ?? []) expect(said.map(({ description }) => description).join()).toContain(`\`${code}\``);
  });

  it('refers to nothing that is not there', () => {
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('lists every event and every code', async () => {
    const problems = JSON.parse((await nobody('/docs/problems')).text) as { code: string; operations: string[] }[];
    const codes = new Set(problems.map(({ code }) => code));
    for (const { spec } of operations) for (const { code } of spec.faults ?? []) expect(codes).toContain(code);
    const events = JSON.parse((await nobody('/docs/events')).text) as { type: string }[];
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['policies.policy-effective.v1', 'identity.person-changed.v1']));
  });
});

describe('A list is walked by its cursor over HTTP', () => {
  it('gives every row once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cast.admin.call(organisationApi.findUnits, { limit: 3, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(5);
  });
});
