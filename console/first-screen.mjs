import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, gzip. */
export const BUDGET = 200_000;

const dist = join(import.meta.dirname, 'dist');

/** What somebody sees first is more than the entry: the page of the day is a part of its own, and is loaded at once. */
const SEEN_FIRST = /^src\/(shell|areas\/today)\//;

/**
 * What a browser loads before somebody sees their day: the page, the theme, the entry with everything it imports, and the parts of the first page.
 * @returns {{ bytes: number, files: { file: string, size: number }[] }} bytes as gzip sends them
 */
export function firstScreen() {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const entries = Object.entries(manifest).filter(([source, chunk]) => chunk.isEntry || SEEN_FIRST.test(source));
  const loaded = new Set(['index.html', 'theme.js']);
  const load = (key) => {
    const { file, css = [], imports = [] } = manifest[key];
    if (loaded.has(file)) return;
    for (const each of [file, ...css]) loaded.add(each);
    imports.forEach(load);
  };
  entries.forEach(([key]) => load(key));
  const files = [...loaded]
    .filter((file) => existsSync(join(dist, file)))
    .map((file) => ({ file, size: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }));
  return { bytes: files.reduce((sum, { size }) => sum + size, 0), files };
}
