import { GatewayKey } from '@tradewind/auth/gateway-key';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { createLocalJWKSet } from 'jose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { answeringBus } from '../../../e2e/support/bench/answering-bus.ts';
import { Departure } from './departure.js';
import { gatewayApp } from './gateway-app.js';

const PROXY = '192.0.2.9';

/** What every operation answers; enough for a quota and for the start of a sign-in outside. */
const ANSWER = { granted: 100, remaining: 100, resetsIn: 60_000, authorizationUrl: 'https://provider.example/auth', state: 'state-1' };

let app: NestFastifyApplication;

beforeAll(async () => {
  const connection = answeringBus(() => ANSWER);
  const settings = { tokens: new TokenVerifier(createLocalJWKSet({ keys: [] })), gatewayKey: new GatewayKey('x'), quotaPerPerson: 100, quotaPerAddress: 100 };
  app = await gatewayApp(() => connection, {
    ...settings,
    trustedProxies: [`${PROXY}/32`],
    publishedKeys: () => ({ keys: [] }),
    consoleDir: null,
    departure: new Departure(),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());

async function answerTo(url: string, forwardedProto: string): Promise<Record<string, unknown>> {
  const response = await app.inject({ method: 'GET', url, remoteAddress: PROXY, headers: { 'x-forwarded-proto': forwardedProto } });
  return response.headers;
}

describe('ASVS 3.4 What browsers are told to keep to', () => {
  it.each(['/', '/setup', '/api/v1/me', '/nowhere', '/.well-known/jwks.json'])('%s: only https from now on, where the outside is https', async (url) => {
    await expect(answerTo(url, 'https')).resolves.toMatchObject({ 'strict-transport-security': 'max-age=31536000; includeSubDomains' });
    await expect(answerTo(url, 'http')).resolves.not.toHaveProperty('strict-transport-security');
  });

  it('sends no address on to other sites, and lets nothing of an answer be run or framed', async () => {
    await expect(answerTo('/api/v1/me', 'http')).resolves.toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/) as string,
    });
    await expect(answerTo('/setup', 'http')).resolves.toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'self'") as string,
      'referrer-policy': 'no-referrer',
    });
  });
});

describe('ASVS 3.3 The cookie of a sign-in outside', () => {
  it('is bound to this host behind https, out of reach of scripts', async () => {
    const { 'set-cookie': cookie } = await answerTo('/api/v1/oauth/oidc/start', 'https');
    expect(cookie).toBe('__Host-tw_oidc=state-1; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure');
  });

  it('is bound to its path on a machine without https', async () => {
    const { 'set-cookie': cookie } = await answerTo('/api/v1/oauth/oidc/start', 'http');
    expect(cookie).toBe('tw_oidc=state-1; Path=/api/v1/oauth/oidc; Max-Age=600; HttpOnly; SameSite=Lax');
  });
});
