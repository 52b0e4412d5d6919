import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ALGORITHM = 'aes-256-gcm';

/** Seals the secrets of partner apps: whoever signs a request must be checked with the very secret. Only identity has the key (S12). */
export class PartnerKey {
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new Error('The key of partner secrets must have 256 bits');
  }

  /** A file with 32 bytes in base64. */
  static fromFile(path: string): PartnerKey {
    return new PartnerKey(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'));
  }

  /** Bound to the row it is for: moved to another app it does not open. */
  seal(secret: string, row: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce).setAAD(Buffer.from(row));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return ['v1', ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
  }

  open(sealed: string, row: string): string {
    const [, nonce = '', tag = '', text = ''] = sealed.split('.');
    const decipher = createDecipheriv(ALGORITHM, this.key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(row)).setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
  }
}
