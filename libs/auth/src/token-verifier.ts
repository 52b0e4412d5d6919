import type { Actor } from '@tradewind/kernel/actor';
import { notSignedIn } from '@tradewind/kernel/actor';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { actorOf, AUDIENCE, ISSUER, type TokenClaims } from './claims.js';
import { KeyFile } from './key-file.js';
import { Revocations, type TokenStamp } from './revocations.js';
import type { TokenKind } from './token-issuer.js';

interface Verified {
  readonly actor: Actor;
  readonly stamp: TokenStamp;
  readonly until: number;
}

const CACHE_MS = 30_000;
const CACHE_SIZE = 10_000;

/**
 * Tokens → actors, by every service on every message (S9). The algorithm list is fixed to EdDSA; a verified token
 * is remembered for at most 30 s, so that signature checks cost nothing measurable (fast-path.md point 9).
 * Whether it was revoked is asked each time.
 */
export class TokenVerifier {
  private readonly verified = new Map<string, Verified>();

  constructor(
    private readonly keys: JWTVerifyGetKey,
    private readonly revocations: Revocations = new Revocations(),
  ) {}

  /** The keys of the file as it is now: a rotated key is known without a restart. */
  static fromFile(path: string, revocations?: Revocations): TokenVerifier {
    const file = new KeyFile(path, (json) => createLocalJWKSet(json as JSONWebKeySet));
    return new TokenVerifier((header, token) => file.current(header, token), revocations);
  }

  async verify(token: string): Promise<Actor> {
    const { actor, stamp } = this.remembered(token) ?? (await this.check(token));
    if (!this.revocations.holds(stamp)) throw notSignedIn();
    return actor;
  }

  /** The claims of a token of another kind than access, e.g. one that stands between password and second factor. */
  async claims({ typ, audience }: TokenKind, token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, { algorithms: ['EdDSA'], issuer: ISSUER, audience, typ, requiredClaims: ['sub', 'exp'] });
      return payload;
    } catch {
      throw notSignedIn();
    }
  }

  private remembered(token: string): Verified | undefined {
    const known = this.verified.get(token);
    return known && known.until > Date.now() ? known : undefined;
  }

  private async check(token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify<TokenClaims>(token, this.keys, {
        algorithms: ['EdDSA'],
        audience: AUDIENCE,
        issuer: ISSUER,
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp', 'iat', 'grants'],
      });
      return this.remember(token, payload);
    } catch {
      throw notSignedIn();
    }
  }

  private remember(token: string, payload: TokenClaims & JWTPayload): Verified {
    const until = Math.min((payload.exp ?? 0) * 1000, Date.now() + CACHE_MS);
    const stamp = { sub: payload.sub, sid: typeof payload.sid === 'string' ? payload.sid : null, issuedAt: (payload.iat ?? 0) * 1000 };
    const verified = { actor: actorOf(payload), stamp, until };
    if (this.verified.size >= CACHE_SIZE) this.verified.clear();
    this.verified.set(token, verified);
    return verified;
  }
}

/** The session a token, verified before, belongs to. */
export function sessionOf(token: string | null): string | null {
  const sid = token === null ? null : decodeJwt(token).sid;
  return typeof sid === 'string' ? sid : null;
}
