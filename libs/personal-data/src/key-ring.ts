import type { KeyFile, KeySet } from './key-file.js';
import { decrypt, encrypt } from './sealed.js';

/** What was encrypted, and under which key of the file. */
export interface Wrapped {
  readonly keyId: string;
  readonly body: Buffer;
}

/** The keys of a file at work: new things lie under the active one, old ones open under theirs until they are wrapped anew (S12). */
export class KeyRing {
  constructor(private readonly file: KeyFile) {}

  /** `aad`: where it lies; moved elsewhere it does not open. */
  wrap(plain: Uint8Array, aad: Uint8Array): Wrapped {
    const set = this.file.current();
    return { keyId: set.active, body: encrypt(keyOf(set, set.active), plain, aad) };
  }

  unwrap({ keyId, body }: Wrapped, aad: Uint8Array): Buffer {
    const set = this.file.current();
    return decrypt(keyOf(set.keys.has(keyId) ? set : this.file.latest(), keyId), body, aad);
  }

  /** As text that names its key: `<key>.<nonce, ciphertext and tag in base64url>`. */
  seal(plain: Uint8Array, aad: Uint8Array): string {
    const { keyId, body } = this.wrap(plain, aad);
    return `${keyId}.${body.toString('base64url')}`;
  }

  open(sealed: string, aad: Uint8Array): Buffer {
    const at = sealed.lastIndexOf('.');
    return this.unwrap({ keyId: sealed.slice(0, at), body: Buffer.from(sealed.slice(at + 1), 'base64url') }, aad);
  }

  /** Keys that new things no longer lie under. */
  retired(): string[] {
    const { active, keys } = this.file.current();
    return [...keys.keys()].filter((id) => id !== active);
  }
}

function keyOf({ keys }: KeySet, id: string): Buffer {
  const key = keys.get(id);
  if (!key) throw new Error(`The file of keys has no key ${id}: it was taken out before everything was wrapped anew, or the file is another installation's`);
  return key;
}
