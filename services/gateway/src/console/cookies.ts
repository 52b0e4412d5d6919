import type { TokenView } from '@tradewind/contracts/identity/sign-in.api';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Asked = Pick<FastifyRequest, 'headers' | 'protocol'>;

/** What the browser keeps of a session: out of reach of scripts, and never sent along by another site's page. */
export interface Kept {
  readonly access: string | null;
  readonly refresh: string | null;
  /** The token allows nothing but setting up the second factor. */
  readonly factorDue: boolean;
}

/** Where the refresh token goes, and nowhere else. */
const REFRESH_PATH = '/console/session';
/** A session ends 12 hours after sign-in, whatever a browser keeps. */
const REFRESH_SECONDS = 43_200;

/** A token of somebody with many posts is larger than the 4,096 bytes of a cookie. */
const PIECE = 3_500;
const PIECES = ['tw_session', 'tw_session_2', 'tw_session_3'] as const;
const REFRESH = 'tw_refresh';
const FACTOR_DUE = 'tw_factor_due';

/** Behind https only a cookie that the browser itself vouches for: no other host, and no page without https, can have set it. */
const accessName = (name: string, { protocol }: Asked): string => (protocol === 'https' ? `__Host-${name}` : name);
const refreshName = (name: string, { protocol }: Asked): string => (protocol === 'https' ? `__Secure-${name}` : name);

/** A page of another site cannot set this header without being asked first, which nobody answers; ours always does. */
export const isFromTheConsole = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean => {
  const { 'x-tradewind-console': said, 'sec-fetch-site': site = 'same-origin' } = headers;
  return said === '1' && site === 'same-origin';
};

export function keptBy(request: Asked): Kept {
  const cookies = parsed(request.headers.cookie);
  const access = PIECES.map((name) => cookies.get(accessName(name, request)) ?? '').join('');
  return {
    access: access === '' ? null : access,
    refresh: cookies.get(refreshName(REFRESH, request)) ?? null,
    factorDue: cookies.get(refreshName(FACTOR_DUE, request)) === '1',
  };
}

export function keep(tokens: TokenView, request: Asked, reply: FastifyReply): void {
  const { access_token: access, expires_in: seconds, refresh_token: refresh = '', mfa_enrolment_required: factorDue } = tokens;
  if (access.length > PIECE * PIECES.length) throw new Error(`An access token of ${access.length} characters does not fit into the cookies`);
  const pieces = PIECES.map((name, i) => accessCookie(name, access.slice(i * PIECE, (i + 1) * PIECE), seconds, request));
  reply.header('set-cookie', [...pieces, refreshCookie(REFRESH, refresh, request), refreshCookie(FACTOR_DUE, factorDue ? '1' : '', request)]);
}

export function forget(request: Asked, reply: FastifyReply): void {
  const pieces = PIECES.map((name) => accessCookie(name, '', 0, request));
  reply.header('set-cookie', [...pieces, refreshCookie(REFRESH, '', request), refreshCookie(FACTOR_DUE, '', request)]);
}

const accessCookie = (name: string, value: string, seconds: number, request: Asked): string =>
  cookie({ name: accessName(name, request), value, path: '/', seconds }, request);

const refreshCookie = (name: string, value: string, request: Asked): string =>
  cookie({ name: refreshName(name, request), value, path: REFRESH_PATH, seconds: REFRESH_SECONDS }, request);

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly seconds: number;
}

const cookie = ({ name, value, path, seconds }: Cookie, { protocol }: Asked): string =>
  `${name}=${value}; Path=${path}; Max-Age=${value === '' ? 0 : seconds}; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;

/** Of two cookies of one name the first, which is the one of the longer path (RFC 6265 §5.4). */
function parsed(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const];
  });
  return new Map(pairs.reverse());
}
