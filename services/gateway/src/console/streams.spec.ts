import { setTimeout as pause } from 'node:timers/promises';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { ANONYMOUS, type Actor } from '@tradewind/kernel/actor';
import type { NatsConnection } from '@nats-io/transport-node';
import { createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import { Departure } from '../departure.js';
import { ChangeNotices } from './change-notices.js';
import { Streams } from './streams.js';

const somebody = (branch: string, id = 'p1'): Actor => ({ ...ANONYMOUS, id, kind: 'person', posts: [{ post: 'sales-rep', org: `hq.${branch}`, branch }] });

let issuer: TokenIssuer;
let tokens: TokenVerifier;
let token: string;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  issuer = new TokenIssuer({ ...(await exportJWK(privateKey)), kid: 'k1' });
  tokens = new TokenVerifier(createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] }));
  token = await issuer.issue(somebody('bj'));
});

/** The bus, as far as a gateway listens to it. */
function aGateway(stillHolds: () => Promise<boolean> = () => Promise.resolve(true)) {
  const heard = new Set<(error: null, message: { subject: string }) => void>();
  const subscribe = (_: string, { callback }: { callback: (error: null, message: { subject: string }) => void }) => {
    heard.add(callback);
    return { unsubscribe: () => heard.delete(callback) };
  };
  const departure = new Departure();
  const notices = new ChangeNotices(() => ({ subscribe }) as unknown as NatsConnection);
  const streams = new Streams(notices, tokens, stillHolds, departure, { pingMs: 20, checkMs: 20, gatherMs: 5, spreadMs: 0 });
  const changed = (branch: string, service: string): void => {
    for (const hear of heard) hear(null, { subject: `changed.${branch}.${service}` });
  };
  return { streams, departure, changed, heard };
}

function aScreen() {
  const screen = { text: '', ended: false };
  const out = {
    write: (text: string) => {
      screen.text += text;
      return true;
    },
    end: () => {
      screen.ended = true;
    },
    once: () => undefined,
  } as unknown as Parameters<Streams['open']>[0]['out'];
  return { screen, out };
}

describe('ORG-11 Screens hear that something changed, not what', () => {
  it('each service once, however much it changed', async () => {
    const { streams, departure, changed } = aGateway();
    const { screen, out } = aScreen();
    streams.open({ token, actor: somebody('bj'), out });
    for (let i = 0; i < 50; i++) changed('bj', i % 2 === 0 ? 'orders' : 'customers');
    await pause(15);
    expect(screen.text.match(/event: changed/g)).toHaveLength(1);
    expect(screen.text).toContain('data: {"services":["customers","orders"]}\n\n');
    departure.announce();
  });

  it('of the own branch and of head office; all of them at head office', async () => {
    const { streams, departure, changed } = aGateway();
    const [beijing, office] = [aScreen(), aScreen()];
    streams.open({ token, actor: somebody('bj'), out: beijing.out });
    streams.open({ token, actor: somebody('hq', 'p2'), out: office.out });
    changed('sh', 'orders');
    changed('hq', 'policies');
    await pause(15);
    expect(beijing.screen.text).toContain('"policies"');
    expect(beijing.screen.text).not.toContain('"orders"');
    expect(office.screen.text).toContain('{"services":["orders","policies"]}');
    departure.announce();
  });
});

describe('S5 A stream ends', () => {
  it('with its session; not because nobody can be asked at the moment', async () => {
    let answer = (): Promise<boolean> => Promise.reject(new Error('no responders'));
    const { streams, heard } = aGateway(() => answer());
    const { screen, out } = aScreen();
    streams.open({ token, actor: somebody('bj'), out });
    await pause(30);
    expect(screen).toMatchObject({ ended: false, text: expect.stringContaining(': ping') as string });
    answer = () => Promise.resolve(false);
    await pause(30);
    expect(screen.ended).toBe(true);
    expect(heard.size).toBe(0);
  });

  it('with its token', async () => {
    const { streams } = aGateway();
    const { screen, out } = aScreen();
    const old = await issuer.issue(somebody('bj'), { issuedAt: Date.now() - 3_600_000 });
    await expect(streams.whose(old)).rejects.toMatchObject({ code: 'access.not-signed-in' });
    streams.open({ token: old, actor: somebody('bj'), out });
    await pause(5);
    expect(screen.ended).toBe(true);
  });

  it('when the gateway leaves (R15)', () => {
    const { streams, departure } = aGateway();
    const { screen, out } = aScreen();
    streams.open({ token, actor: somebody('bj'), out });
    departure.announce();
    expect(screen.ended).toBe(true);
  });

  it('the oldest when somebody has too many', () => {
    const { streams, departure } = aGateway();
    const screens = Array.from({ length: 9 }, aScreen);
    for (const { out } of screens) streams.open({ token, actor: somebody('bj'), out });
    expect(screens.map(({ screen }) => screen.ended)).toEqual([true, ...Array<boolean>(8).fill(false)]);
    departure.announce();
  });
});
