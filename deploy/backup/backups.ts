import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { StartFailure } from '../local/failure.ts';
import { state } from '../local/paths.ts';
import { hasManifest, readManifest, type Manifest } from './manifest.ts';
import { isSegment, leadsTo, timelinesOf, type Timeline } from './timelines.ts';

/** A folder of backups of one cluster: base backups below base/, the WAL since the oldest of them below wal/. */
export const defaultBackups = `${state}.backups`;

export const inBackups = (backups: string) => ({ base: join(backups, 'base'), wal: join(backups, 'wal') });

interface Kept {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** All whole base backups, the oldest first. */
export function keptIn(backups: string): readonly Kept[] {
  const { base } = inBackups(backups);
  if (!existsSync(base)) return [];
  const folders = readdirSync(base).map((name) => join(base, name));
  return folders
    .filter(hasManifest)
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
    .sort((a, b) => (a.manifest.endedAt < b.manifest.endedAt ? -1 : 1));
}

/** The newest one from which the WAL leads to this moment of this timeline. */
export function backupFor(backups: string, timeline: Timeline, to: Date | undefined): Kept {
  const found = keptIn(backups).findLast(({ manifest }) => (to === undefined || new Date(manifest.endedAt) <= to) && leadsTo(timeline, manifest));
  if (found) return found;
  throw new StartFailure(
    to === undefined ? 'There is no backup' : `There is no backup from before ${to.toISOString()}`,
    `none in ${backups} ended earlier`,
    'name another moment, or another folder with --from; `npm run backup -- --list` shows what there is',
  );
}

/** What began there, and in the WAL of the data in use, from which it is laid aside a moment later. */
export function timelinesIn(backups: string, walInUse: string | undefined): readonly Timeline[] {
  const { wal } = inBackups(backups);
  const histories = new Map<string, string>();
  for (const folder of [walInUse, wal].filter((each) => each !== undefined && existsSync(each)) as string[])
    for (const file of readdirSync(folder).filter((name) => /^[0-9A-F]{8}\.history(\.gz)?$/.test(name)))
      histories.set(file.slice(0, 16), unpacked(join(folder, file)));
  return timelinesOf(histories);
}

function unpacked(file: string): string {
  const bytes = readFileSync(file);
  try {
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    throw new StartFailure('The backup is damaged', `${file} is not what was written`, 'restore from a copy of this folder (--from)');
  }
}

export const segmentsIn = (wal: string | undefined): ReadonlySet<string> =>
  new Set(
    wal !== undefined && existsSync(wal)
      ? readdirSync(wal)
          .map((name) => name.replace(/\.gz$/, ''))
          .filter(isSegment)
      : [],
  );

/** Keeps the newest so many, and the WAL from the oldest of those on; says how many went. */
export function forgetOld(backups: string, keep: number): number {
  const { base, wal } = inBackups(backups);
  const all = keptIn(backups);
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const { folder } of old) rmSync(folder, { recursive: true });
  for (const name of readdirSync(base)) if (!hasManifest(join(base, name))) rmSync(join(base, name), { recursive: true });
  // the first eight digits are the timeline; a newer backup on another one may begin further back in the WAL
  const places = all.slice(old.length).map(({ manifest }) => manifest.firstSegment.slice(8));
  const first = places.sort()[0] ?? '';
  for (const name of readdirSync(wal)) if (/^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < first) rmSync(join(wal, name));
  return old.length;
}

/** Segments of two clusters have the same names. */
export function makeFolders(backups: string, cluster: string): void {
  for (const folder of Object.values(inBackups(backups))) mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(join(backups, '.gitignore'), '*\n');
  const file = join(backups, 'cluster');
  if (!existsSync(file)) writeFileSync(file, `${cluster}\n`);
  const other = readFileSync(file, 'utf8').trim();
  if (other !== cluster)
    throw new StartFailure('These are backups of other data', `${backups} belongs to cluster ${other}, this is ${cluster}`, 'name another folder with --into');
}
