import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenOf } from '../request-headers.js';
import { forget, keep, keptBy } from './cookies.js';

const tokens = { access_token: 'access', token_type: 'Bearer', expires_in: 600, refresh_token: 'refresh', mfa_enrolment_required: false };

const aRequest = (headers: Record<string, string>, protocol: 'http' | 'https' = 'http') => ({ headers, protocol }) as unknown as FastifyRequest;

function cookiesOf(set: (reply: FastifyReply) => void): string[] {
  let lines: string[] = [];
  set({
    header: (_: string, value: string[]) => {
      lines = value;
    },
  } as unknown as FastifyReply);
  return lines;
}

/** What a browser sends back of what it was given. */
const sentBack = (lines: readonly string[]): string =>
  lines
    .filter((line) => !line.includes('Max-Age=0'))
    .map((line) => line.split(';')[0])
    .join('; ');

const ours = { 'x-tradewind-console': '1' };

describe('S5 The cookies of a session', () => {
  it.each(['http', 'https'] as const)('are out of reach of scripts and of other sites (%s)', (protocol) => {
    const lines = cookiesOf((reply) => {
      keep(tokens, aRequest({}, protocol), reply);
    });
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      expect(line).toContain('; HttpOnly; SameSite=Strict');
      expect(line.includes('; Secure')).toBe(protocol === 'https');
    }
  });

  it('are bound to this host behind https; the refresh token goes to the session and nowhere else', () => {
    const lines = cookiesOf((reply) => {
      keep(tokens, aRequest({}, 'https'), reply);
    });
    expect(lines).toContain('__Host-tw_session=access; Path=/; Max-Age=600; HttpOnly; SameSite=Strict; Secure');
    expect(lines).toContain('__Secure-tw_refresh=refresh; Path=/console/session; Max-Age=43200; HttpOnly; SameSite=Strict; Secure');
  });

  it('carry a token that is larger than a cookie may be, and leave nothing of a larger one behind', () => {
    const large = Array.from({ length: 900 }, (_, i) => String(i).padStart(8, '0')).join('.');
    const first = cookiesOf((reply) => {
      keep({ ...tokens, access_token: large }, aRequest({}), reply);
    });
    for (const line of first) expect(line.length).toBeLessThan(4_096);
    expect(keptBy(aRequest({ cookie: sentBack(first) }))).toEqual({ access: large, refresh: 'refresh', factorDue: false });
    const second = cookiesOf((reply) => {
      keep(tokens, aRequest({}), reply);
    });
    expect(second.filter((line) => line.includes('Max-Age=0'))).toHaveLength(3);
  });

  it('are all forgotten at the end', () => {
    const lines = cookiesOf((reply) => {
      forget(aRequest({}, 'https'), reply);
    });
    expect(lines.every((line) => line.includes('=; ') && line.includes('Max-Age=0'))).toBe(true);
  });
});

describe('S5 A cookie is a token only for the console itself', () => {
  const cookie = 'tw_session=access';

  it('with the header that no page of another site can send', () => {
    expect(tokenOf(aRequest({ cookie, ...ours }))).toBe('access');
    expect(tokenOf(aRequest({ cookie }))).toBeNull();
    expect(tokenOf(aRequest({ cookie, 'x-tradewind-console': '0' }))).toBeNull();
  });

  it.each(['cross-site', 'same-site', 'none'])('not when the browser says that the request is %s', (site) => {
    expect(tokenOf(aRequest({ cookie, ...ours, 'sec-fetch-site': site }))).toBeNull();
    expect(tokenOf(aRequest({ cookie, ...ours, 'sec-fetch-site': 'same-origin' }))).toBe('access');
  });

  it('behind https not the cookie of a page without it', () => {
    expect(tokenOf(aRequest({ cookie, ...ours }, 'https'))).toBeNull();
    expect(tokenOf(aRequest({ cookie: '__Host-tw_session=access', ...ours }, 'https'))).toBe('access');
  });

  it('never instead of a bearer that was sent, right or wrong', () => {
    expect(tokenOf(aRequest({ cookie, ...ours, authorization: 'Bearer other' }))).toBe('other');
    expect(tokenOf(aRequest({ cookie, ...ours, authorization: 'Basic other' }))).toBeNull();
  });
});
