import { readFileSync } from 'node:fs';
import type { Actor } from '@tradewind/kernel/actor';
import { importJWK, SignJWT, type JWK } from 'jose';
import { ACCESS_TOKEN_SECONDS, AUDIENCE, claimsOf, ISSUER } from './claims.js';

/** Signs access tokens; only identity holds the private key. */
export class TokenIssuer {
  constructor(private readonly privateKey: JWK) {}

  static fromFile(path: string): TokenIssuer {
    return new TokenIssuer(JSON.parse(readFileSync(path, 'utf8')) as JWK);
  }

  async issue(actor: Actor): Promise<string> {
    const key = await importJWK(this.privateKey, 'EdDSA');
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...claimsOf(actor) })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: this.privateKey.kid ?? '' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + ACCESS_TOKEN_SECONDS)
      .sign(key);
  }
}
