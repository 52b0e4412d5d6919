import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
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
  readonly postgres: string;
  /** SHA-256 by name below data/. */
  readonly files: Readonly<Record<string, string>>;
}

const file = (folder: string): string => join(folder, 'manifest.json');

/** Written last: a folder without one is a backup that was cut off, and none. */
export const writeManifest = (folder: string, manifest: Manifest): void =>
  writeFileSync(file(folder), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });

export const hasManifest = (folder: string): boolean => existsSync(file(folder));

export const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(file(folder), 'utf8')) as Manifest;

/** Refuses a backup of which a single byte is not what was written. */
export async function verifyFiles(folder: string, { files }: Manifest): Promise<void> {
  for (const [name, sha256] of Object.entries(files)) {
    const path = join(folder, 'data', name);
    if (!existsSync(path) || (await sha256Of(path)) !== sha256) throw damaged(path);
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

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const damaged = (path: string): StartFailure =>
  new StartFailure(
    'The backup is damaged',
    `${path} is not what was written`,
    'restore from another one (`npm run backup -- --list`), and find out what happened to this disk',
  );
