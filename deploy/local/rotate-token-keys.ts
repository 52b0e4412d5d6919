import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KeyFiles, signingKey } from './keys.ts';
import { json, writePrivately } from './secrets.ts';

interface Key {
  readonly kid: string;
  readonly d?: string | undefined;
}

/** Every service looks at its file every 2 s. */
const NOTICED_MS = 3_000;

/**
 * A new key signs from now on; the one before stays published, so that tokens under way (10 minutes) hold, and older
 * ones go. First everybody can verify with the new key, only then it signs: no token is refused meanwhile.
 */
export async function rotateTokenKeys({ privateKey, publicKeys }: KeyFiles): Promise<string> {
  const [current] = keysIn(privateKey);
  if (!current) throw new Error(`${privateKey} holds no key`);
  const fresh = signingKey();
  writePrivately(publicKeys, json({ keys: [fresh, current].map(published) }));
  await sleep(NOTICED_MS);
  writePrivately(privateKey, json({ keys: [fresh, current] }));
  return fresh.kid;
}

function keysIn(file: string): readonly Key[] {
  const read = JSON.parse(readFileSync(file, 'utf8')) as Key & { keys?: readonly Key[] };
  return read.keys ?? [read];
}

function published({ d: _, ...open }: Key): object {
  return open;
}
