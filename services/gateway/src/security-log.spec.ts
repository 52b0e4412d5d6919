import { notPermitted, notSignedIn } from '@tradewind/kernel/actor';
import type { FastifyRequest } from 'fastify';
import { bodyUnreadable, routeUnknown, tooManyRequests } from './gateway-faults.js';
import { bodyOf, SecurityLog } from './security-log.js';

const aRequest = (given: object = {}) =>
  ({
    method: 'GET',
    id: 'r1',
    ip: '192.0.2.9',
    is404: false,
    headers: {},
    routeOptions: { url: '/api/v1/orders/:orderId' },
    ...given,
  }) as unknown as FastifyRequest;

function aLog() {
  const lines: object[] = [];
  const clock = { at: 0 };
  const tell = (line: object): void => void lines.push(line);
  return { lines, clock, security: new SecurityLog(tell, () => clock.at) };
}

describe('ASVS 16.3 What the gateway refuses by itself is told to the log', () => {
  it.each([
    ['unauthenticated', notSignedIn()],
    ['forbidden', notPermitted({ needs: 'order:read' })],
    ['too-many', tooManyRequests({ limit: 5 })],
  ])('%s, by ids alone', (kind, fault) => {
    const { lines, security } = aLog();
    const request = aRequest();
    security.asks(request, 'p1');
    security.refused(request, fault);
    expect(lines).toEqual([{ service: 'gateway', security: kind, code: fault.code, operation: 'GET /api/v1/orders/:orderId', actorId: 'p1', requestId: 'r1' }]);
  });

  it('an unknown route without its name, which may hold anything', () => {
    const { lines, security } = aLog();
    security.refused(aRequest({ is404: true, routeOptions: { url: '/13812341234' } }), routeUnknown({ route: 'GET /13812341234' }));
    expect(lines).toMatchObject([{ security: 'not-found', operation: 'GET unknown' }]);
    expect(JSON.stringify(lines)).not.toContain('13812341234');
  });

  it('not what a service said, which has a log of its own, nor what is merely wrong', () => {
    const { lines, security } = aLog();
    const answer = { outcome: 'fault', body: JSON.stringify(notSignedIn().data), version: null, replayed: false } as const;
    expect(() => bodyOf(answer)).toThrow('Sign in');
    try {
      bodyOf(answer);
    } catch (error) {
      security.refused(aRequest(), error as ReturnType<typeof notSignedIn>);
    }
    security.refused(aRequest(), bodyUnreadable({ why: 'x' }));
    expect(lines).toEqual([]);
  });

  it('whoever asks too often once in a minute, so that nobody floods the log', () => {
    const { lines, clock, security } = aLog();
    const slow = (ip: string): void => {
      security.refused(aRequest({ ip }), tooManyRequests({ limit: 5 }));
    };
    for (let i = 0; i < 100; i++) slow('192.0.2.9');
    expect(lines).toHaveLength(1);
    slow('192.0.2.10');
    expect(lines).toHaveLength(2);
    clock.at = 60_000;
    slow('192.0.2.9');
    expect(lines).toHaveLength(3);
  });

  it('who somebody claims to be: which headers, not what they hold', () => {
    const { lines, security } = aLog();
    security.claimsOf(aRequest({ headers: { 'x-user-id': 'canary', 'tw-token': 'canary', accept: 'canary' } }));
    security.claimsOf(aRequest({ headers: { accept: 'application/json', authorization: 'Bearer x' } }));
    expect(lines).toMatchObject([{ security: 'claims-dropped', headers: ['tw-token', 'x-user-id'] }]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });
});
