import { readFileSync, statSync } from 'node:fs';

/** A change of the file is noticed within this time. */
const LOOK_EVERY_MS = 2_000;

/** A JSON file of keys that may be replaced while we run (key rotation); a file that cannot be read leaves the keys we have. */
export class KeyFile<T> {
  private lookedAt = 0;
  private writtenAt = 0;
  private held: T | undefined;

  constructor(
    private readonly path: string,
    private readonly parse: (json: unknown) => T,
  ) {
    this.held = this.read();
  }

  get current(): T {
    const passed = Date.now() - this.lookedAt; // below zero: the clock was set back
    if (this.held === undefined || passed < 0 || passed >= LOOK_EVERY_MS) this.look();
    return this.held ?? this.read();
  }

  private look(): void {
    this.lookedAt = Date.now();
    try {
      if (statSync(this.path).mtimeMs !== this.writtenAt) this.held = this.read();
    } catch {
      // half-written or away for a moment: the next look finds it
    }
  }

  private read(): T {
    const { mtimeMs } = statSync(this.path);
    const read = this.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    this.writtenAt = mtimeMs;
    this.lookedAt = Date.now();
    return read;
  }
}
