import { readFileSync } from 'node:fs';
import type { Actor } from '@tradewind/kernel/actor';
import { notSignedIn } from '@tradewind/kernel/actor';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { actorOf, AUDIENCE, ISSUER, type TokenClaims } from './claims.js';

interface Verified {
  readonly actor: Actor;
  readonly until: number;
}

const CACHE_MS = 30_000;
const CACHE_SIZE = 10_000;

/**
 * Tokens → actors, by every service on every message (S9). The algorithm list is fixed to EdDSA; a verified token
 * is remembered for at most 30 s, so that signature checks cost nothing measurable (fast-path.md point 9).
 */
export class TokenVerifier {
  private readonly verified = new Map<string, Verified>();

  constructor(private readonly keys: JWTVerifyGetKey) {}

  static fromFile(path: string): TokenVerifier {
    return new TokenVerifier(createLocalJWKSet(JSON.parse(readFileSync(path, 'utf8')) as JSONWebKeySet));
  }

  async verify(token: string): Promise<Actor> {
    const known = this.verified.get(token);
    if (known && known.until > Date.now()) return known.actor;
    const { actor, expires } = await this.check(token);
    if (this.verified.size >= CACHE_SIZE) this.verified.clear();
    this.verified.set(token, { actor, until: Math.min(expires, Date.now() + CACHE_MS) });
    return actor;
  }

  private async check(token: string): Promise<{ actor: Actor; expires: number }> {
    try {
      const { payload } = await jwtVerify<TokenClaims>(token, this.keys, {
        algorithms: ['EdDSA'],
        audience: AUDIENCE,
        issuer: ISSUER,
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp', 'grants'],
      });
      return { actor: actorOf(payload), expires: (payload.exp ?? 0) * 1000 };
    } catch {
      throw notSignedIn();
    }
  }
}
