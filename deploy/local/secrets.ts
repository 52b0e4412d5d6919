import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Letters and digits only, so that it may stand in a URL and in SQL without escapes. */
export const newPassword = (): string => randomBytes(24).toString('hex');

/** What is in the file, or what `make` gives, written once and readable by the owner alone. */
export function onceOnly<T>(file: string, make: () => T): T {
  if (!existsSync(file)) writePrivately(file, json(make()));
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** Written beside and renamed: a kill in between leaves the old file or the new one, never half of one. */
export function writePrivately(file: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
