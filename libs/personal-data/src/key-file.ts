import { readFileSync, statSync } from 'node:fs';

/** What is in the file of keys: several key-encryption keys (KEK), one of them for new work, and the key of the blind indexes. */
export interface KeySet {
  readonly active: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Empty in a file of keys under which nothing is found by an index. */
  readonly indexKey: Buffer;
}

export interface KeyFileOptions {
  /** Whether the file must have the key of the blind indexes. */
  readonly withIndex: boolean;
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

  constructor(
    private readonly path: string,
    private readonly options: KeyFileOptions = { withIndex: true },
  ) {
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
    return { set: parsed(readFileSync(this.path, 'utf8').trim(), this.path, this.options), writtenAt };
  }
}

/** The name of the one key in a file that holds nothing but a key in base64, as the files of partner secrets did until there was more than one. */
export const ONLY_KEY = 'v1';

interface Written {
  readonly active?: string;
  readonly keys?: Readonly<Record<string, string>>;
  readonly indexKey?: string;
}

const written = (text: string, { withIndex }: KeyFileOptions): Written =>
  text.startsWith('{') || withIndex ? (JSON.parse(text) as Written) : { active: ONLY_KEY, keys: { [ONLY_KEY]: text } };

function parsed(text: string, path: string, options: KeyFileOptions): KeySet {
  const { active = '', keys = {}, indexKey = '' } = written(text, options);
  const set = {
    active,
    keys: new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])),
    indexKey: Buffer.from(indexKey, 'base64'),
  };
  const whole = [...set.keys.values(), ...(options.withIndex ? [set.indexKey] : [])].every(({ length }) => length === KEY_BYTES);
  if (!whole || !set.keys.has(set.active))
    throw new Error(
      `Refusing to work with ${path}: it needs keys of ${KEY_BYTES} bytes in base64, ${options.withIndex ? 'indexKey, ' : ''}and active naming one of keys`,
    );
  return set;
}
