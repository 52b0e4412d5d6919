import { GatewayKey } from '@tradewind/auth/gateway-key';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { Code, Text } from '@tradewind/contracts/fields';
import type { Actor } from '@tradewind/kernel/actor';
import type { FaultData } from '@tradewind/kernel/fault';
import { newId } from '@tradewind/kernel/ids';
import { defineApi, internalOperation, operation, type Operation } from '@tradewind/kernel/operation';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';
import { NEEDS, someone } from '../../../e2e/support/bench/calls.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { serve, type Serving } from './serve.js';
import type { CallHeaders } from './wire.js';

class WriteLine {
  @Text() readonly title!: string;
}
class LineView {
  @Code() readonly title!: string;
}
const api = defineApi('bench', {
  write: operation({ http: 'POST /lines', allow: NEEDS, summary: 'Write', body: WriteLine, reply: LineView }),
  amend: operation({ http: 'PATCH /lines/one', allow: NEEDS, summary: 'Amend', body: WriteLine, reply: LineView }),
  replace: operation({ http: 'PUT /lines/one', allow: NEEDS, summary: 'Replace', body: WriteLine, reply: LineView }),
  read: operation({ http: 'GET /lines', allow: NEEDS, summary: 'Read', reply: LineView }),
  hello: operation({ http: 'GET /hello', allow: 'public', summary: 'Hello', reply: LineView }),
  peek: internalOperation({ summary: 'For the gateway', body: WriteLine, reply: LineView }),
});
const GATEWAY = 'the key of the gateway, and of no other';
const REPLY = { title: 'a', unitCost: '6.5', lines: [{ sku: 'x', standardCost: '6', cost: '1', net: '10' }], profit: '3', at: null };

let own: OwnDatabase;
let serving: Serving;
let issuer: TokenIssuer;

const partner = (operations: readonly string[]): Actor => ({ ...someone('hq.bj'), kind: 'partner', partner: { operations, customerId: null, quota: 60 } });
const erp = partner(['bench.write', 'bench.amend', 'bench.replace', 'bench.read']);

async function ask(op: Operation, by: Actor | null, headers: Partial<CallHeaders> = {}) {
  const token = by && (await issuer.issue(by));
  const all = { token, requestId: 'r1', budgetMs: 5_000, ...headers };
  const body = op.isCommand ? { title: 'a' } : {};
  const handler = jest.fn((_: object, actor: Actor) => Promise.resolve({ ...REPLY, kind: actor.kind }));
  const answer = await serve(op, handler, { headers: all, payload: JSON.stringify({ params: {}, query: {}, body }) }, serving);
  return { answer, called: handler.mock.calls.length, code: answer.outcome === 'fault' ? (JSON.parse(answer.body) as FaultData).code : null };
}

beforeAll(async () => {
  own = await anOwnDatabase();
  issuer = TokenIssuer.fromFile(process.env.TOKEN_PRIVATE_KEY_FILE ?? '');
  serving = {
    tokens: TokenVerifier.fromFile(process.env.TOKEN_PUBLIC_KEYS_FILE ?? ''),
    db: own.db,
    answers: new StoredAnswers(own.db),
    simulatedTime: false,
    gatewayKey: new GatewayKey(GATEWAY),
    reportBug: () => undefined,
    reportRefusal: () => undefined,
  };
});
afterAll(() => own.drop());

describe('S6 A partner app calls what its token names', () => {
  it('may call those, and no other that its permission would allow', async () => {
    await expect(ask(api.read as Operation, erp)).resolves.toMatchObject({ code: null, called: 1 });
    await expect(ask(api.read as Operation, partner(['bench.write']))).resolves.toMatchObject({ code: 'access.not-in-scope', called: 0 });
    await expect(ask(api.read as Operation, partner([]))).resolves.toMatchObject({ code: 'access.not-in-scope', called: 0 });
    await expect(ask(api.hello as Operation, erp)).resolves.toMatchObject({ code: 'access.not-in-scope', called: 0 });
  });

  it('needs the permission all the same', async () => {
    await expect(ask(api.read as Operation, { ...erp, grants: [] })).resolves.toMatchObject({ code: 'access.not-permitted', called: 0 });
  });

  it('does not concern people', async () => {
    await expect(ask(api.read as Operation, someone('hq.bj'))).resolves.toMatchObject({ code: null, called: 1 });
  });
});

describe('INT-04 A partner app sends an Idempotency-Key with what would be done twice', () => {
  it.each([
    ['POST', () => api.write],
    ['PATCH', () => api.amend],
  ] as const)('with %s', async (_, op) => {
    await expect(ask(op() as Operation, erp)).resolves.toMatchObject({ code: 'idempotency.key-needed', called: 0 });
    await expect(ask(op() as Operation, erp, { idempotencyKey: newId() })).resolves.toMatchObject({ code: null, called: 1 });
    await expect(ask(op() as Operation, someone('hq.bj'))).resolves.toMatchObject({ code: null, called: 1 });
  });

  it('not with what is the same however often it is sent', async () => {
    for (const op of [api.read, api.replace]) await expect(ask(op as Operation, erp)).resolves.toMatchObject({ code: null, called: 1 });
  });
});

describe('S8 What goods cost us is shown to nobody outside', () => {
  it('leaves it out of what partners are told, on every level, and of nothing else', async () => {
    const { answer } = await ask(api.read, erp);
    expect(JSON.parse(answer.body)).toEqual({ title: 'a', lines: [{ sku: 'x', net: '10' }], at: null, kind: 'partner' });
    const inside = await ask(api.read, someone('hq.bj'));
    expect(JSON.parse(inside.answer.body)).toEqual({ ...REPLY, kind: 'person' });
  });

  it('nor is it in the answer that is kept for a retry', async () => {
    await ask(api.write, erp, { idempotencyKey: newId() });
    const kept = await own.rows<{ reply: string }>('SELECT "reply" FROM "idempotency"');
    expect(JSON.stringify(kept)).not.toMatch(/cost|profit/i);
  });
});

describe('An internal operation is for the gateway', () => {
  const peek = api.peek as unknown as Operation;

  it('is not among the published ones', () => {
    expect(api.internal.map(({ id }) => id)).toEqual(['bench.peek']);
    expect(api.operations.map(({ id }) => id)).not.toContain('bench.peek');
  });

  it('is served to who shows the key, and to nobody else', async () => {
    await expect(ask(peek, null, { gatewayKey: GATEWAY })).resolves.toMatchObject({ code: null, called: 1 });
    const everything: Actor = { ...someone('hq'), grants: [{ permission: 'gateway:internal', org: 'hq', own: false }] };
    for (const [by, headers] of [
      [null, {}],
      [null, { gatewayKey: 'a guess' }],
      [someone('hq'), {}],
      [everything, {}],
      [partner(['bench.peek']), {}],
    ] as const)
      await expect(ask(peek, by, headers)).resolves.toMatchObject({ code: 'access.not-signed-in', called: 0 });
  });

  it('is served to nobody where no key was given to the service', async () => {
    const locked = serving;
    serving = { ...serving, gatewayKey: null };
    await expect(ask(peek, null, { gatewayKey: GATEWAY })).resolves.toMatchObject({ code: 'access.not-signed-in', called: 0 });
    serving = locked;
  });

  it('does not make the gateway anybody in other operations', async () => {
    await expect(ask(api.read as Operation, null, { gatewayKey: GATEWAY })).resolves.toMatchObject({ code: 'access.not-signed-in' });
  });
});
