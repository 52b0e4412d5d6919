import { defineApi, operation } from '@tradewind/kernel/operation';
import { serviceUnavailable } from '@tradewind/messaging/faults';
import type { Answer, CallHeaders } from '@tradewind/messaging/wire';
import { NoRespondersError } from '@nats-io/transport-node';
import { Breaker } from './breaker.js';
import { InsistentClient } from './insistent-client.js';
import { RetryBudget } from './retry-budget.js';

const api = defineApi('orders', {
  release: operation({ http: 'POST /orders/release', allow: 'order:write', summary: 'Release' }),
  reveal: operation({ http: 'POST /orders/reveal', allow: 'order:write', summary: 'Reveal', confidentialReply: true }),
  find: operation({ http: 'GET /orders', allow: 'order:read', summary: 'Find' }),
});
const slots = { params: {}, query: {}, body: {} };
const answer: Answer = { outcome: 'ok', body: '{}', version: null, replayed: false };
const silence = () => Object.assign(serviceUnavailable({ service: 'orders' }), { cause: new Error('timeout') });
const nobodyThere = () => Object.assign(serviceUnavailable({ service: 'orders' }), { cause: new NoRespondersError('rpc.orders.find') });

type Sent = readonly [unknown, unknown, CallHeaders];
function aClient(...outcomes: readonly (Answer | Error)[]) {
  const left = [...outcomes];
  const send = jest.fn((..._: Sent) => {
    const next = left.shift() ?? answer;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  return { send, client: new InsistentClient({ send }) };
}
const headers = (given: Partial<CallHeaders> = {}): CallHeaders => ({ token: 't', requestId: 'r', budgetMs: 10_000, ...given });

describe('R14 One more try, in one place', () => {
  it('asks once more after silence when nothing can be changed twice', async () => {
    for (const [op, given] of [
      [api.find, {}],
      [api.release, { idempotencyKey: 'k' }],
    ] as const) {
      const { client, send } = aClient(silence(), answer);
      await expect(client.send(op, slots, headers(given))).resolves.toBe(answer);
      expect(send).toHaveBeenCalledTimes(2);
      expect(send.mock.calls[1]?.[2].budgetMs).toBeLessThanOrEqual(10_000);
      expect(send.mock.calls[1]?.[2].idempotencyKey).toBe(send.mock.calls[0]?.[2].idempotencyKey);
    }
  });

  it.each([
    ['a command without a key', api.release, {}],
    ['a key of somebody who has not signed in', api.release, { idempotencyKey: 'k', token: null }],
    ['a command whose answer is never kept', api.reveal, { idempotencyKey: 'k' }],
  ] as const)('does not repeat %s', async (_, op, given) => {
    const { client, send } = aClient(silence());
    await expect(client.send(op, slots, headers(given))).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('repeats anything that nobody took: it was not begun', async () => {
    const { client, send } = aClient(nobodyThere(), answer);
    await expect(client.send(api.release, slots, headers())).resolves.toBe(answer);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('tries twice and no more, and not at all when the time is up', async () => {
    const twice = aClient(silence(), silence(), answer);
    await expect(twice.client.send(api.find, slots, headers())).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(twice.send).toHaveBeenCalledTimes(2);
    const late = aClient(silence(), answer);
    await expect(late.client.send(api.find, slots, headers({ budgetMs: 0 }))).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(late.send).toHaveBeenCalledTimes(1);
  });

  it('takes an answer for an answer, whatever it says', async () => {
    const refusal: Answer = { ...answer, outcome: 'fault', body: '{"code":"call.too-late"}' };
    const { client, send } = aClient(refusal);
    await expect(client.send(api.find, slots, headers())).resolves.toBe(refusal);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('spends no more second tries than a fifth of the first ones', () => {
    const budget = new RetryBudget();
    let spent = 0;
    for (let call = 0; call < 1_000; call += 1) {
      budget.earn();
      if (budget.spend()) spent += 1;
    }
    expect(spent).toBeGreaterThanOrEqual(200);
    expect(spent).toBeLessThanOrEqual(210);
  });
});

describe('R14 A service that does not answer is spared', () => {
  function aBreaker() {
    let now = 1_000_000;
    return { breaker: new Breaker(() => now), later: (ms: number) => void (now += ms) };
  }
  const hear = (breaker: Breaker, outcomes: string) => {
    for (const outcome of outcomes) breaker.heard(outcome === '+');
  };

  it('is open when half of twenty calls within ten seconds got no answer', () => {
    const { breaker } = aBreaker();
    hear(breaker, '++++++++++---------');
    expect(breaker.lets()).toBe(true);
    hear(breaker, '-');
    expect([breaker.isOpen, breaker.lets()]).toEqual([true, false]);
  });

  it('stays closed for few calls, for fewer failures, and for old ones', () => {
    const few = aBreaker().breaker;
    hear(few, '-------------------');
    expect(few.isOpen).toBe(false);
    const mostly = aBreaker().breaker;
    hear(mostly, '+++++++++++++++++++++'.concat('---------'));
    expect(mostly.isOpen).toBe(false);
    const { breaker, later } = aBreaker();
    hear(breaker, '---------------');
    later(10_001);
    hear(breaker, '-----');
    expect(breaker.isOpen).toBe(false);
  });

  it('lets one call a second through, until one is answered', () => {
    const { breaker, later } = aBreaker();
    hear(breaker, '-'.repeat(20));
    later(1_000);
    expect([breaker.lets(), breaker.lets()]).toEqual([true, false]);
    breaker.heard(false);
    later(999);
    expect(breaker.lets()).toBe(false);
    later(1);
    expect(breaker.lets()).toBe(true);
    breaker.heard(true);
    expect([breaker.isOpen, breaker.lets(), breaker.lets()]).toEqual([false, true, true]);
  });

  it('answers at once for a service that is spared, and asks the others', async () => {
    const { client, send } = aClient(...Array.from({ length: 40 }, silence));
    for (let call = 0; call < 20; call += 1) await client.send(api.release, slots, headers()).catch(() => undefined);
    expect(send).toHaveBeenCalledTimes(20);
    await expect(client.send(api.release, slots, headers())).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(send).toHaveBeenCalledTimes(20);
    const elsewhere = defineApi('customers', { find: operation({ http: 'GET /c', allow: 'customer:read', summary: 'x' }) });
    await client.send(elsewhere.find, slots, headers()).catch(() => undefined);
    expect(send.mock.calls.length).toBeGreaterThan(20);
  });
});
