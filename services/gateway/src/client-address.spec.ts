import { GatewayKey } from '@tradewind/auth/gateway-key';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { createLocalJWKSet } from 'jose';
import { answeringBus } from '../../../e2e/support/bench/answering-bus.ts';
import { Departure } from './departure.js';
import { gatewayApp } from './gateway-app.js';

/** A bus on which nobody answers anything of use, and which remembers who was said to ask. */
function bus() {
  const said: string[] = [];
  const connection = answeringBus((subject, sent) => {
    if (subject === 'rpc.identity.me') said.push(sent['tw-client-address'] ?? '');
    return { granted: 100, remaining: 100, resetsIn: 60_000 };
  });
  return { said, connection };
}

async function addressSeen(trustedProxies: readonly string[], forwardedFor: string): Promise<string | undefined> {
  const { said, connection } = bus();
  const settings = { tokens: new TokenVerifier(createLocalJWKSet({ keys: [] })), gatewayKey: new GatewayKey('x'), quotaPerPerson: 100, quotaPerAddress: 100 };
  const app = await gatewayApp(() => connection, {
    ...settings,
    trustedProxies,
    publishedKeys: () => ({ keys: [] }),
    consoleDir: null,
    departure: new Departure(),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.inject({
    method: 'GET',
    url: '/api/v1/me',
    remoteAddress: '192.0.2.9',
    headers: { 'x-forwarded-for': forwardedFor, 'tw-client-address': '203.0.113.1' },
  });
  await app.close();
  return said[0];
}

describe('S9 From where a request comes is what the socket says', () => {
  it('does not believe X-Forwarded-For when no proxy was configured', async () => {
    await expect(addressSeen([], '203.0.113.7')).resolves.toBe('192.0.2.9');
  });

  it('believes it of a configured proxy, and there only what the proxy itself wrote', async () => {
    await expect(addressSeen(['192.0.2.0/24'], '203.0.113.7')).resolves.toBe('203.0.113.7');
    await expect(addressSeen(['192.0.2.0/24'], '203.0.113.7, 198.51.100.1')).resolves.toBe('198.51.100.1');
    await expect(addressSeen(['198.51.100.0/24'], '203.0.113.7')).resolves.toBe('192.0.2.9');
  });
});
