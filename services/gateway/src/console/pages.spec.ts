import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { GatewayKey } from '@tradewind/auth/gateway-key';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLocalJWKSet } from 'jose';
import { answeringBus } from '../../../../e2e/support/bench/answering-bus.ts';
import { Departure } from '../departure.js';
import { gatewayApp } from '../gateway-app.js';
import { builtConsole } from './pages.js';

const root = mkdtempSync(join(tmpdir(), 'console-'));
const dist = join(root, 'console/dist');
const SCRIPT = 'console.log("the page");';
let app: NestFastifyApplication;

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(join(dist, 'theme.js'), '');
  writeFileSync(join(dist, 'favicon.svg'), '<svg/>');
  writeFileSync(join(dist, 'assets/index-abc.js'), SCRIPT);
  writeFileSync(join(dist, 'assets/index-abc.js.gz'), gzipSync(SCRIPT));
  const connection = answeringBus(() => ({ granted: 100, remaining: 100, resetsIn: 60_000 }));
  app = await gatewayApp(() => connection, {
    tokens: new TokenVerifier(createLocalJWKSet({ keys: [] })),
    gatewayKey: new GatewayKey('x'),
    quotaPerPerson: 100,
    quotaPerAddress: 100,
    trustedProxies: [],
    publishedKeys: () => ({ keys: [] }),
    consoleDir: dist,
    departure: new Departure(),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const asked = (url: string, given: Record<string, string> = { accept: 'text/html' }) => app.inject({ method: 'GET', url, headers: given });

describe('Issue 7 The pages of the console', () => {
  it.each(['/', '/orders', '/orders/0190f5c0-0000-7000-8000-000000000000?tab=chain'])('%s is the console, which knows its own addresses', async (url) => {
    const { statusCode, headers: said, body } = await asked(url);
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: '<!doctype html><title>console</title>' });
    expect(said).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  });

  it('may load and run only what comes from here, and may be framed by nobody (ASVS 3.4)', async () => {
    const { headers: said } = await asked('/orders');
    const policy = String(said['content-security-policy']);
    for (const rule of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(said).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' });
  });

  it('files keep their names for ever, and go out as they were compressed', async () => {
    const { headers: said, rawPayload } = await asked('/assets/index-abc.js', { 'accept-encoding': 'gzip, br' });
    expect(said).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip' });
    expect(rawPayload).toEqual(gzipSync(SCRIPT));
    const plain = await asked('/assets/index-abc.js', {});
    expect(plain.body).toBe(SCRIPT);
  });

  it.each(['/api/v1/nowhere', '/docs/nowhere', '/console/nowhere', '/assets/gone-123.js', '/.env', '/robots.txt'])('%s is no page', async (url) => {
    const { statusCode, headers: said } = await asked(url);
    expect({ statusCode, type: said['content-type'] }).toEqual({ statusCode: 404, type: 'application/problem+json; charset=utf-8' });
  });

  it('a program that asks for something unknown is told so', async () => {
    const { statusCode } = await asked('/orders', { accept: 'application/json' });
    expect(statusCode).toBe(404);
  });

  it('nothing outside of the folder is given out', async () => {
    for (const url of ['/assets/../index.html', '/assets/..%2findex.html', '/assets/%2e%2e/index.html']) {
      const { body } = await asked(url, {});
      expect(body).not.toContain('<title>console</title>');
    }
  });

  it('is found above where the program is, and where it was not built it is not', () => {
    expect(builtConsole(join(root, 'services/platform/dist/bundle'))).toBe(dist);
    expect(builtConsole(tmpdir())).toBeNull();
  });
});

describe('S5 The session of the console', () => {
  it.each([
    ['GET', '/console/session'],
    ['POST', '/console/session'],
    ['DELETE', '/console/session'],
    ['POST', '/console/session/refresh'],
    ['GET', '/console/stream'],
  ] as const)('%s %s is for its pages alone', async (method, url) => {
    for (const given of [{}, { 'x-tradewind-console': '1', 'sec-fetch-site': 'cross-site' }]) {
      const answer = await app.inject({ method, url, headers: { cookie: 'tw_session=x; tw_refresh=x', ...given } });
      expect({ status: answer.statusCode, code: answer.json<{ code: string }>().code }).toEqual({ status: 403, code: 'request.not-from-the-console' });
    }
  });

  it('says that nobody is there, and is kept by no cache', async () => {
    const answer = await asked('/console/session', { 'x-tradewind-console': '1' });
    expect({ status: answer.statusCode, body: answer.json<object>(), cache: answer.headers['cache-control'] }).toEqual({
      status: 200,
      body: { signedIn: false },
      cache: 'no-store',
    });
  });

  it('a stream is for who is signed in', async () => {
    const answer = await asked('/console/stream', { 'x-tradewind-console': '1' });
    expect(answer.statusCode).toBe(401);
  });
});
