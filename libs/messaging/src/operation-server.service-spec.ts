import { randomBytes } from 'node:crypto';
import type { DiscoveryService } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { Id, Text } from '@tradewind/contracts/fields';
import { defineFault, Fault } from '@tradewind/kernel/fault';
import type { Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';
import { connectNats } from '@tradewind/runtime/nats';
import { asking, NEEDS, someone } from '../../../e2e/support/bench/calls.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { Handles } from './handles.js';
import { OperationClient } from './operation-client.js';
import { OperationServer } from './operation-server.js';
import type { Serving } from './serve.js';
import { decodeAnswer, encodeHeaders, type CallHeaders } from './wire.js';

class ThingId {
  @Id() readonly thingId!: string;
}
class NameThing {
  @Text() readonly name!: string;
}
class ThingView {
  @Id() readonly id!: string;
  @Text() readonly name!: string;
  @Text() readonly by!: string;
}
const tooLong = defineFault(
  'thing.too-long',
  'refused',
  { en: (d: { length: number }) => `${d.length} is too long.`, zh: (d) => `${d.length} 太长。` },
  { requirement: 'ORD-99' },
);

const service = `bench-${randomBytes(4).toString('hex')}`;
const api = defineApi(service, {
  name: operation({ http: 'POST /things/:thingId/name', allow: NEEDS, summary: 'Name', params: ThingId, body: NameThing, reply: ThingView }),
  slow: operation({ http: 'POST /things/slow', allow: NEEDS, summary: 'Slow' }),
});

class Things {
  release: () => void = () => undefined;

  @Handles(api.name)
  name({ thingId, name }: ThingId & NameThing, actor: Actor): Promise<ThingView> {
    if (name.length > 10) throw tooLong({ length: name.length });
    return Promise.resolve({ id: thingId, name, by: actor.name });
  }

  @Handles(api.slow)
  async slow(): Promise<void> {
    await new Promise<void>((resolve) => (this.release = resolve));
  }
}

let own: OwnDatabase;
let nats: NatsConnection;
let token: string;
let serving: Serving;
const li = someone('hq.bj');
const thingId = newId();
const controllers = (...instances: object[]) => ({ getControllers: () => instances.map((instance) => ({ instance })) }) as unknown as DiscoveryService;

async function aServer(things: object = new Things()): Promise<OperationServer> {
  const server = new OperationServer(service, nats);
  server.bind(controllers(things), api.operations, serving);
  await new Promise<void>((resolve) => {
    server.listen(() => {
      resolve();
    });
  });
  await nats.flush();
  return server;
}
async function straight(subject: string, slots: object, headers: Partial<CallHeaders> = {}) {
  const h = encodeHeaders({ token: null, requestId: 'r1', budgetMs: 1_000, ...headers });
  const reply = await nats.request(subject, JSON.stringify(slots), { headers: h.asHeaders, timeout: 1_000 });
  return decodeAnswer(reply.headers, reply.data);
}
const slots = { params: { thingId }, query: {}, body: { name: 'chair' } };

beforeAll(async () => {
  own = await anOwnDatabase();
  nats = await connectNats(process.env.NATS_URL ?? '', service);
  token = await TokenIssuer.fromFile(process.env.TOKEN_PRIVATE_KEY_FILE ?? '').issue(li);
  const tokens = TokenVerifier.fromFile(process.env.TOKEN_PUBLIC_KEYS_FILE ?? '');
  const silent = { reportBug: () => undefined, reportRefusal: () => undefined };
  serving = { tokens, db: own.db, answers: new StoredAnswers(own.db), simulatedTime: false, gatewayKey: null, ...silent };
});
afterAll(async () => {
  await nats.close();
  await own.drop();
});

describe('S9 The bus trusts nobody', () => {
  let server: OperationServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.close());

  it('answers who brings a token', async () => {
    const answer = await straight(api.name.subject, slots, { token });
    expect(answer.outcome).toBe('ok');
    expect(JSON.parse(answer.body)).toEqual({ id: thingId, name: 'chair', by: '李慧' });
  });

  it('asks whoever publishes straight on the subject to sign in', async () => {
    for (const forged of [null, 'a.b.c', `${token.slice(0, -3)}AAA`]) {
      const answer = await straight(api.name.subject, slots, { token: forged });
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'access.not-signed-in', kind: 'unauthenticated' });
    }
  });

  it('believes no actor in the payload', async () => {
    const answer = await straight(api.name.subject, { ...slots, actor: { kind: 'system' } });
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'access.not-signed-in' });
  });

  it('does not begin what nobody waits for any more', async () => {
    const answer = await straight(api.name.subject, slots, { token, budgetMs: 0 });
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'call.too-late', kind: 'unavailable' });
  });

  it('has no answer for an operation that nobody declared', async () => {
    await expect(straight(`rpc.${service}.unheard-of`, slots, { token })).rejects.toThrow();
  });

  it('survives a message without headers or sense', async () => {
    await expect(nats.request(api.name.subject, 'not json', { timeout: 1_000 }).then((reply) => reply.json())).resolves.toMatchObject({
      code: 'access.not-signed-in',
    });
    await expect(straight(api.name.subject, slots, { token })).resolves.toMatchObject({ outcome: 'ok' });
  });
});

