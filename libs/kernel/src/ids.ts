import { randomFillSync } from 'node:crypto';
import { v5, v7, validate } from 'uuid';

const BYTES = 16;
/** Random bytes for so many ids are drawn at once: each drawing costs as much as the id itself many times over. */
const pool = new Uint8Array(256 * BYTES);
let used = pool.length;
let latest = { msecs: -Infinity, seq: 0 };

/** UUIDv7: unique everywhere, ordered by time and within this process, made in the application (PostgreSQL 15 cannot). */
export function newId(): string {
  const random = drawn();
  latest = following(Date.now(), random);
  return v7({ random, ...latest });
}

function drawn(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += BYTES));
}

/** A millisecond begins with 31 random bits, so that they can be counted up; when they are used up, or the clock went back, the next one begins early. */
function following(now: number, random: Uint8Array): typeof latest {
  const { msecs, seq } = latest;
  if (now > msecs) return { msecs: now, seq: new DataView(random.buffer, random.byteOffset + 6).getUint32(0) >>> 1 };
  return seq < 0xffff_ffff ? { msecs, seq: seq + 1 } : { msecs: msecs + 1, seq: 0 };
}

const NAMES = '6f1f8f0e-5b7f-4b9e-9c3a-0d9f8a8b6c11';

/** The id of what has a name instead, e.g. a month of a branch: always the same one. */
export const idNamed = (name: string): string => v5(name, NAMES);

export const isId = (value: string): boolean => validate(value);
