import { createHash } from 'node:crypto';
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JSONWebKeySet, type JWK, type JWTVerifyGetKey } from 'jose';
import { KeyFile } from './key-file.js';

const TYPE = 'svc+jwt';
const SECONDS = 30;
/** Two machines' clocks may differ by this much (R9). */
const LEEWAY_SECONDS = 60;

/** What a service puts its name to: this operation, with this content, under this key; good for nothing else. */
export interface SignedRequest {
  readonly operation: string;
  readonly key: string | null;
  readonly payload: string;
}

/** Signs what a service asks in its own name, with a key that only this service has (S9, decision 28). */
export class ServiceSigner {
  private constructor(private readonly key: KeyFile<JWK>) {}

  static fromFile(path: string): ServiceSigner {
    return new ServiceSigner(new KeyFile(path, (json) => json as JWK));
  }

  async sign({ operation, key, payload }: SignedRequest): Promise<string> {
    const jwk = this.key.current;
    return new SignJWT({ key, hash: hashOf(payload) })
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: jwk.kid ?? '' })
      .setAudience(operation)
      .setIssuedAt()
      .setExpirationTime(`${SECONDS} s`)
      .sign(await importJWK(jwk, 'EdDSA'));
  }
}

/** Tells which service signed a request. The name is that of the key, never one the request claims. */
export class ServiceVerifier {
  private constructor(private readonly keys: JWTVerifyGetKey) {}

  /** A JWK set in which the id of each key begins with the name of its service: `performance.2026`. */
  static fromFile(path: string): ServiceVerifier {
    const file = new KeyFile(path, (json) => createLocalJWKSet(json as JSONWebKeySet));
    return new ServiceVerifier((header, token) => file.current(header, token));
  }

  /** Null for whatever is not exactly what a service signed. */
  async verify(token: string, { operation, key, payload }: SignedRequest): Promise<string | null> {
    try {
      const rules = { algorithms: ['EdDSA'], typ: TYPE, audience: operation, clockTolerance: LEEWAY_SECONDS, requiredClaims: ['exp', 'iat', 'hash'] };
      const { payload: claims, protectedHeader } = await jwtVerify(token, this.keys, rules);
      const isSigned = claims.hash === hashOf(payload) && (claims.key ?? null) === key;
      return isSigned ? (protectedHeader.kid?.split('.')[0] ?? null) : null;
    } catch {
      return null;
    }
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