describe('One service asks another through the one send', () => {
  let server: OperationServer;
  let bus: OperationClient;
  beforeAll(async () => {
    server = await aServer();
    bus = new OperationClient(() => nats);
  });
  afterAll(() => server.close());
  const call = (name: string, given: object = { token, deadline: Date.now() + 2_000 }) => asking(li, () => bus.call(api.name, { thingId, name }), given);

  it('passes the caller’s token on, so that scope holds there', async () => {
    await expect(call('table')).resolves.toEqual({ id: thingId, name: 'table', by: '李慧' });
    await expect(call('table', { token: null, deadline: Date.now() + 2_000 })).rejects.toMatchObject({ code: 'access.not-signed-in' });
  });

  it('throws the other’s refusal as it was raised there', async () => {
    const refusal = await call('a very long name').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Fault);
    expect(refusal).toMatchObject({ code: 'thing.too-long', data: { facts: { length: 16 }, rule: { requirement: 'ORD-99' } } });
  });

  it('never asks inside a transaction', async () => {
    const asked = asking(li, () =>
      own.db.unitOfWork(async () => {
        await own.db.writer();
        return bus.call(api.name, { thingId, name: 'x' });
      }),
    );
    await expect(asked).rejects.toThrow('was asked inside a transaction; ask first, then decide');
  });

  it('does not ask when the time is up, and says who did not answer', async () => {
    await expect(call('x', { token, deadline: Date.now() - 1 })).rejects.toMatchObject({ code: 'service.unavailable', data: { facts: { service } } });
    const nobody = defineApi('nobody-there', { ask: operation({ http: 'GET /nobody', allow: 'public', summary: 'x' }) });
    await expect(asking(li, () => bus.call(nobody.ask, {}), { deadline: Date.now() + 2_000 })).rejects.toMatchObject({
      code: 'service.unavailable',
      kind: 'unavailable',
    });
  });
});

describe('A service starts whole and leaves in order (R15)', () => {
  it('does not start when an operation has no handler, or two', () => {
    const bind =
      (...instances: object[]) =>
      () => {
        new OperationServer(service, nats).bind(controllers(...instances), api.operations, serving);
      };
    expect(bind()).toThrow(`No handler for ${service}.name, ${service}.slow`);
    expect(bind(new Things(), new Things())).toThrow(`Two handlers for ${service}.name`);
  });

  it('finishes what it has begun and takes nothing more', async () => {
    const things = new Things();
    const server = await aServer(things);
    const begun = straight(api.slow.subject, { params: {}, query: {}, body: {} }, { token });
    await nats.flush();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const left = server.close();
    await expect(straight(api.name.subject, slots, { token })).rejects.toThrow();
    things.release();
    await expect(begun).resolves.toMatchObject({ outcome: 'ok' });
    await left;
  });
});
