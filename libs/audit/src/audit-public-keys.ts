import { createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { headText, type SignedHead } from './chain.js';

/** The public halves of the audit keys, old ones included: all that is needed to check a signature. */
export class AuditPublicKeys {
  private readonly keys: ReadonlyMap<string, KeyObject>;

  constructor(jwks: readonly (JsonWebKey & { readonly kid?: string })[]) {
    this.keys = new Map(jwks.map((jwk) => [jwk.kid ?? '', createPublicKey({ key: jwk, format: 'jwk' })]));
  }

  static fromFile(path: string): AuditPublicKeys {
    return new AuditPublicKeys((JSON.parse(readFileSync(path, 'utf8')) as { keys: JsonWebKey[] }).keys);
  }

  isSigned(service: string, head: SignedHead): boolean {
    return this.isSignedText(head.keyId, headText(service, head), head.signature);
  }

  knows(keyId: string): boolean {
    return this.keys.has(keyId);
  }

  isSignedText(keyId: string, text: string, signature: string): boolean {
    const key = this.keys.get(keyId);
    const isText = typeof (signature as unknown) === 'string'; // what somebody changed may be anything
    return key !== undefined && isText && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  }
}
