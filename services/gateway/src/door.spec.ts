import { GatewayKey } from '@tradewind/auth/gateway-key';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import type { OperationClient } from '@tradewind/messaging/operation-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createLocalJWKSet } from 'jose';
import { Door } from './door.js';

const settings = {
  tokens: new TokenVerifier(createLocalJWKSet({ keys: [] })),
  gatewayKey: new GatewayKey('x'),
  quotaPerPerson: 100,
  quotaPerAddress: 40,
};
const aRequest = (headers: object = {}) => ({ ip: '192.0.2.9', id: 'r1', method: 'GET', raw: { url: '/api/v1/orders' }, headers }) as unknown as FastifyRequest;

function aReply() {
  const headers: Record<string, string> = {};
  const reply = {
    header: (name: string, value: string) => {
      headers[name] = value;
      return reply;
    },
  };
  return { headers, reply: reply as unknown as FastifyReply };
}

const answering = (send: () => Promise<unknown>) => {
  const asked = jest.fn(send);
  return { asked, door: new Door({ send: asked } as unknown as OperationClient, settings) };
};
const granting = (granted: number, remaining: number) => () =>
  Promise.resolve({ outcome: 'ok', body: JSON.stringify({ granted, remaining, resetsIn: 30_000 }), version: null, replayed: false });

describe('S15 The door in front of every operation', () => {
  it('says what is left and when the minute ends', async () => {
    const { door } = answering(granting(2, 38));
    const { headers, reply } = aReply();
    await expect(door.admit(aRequest(), reply)).resolves.toEqual({ token: null, client: { address: '192.0.2.9', userAgent: '' } });
    expect(headers).toEqual({ 'ratelimit-policy': '"minute";q=40;w=60', ratelimit: '"minute";r=39;t=30' });
  });

  it('refuses with the time to wait, before anything is looked up for a signed request', async () => {
    const { door, asked } = answering(granting(0, 0));
    const { reply } = aReply();
    const signed = aRequest({ 'x-app-key': 'a', 'x-timestamp': '1', 'x-nonce': 'n', 'x-signature': 'v1=0' });
    for (const request of [aRequest(), signed])
      await expect(door.admit(request, reply)).rejects.toMatchObject({ kind: 'too-many', data: { code: 'request.too-many', retryAfter: 30 } });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('lets work go on when nobody can count, and does not ask again at once', async () => {
    const { door, asked } = answering(() => Promise.reject(new Error('no responders')));
    for (let i = 0; i < 5; i++) await expect(door.admit(aRequest(), aReply().reply)).resolves.toMatchObject({ token: null });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('passes a token on unread: the services judge it', async () => {
    const { door } = answering(granting(2, 38));
    await expect(door.admit(aRequest({ authorization: 'Bearer made.up.token' }), aReply().reply)).resolves.toMatchObject({ token: 'made.up.token' });
  });

  it.each(['x-app-key', 'x-timestamp', 'x-nonce', 'x-signature'])('asks for %s in a signed request', async (missing) => {
    const { door } = answering(granting(2, 38));
    const all: Record<string, string> = { 'x-app-key': 'a', 'x-timestamp': '1', 'x-nonce': 'n', 'x-signature': 'v1=0' };
    const request = aRequest({ ...all, [missing]: '' });
    await expect(door.admit(request, aReply().reply)).rejects.toMatchObject({ code: 'request.header-unreadable' });
  });
});
