import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartFailure } from '../local/failure.ts';

/** What a base backup consists of. */
export interface Manifest {
  /** On the database's clock; the backup can be recovered to any moment after this. */
  readonly endedAt: string;
  /** First WAL segment that recovery needs. */
  readonly firstSegment: string;
  /** Position in the WAL up to which recovery must come at least. */
  readonly end: string;
  readonly postgres: string;
  /** SHA-256 by name below data/. */
  readonly files: Readonly<Record<string, string>>;
}

const file = (folder: string): string => join(folder, 'manifest.json');

/** Written last: a folder without one is a backup that was cut off, and none. */
export const writeManifest = (folder: string, manifest: Manifest): void =>
  writeFileSync(file(folder), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });

export const hasManifest = (folder: string): boolean => existsSync(file(folder));

export function readManifest(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(file(folder), 'utf8')) as Manifest;
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(file(folder), 'move its folder away, and the one before it is taken');
    throw error;
  }
}

/** Refuses a backup of which a single byte is not what was written, or to which something was added. */
export async function verifyFiles(folder: string, { files }: Manifest): Promise<void> {
  const data = join(folder, 'data');
  for (const [name, sha256] of Object.entries(files)) {
    const path = join(data, name);
    if (!existsSync(path) || (await sha256Of(path)) !== sha256) throw damaged(path);
  }
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !Object.hasOwn(files, path.slice(data.length + 1))) throw damaged(path);
  }
}

/** Copies a file and gives the SHA-256 of what was copied, whatever becomes of the original meanwhile. */
export async function copied(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  const seen = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), seen, createWriteStream(to, { mode: 0o600, flush: true }));
  return hash.digest('hex');
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export const damaged = (
  path: string,
  wayOut = 'restore from a copy of this folder (--from), or move this base backup away, and the one before it is taken',
): StartFailure => new StartFailure('The backup is damaged', `${path} is not what was written`, `${wayOut}; and find out what happened to this disk`);
