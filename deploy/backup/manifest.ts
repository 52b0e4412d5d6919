import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { sha256Of } from './checksums.ts';

/** What a base backup consists of. */
export interface Manifest {
  readonly name: string;
  /** Moments on the database's clock; the backup can be recovered to any moment after the second. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** First WAL segment that recovery needs. */
  readonly firstSegment: string;
  readonly postgres: string;
  readonly files: Readonly<Record<string, { readonly size: number; readonly sha256: string }>>;
}

const file = (folder: string): string => join(folder, 'manifest.json');
const seal = (folder: string): string => join(folder, 'manifest.sha256');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Written last: a folder without one is a backup that was cut off, and none. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  writeFileSync(seal(folder), `${hashOf(text)}\n`, { flush: true });
  writeFileSync(file(folder), text, { flush: true });
}

export const hasManifest = (folder: string): boolean => existsSync(file(folder)) && existsSync(seal(folder));

export function readManifest(folder: string): Manifest {
  const text = readFileSync(file(folder), 'utf8');
  if (hashOf(text) !== readFileSync(seal(folder), 'utf8').trim()) throw damaged(file(folder));
  return JSON.parse(text) as Manifest;
}

/** Refuses a backup of which a single byte is not what it was. */
export async function verifyFiles(folder: string, { files }: Manifest): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(files)) {
    const path = join(folder, 'data', name);
    if (!existsSync(path) || (await sha256Of(path)) !== sha256) throw damaged(path);
  }
}

export const damaged = (path: string): StartFailure =>
  new StartFailure('The backup is damaged', `${path} is not what was written`, 'restore from another backup (`npm run backup -- --list`), and find out what happened to this disk');
