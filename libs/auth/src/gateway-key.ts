import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The secret that the gateway shares with services that have internal operations; whoever shows it is the gateway. */
export class GatewayKey {
  private readonly expected: Buffer;

  constructor(readonly secret: string) {
    this.expected = digest(secret);
  }

  static fromFile(path: string): GatewayKey {
    const secret = readFileSync(path, 'utf8').trim();
    if (secret.length < 32) throw new Error(`${path} does not hold a key of at least 32 characters`);
    return new GatewayKey(secret);
  }

  opens(shown: string): boolean {
    return timingSafeEqual(digest(shown), this.expected);
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
