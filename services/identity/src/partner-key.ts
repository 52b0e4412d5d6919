import { KeyFile, ONLY_KEY } from '@tradewind/personal-data/key-file';
import { KeyRing } from '@tradewind/personal-data/key-ring';

const TAG_BYTES = 16;

/** Seals the secrets of partner apps: whoever signs a request must be checked with the very secret. Only identity has the keys (S12). */
export class PartnerKey {
  constructor(private readonly ring: KeyRing) {}

  /** A file of several keys with the active one; one with nothing but 32 bytes in base64 is the key `v1` alone. */
  static fromFile(path: string): PartnerKey {
    return new PartnerKey(new KeyRing(new KeyFile(path, { withIndex: false })));
  }

  /** Bound to the row it is for: moved to another app it does not open. */
  seal(secret: string, row: string): string {
    return this.ring.seal(Buffer.from(secret), Buffer.from(row));
  }

  open(sealed: string, row: string): string {
    return this.ring.open(inOneForm(sealed), Buffer.from(row)).toString('utf8');
  }

  retired(): string[] {
    return this.ring.retired();
  }
}

/** From when there was one key: `v1.<nonce>.<tag>.<text>`. */
function inOneForm(sealed: string): string {
  const [version = '', nonce = '', tag = '', text] = sealed.split('.');
  if (text === undefined || version !== ONLY_KEY) return sealed;
  const [head, body, tail] = [nonce, text, tag].map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
  if (tail.length !== TAG_BYTES) return sealed;
  return `${ONLY_KEY}.${Buffer.concat([head, body, tail]).toString('base64url')}`;
}
