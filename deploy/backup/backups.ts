import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { tradewind } from '../local/paths.ts';
import { sha256Of } from './checksums.ts';
import { damaged, hasManifest, readManifest, type Manifest } from './manifest.ts';

/** A folder of backups: base backups below base/, the WAL since the oldest of them below wal/. */
export const defaultBackups = join(tradewind, 'backups');

export const within = (backups: string) => ({ base: join(backups, 'base'), wal: join(backups, 'wal') });

export interface Kept {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** All whole base backups, the oldest first. */
export function keptIn(backups: string): readonly Kept[] {
  const { base } = within(backups);
  if (!existsSync(base)) return [];
  const folders = readdirSync(base).map((name) => join(base, name));
  return folders
    .filter(hasManifest)
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
    .sort((a, b) => (a.manifest.endedAt < b.manifest.endedAt ? -1 : 1));
}

/** The newest one that ended before this moment. */
export function backupFor(backups: string, to: Date): Kept {
  const found = keptIn(backups)
    .filter(({ manifest }) => new Date(manifest.endedAt) <= to)
    .at(-1);
  if (found) return found;
  throw new StartFailure(`There is no backup from before ${to.toISOString()}`, `none below ${within(backups).base} ended earlier`, 'name another moment, or another folder with --from');
}

/** Keeps the newest so many, and the WAL from the oldest of those on; gives what went. */
export function forgetOld(backups: string, keep: number): readonly string[] {
  const all = keptIn(backups);
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const { folder } of old) rmSync(folder, { recursive: true });
  const first = all[old.length]?.manifest.firstSegment;
  if (first !== undefined) forgetWalBefore(within(backups).wal, first);
  return old.map(({ manifest }) => manifest.name);
}

/** Names of segments are ordered within a timeline, and timelines by their number. */
function forgetWalBefore(wal: string, segment: string): void {
  for (const name of readdirSync(wal)) if (/^[0-9A-F]{24}/.test(name) && name.slice(0, 24) < segment) rmSync(join(wal, name));
}

export function makeFolders(backups: string): void {
  for (const folder of Object.values(within(backups))) mkdirSync(folder, { recursive: true, mode: 0o755 });
  const ignore = join(backups, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
}

/** Refuses WAL of which a byte is not what was laid aside. */
export async function verifyWal(backups: string, from: string): Promise<void> {
  const { wal } = within(backups);
  for (const name of readdirSync(wal).filter((each) => each.endsWith('.gz') && each >= from)) {
    const path = join(wal, name);
    const seal = path.replace(/\.gz$/, '.gz.sha256');
    if (!existsSync(seal) || readFileSync(seal, 'utf8').trim() !== (await sha256Of(path))) throw damaged(path);
  }
}
