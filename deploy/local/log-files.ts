import { existsSync, mkdirSync, openSync, readSync, closeSync, renameSync, statSync, unwatchFile, watchFile } from 'node:fs';
import { dirname, relative } from 'node:path';
import { repository } from './paths.ts';

const largest = 10 << 20;
const kept = 3;

/** Makes room at start: a log above 10 MB becomes .1, the older ones move up, the oldest goes. */
export function rotate(logFile: string): void {
  mkdirSync(dirname(logFile), { recursive: true });
  if (!existsSync(logFile) || statSync(logFile).size < largest) return;
  for (let age = kept - 1; age >= 1; age--) {
    if (existsSync(`${logFile}.${age}`)) renameSync(`${logFile}.${age}`, `${logFile}.${age + 1}`);
  }
  renameSync(logFile, `${logFile}.1`);
}

/** The last lines written after `from` bytes, so that a failure does not show yesterday's log. */
export function tail(logFile: string, lines = 12, from = 0): string {
  const text = read(logFile, Math.max(from, sizeOf(logFile) - 64 * 1024));
  const last = text
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => line.slice(0, 400))
    .join('\n');
  return last === '' ? '(it wrote nothing)' : last;
}

export const sizeOf = (logFile: string): number => statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;

export const shown = (path: string): string => (relative(repository, path).startsWith('..') ? path : relative(repository, path));

/** Prints what the file holds after `from` bytes and what is added to it; for --verbose. */
export function follow(logFile: string, from: number, print: (line: string) => void): () => void {
  let seen = from;
  const more = () => {
    const text = read(logFile, seen);
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    seen += Buffer.byteLength(whole);
    for (const line of whole.split('\n')) if (line !== '') print(line);
  };
  more();
  watchFile(logFile, { interval: 300 }, more);
  return () => unwatchFile(logFile, more);
}

function read(path: string, from: number): string {
  const length = sizeOf(path) - from;
  if (length <= 0) return '';
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(length);
  const got = readSync(file, buffer, 0, length, from);
  closeSync(file);
  return buffer.toString('utf8', 0, got);
}
