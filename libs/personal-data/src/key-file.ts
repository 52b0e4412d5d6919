import { readFileSync, statSync } from 'node:fs';

/** What is in the file of keys: several key-encryption keys (KEK), one of them for new work, and the key of the blind indexes. */
export interface KeySet {
  readonly active: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  readonly indexKey: Buffer;
}

interface Known {
  readonly set: KeySet;
  readonly writtenAt: number;
}

const KEY_BYTES = 32;
const LOOK_AGAIN_MS = 500;

/** The file of keys, outside every database. A changed file is taken in while the service works: that is how a new key arrives and an old one leaves. */
export class KeyFile {
  private known: Known | undefined;
  private lookedAt = 0;

  constructor(private readonly path: string) {
    this.current();
  }

  current(): KeySet {
    const now = performance.now();
    if (this.known && now - this.lookedAt < LOOK_AGAIN_MS) return this.known.set;
    return this.reread(now);
  }

  /** For a key that is not known: perhaps somebody has just put it in. */
  latest(): KeySet {
    return this.reread(performance.now());
  }

  private reread(now: number): KeySet {
    this.lookedAt = now;
    this.known = this.known ? (this.changed(this.known.writtenAt) ?? this.known) : this.read();
    return this.known.set;
  }

  /** A file that is just being written, or was written wrongly, changes nothing: the keys that are known go on working. */
  private changed(since: number): Known | null {
    try {
      return statSync(this.path).mtimeMs === since ? null : this.read();
    } catch {
      return null;
    }
  }

  private read(): Known {
    const writtenAt = statSync(this.path).mtimeMs;
    return { set: parsed(readFileSync(this.path, 'utf8'), this.path), writtenAt };
  }
}

function parsed(text: string, path: string): KeySet {
  const { active, keys = {}, indexKey = '' } = JSON.parse(text) as { active?: string; keys?: Record<string, string>; indexKey?: string };
  const set = {
    active: active ?? '',
    keys: new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])),
    indexKey: Buffer.from(indexKey, 'base64'),
  };
  const whole = [...set.keys.values(), set.indexKey].every(({ length }) => length === KEY_BYTES);
  if (!whole || !set.keys.has(set.active))
    throw new Error(`Refusing to work with ${path}: it needs keys of ${KEY_BYTES} bytes in base64, indexKey, and active naming one of keys`);
  return set;
}
