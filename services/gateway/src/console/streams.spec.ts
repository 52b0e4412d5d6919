import { setTimeout as pause } from 'node:timers/promises';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { ANONYMOUS, notSignedIn, type Actor } from '@tradewind/kernel/actor';
import { Departure } from '../departure.js';
import type { Change, ChangeNotices } from './change-notices.js';
import { Streams } from './streams.js';

const token = `x.${Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + 600 })).toString('base64url')}.x`;
const somebody = (branch: string, id = 'p1'): Actor => ({ ...ANONYMOUS, id, kind: 'person', posts: [{ post: 'sales-rep', org: `hq.${branch}`, branch }] });

function aGateway(stillHolds: () => boolean = () => true) {
  const listeners = new Set<(change: Change) => void>();
  const notices = {
    listen: (hears: (change: Change) => void) => {
      listeners.add(hears);
      return () => listeners.delete(hears);
    },
  } as unknown as ChangeNotices;
  const tokens = { verify: () => (stillHolds() ? Promise.resolve(ANONYMOUS) : Promise.reject(notSignedIn())) } as unknown as TokenVerifier;
  const departure = new Departure();
  const streams = new Streams(notices, tokens, departure, { pingMs: 20, gatherMs: 5, spreadMs: 0 });
  const changed = (branch: string, service: string): void => {
    for (const hears of listeners) hears({ branch, service });
  };
  return { streams, departure, changed, listeners };
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
  it('with its session, at the next ping', async () => {
    let holds = true;
    const { streams, listeners } = aGateway(() => holds);
    const { screen, out } = aScreen();
    streams.open({ token, actor: somebody('bj'), out });
    await pause(30);
    expect(screen).toMatchObject({ ended: false, text: expect.stringContaining(': ping') as string });
    holds = false;
    await pause(30);
    expect(screen.ended).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('with its token', async () => {
    const { streams } = aGateway();
    const { screen, out } = aScreen();
    const old = `x.${Buffer.from(JSON.stringify({ exp: 1 })).toString('base64url')}.x`;
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
