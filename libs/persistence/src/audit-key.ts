import { createHmac, createPrivateKey, createSecretKey, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';

/**
 * A service's own audit key (Ed25519, a JWK file). It marks every trace the service writes, so that a row which somebody
 * else puts into the table is not taken for ours, and signs the heads of the chain (S14).
 */
export class AuditKey {
  private constructor(
    readonly id: string,
    private readonly key: KeyObject,
    private readonly markKey: KeyObject,
  ) {}

  static fromFile(path: string): AuditKey {
    const jwk = JSON.parse(readFileSync(path, 'utf8')) as JsonWebKey & { readonly kid?: string };
    const markKey = createHmac('sha256', Buffer.from(jwk.d ?? '', 'base64url'))
      .update('tradewind audit mark')
      .digest();
    return new AuditKey(jwk.kid ?? '', createPrivateKey({ key: jwk, format: 'jwk' }), createSecretKey(markKey)); // of plain bytes Node makes a key at each use
  }

  /** Says that this content was written by the service itself; only who holds the key can say it. */
  mark(content: string): string {
    return createHmac('sha256', this.markKey).update(content).digest('base64url');
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.key).toString('base64url');
  }
}

const keys = new WeakMap<DataSource, AuditKey>();

/** From now on every trace written through this connection bears the mark of the key. */
export function markTracesWith(key: AuditKey, dataSource: DataSource): void {
  keys.set(dataSource, key);
}

export const auditKeyOf = (dataSource: DataSource): AuditKey | undefined => keys.get(dataSource);
