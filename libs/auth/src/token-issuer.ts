import { newId } from '@tradewind/kernel/ids';
import type { Actor } from '@tradewind/kernel/actor';
import { importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { ACCESS_TOKEN_SECONDS, AUDIENCE, claimsOf, ISSUER } from './claims.js';
import { KeyFile } from './key-file.js';

/** A token's own kind and audience: no token can pose as one of another kind. */
export interface TokenKind {
  readonly typ: string;
  readonly audience: string;
  readonly seconds: number;
}
const ACCESS: TokenKind = { typ: 'at+jwt', audience: AUDIENCE, seconds: ACCESS_TOKEN_SECONDS };

/** Signs tokens; only identity holds the private keys. */
export class TokenIssuer {
  constructor(private readonly key: JWK | (() => JWK)) {}

  /** A file with one private key, or a set of which the first is the one that signs. It is read again when it changes. */
  static fromFile(path: string): TokenIssuer {
    const file = new KeyFile(path, signingKey);
    return new TokenIssuer(() => file.current);
  }

  /** `issuedAt` in epoch ms: the moment up to which what the token says was true. */
  issue(actor: Actor, { sessionId, issuedAt = Date.now() }: { readonly sessionId?: string; readonly issuedAt?: number } = {}): Promise<string> {
    return this.sign(ACCESS, { ...claimsOf(actor), ...(sessionId !== undefined && { sid: sessionId }) }, issuedAt);
  }

  async sign({ typ, audience, seconds }: TokenKind, claims: JWTPayload, issuedAt = Date.now()): Promise<string> {
    const jwk = typeof this.key === 'function' ? this.key() : this.key;
    const key = await importJWK(jwk, 'EdDSA');
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ, kid: jwk.kid ?? '' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setJti(newId())
      .setIssuedAt(issuedAt / 1000) // to the millisecond, so that what was revoked in the same second is told apart
      .setExpirationTime(Math.floor(issuedAt / 1000) + seconds)
      .sign(key);
  }
}

function signingKey(json: unknown): JWK {
  const { keys } = json as { keys?: readonly JWK[] };
  const [first] = keys ?? [json as JWK];
  if (first?.d === undefined) throw new Error('The file with the signing key holds no private key');
  return first;
}
