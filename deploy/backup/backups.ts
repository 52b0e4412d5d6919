import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { state } from '../local/paths.ts';
import { hasManifest, readManifest, type Manifest } from './manifest.ts';

/** A folder of backups of one cluster: base backups below base/, the WAL since the oldest of them below wal/. */
export const defaultBackups = `${state}.backups`;

export const inBackups = (backups: string) => ({ base: join(backups, 'base'), wal: join(backups, 'wal') });

interface Kept {
  readonly folder: string;
  readonly manifest: Manifest;
}

const LEFT = '.left';

/** All whole base backups, the oldest first. */
export function keptIn(backups: string): readonly Kept[] {
  const { base } = inBackups(backups);
  if (!existsSync(base)) return [];
  const folders = readdirSync(base).map((name) => join(base, name));
  return folders
    .filter((folder) => hasManifest(folder) && !folder.endsWith(LEFT))
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
    .sort((a, b) => (a.manifest.endedAt < b.manifest.endedAt ? -1 : 1));
}

/** The newest one that ended before this moment. */
export function backupFor(backups: string, to: Date): Kept {
  const found = keptIn(backups).findLast(({ manifest }) => new Date(manifest.endedAt) <= to);
  if (found) return found;
  throw new StartFailure(
    `There is no backup from before ${to.toISOString()}`,
    `none in ${backups} ended earlier`,
    'name another moment, or another folder with --from; `npm run backup -- --list` shows what there is',
  );
}

/** What was written after this moment is not part of the history any more: no later restore may begin there. */
export function leaveBehind(backups: string, to: Date): void {
  for (const { folder, manifest } of keptIn(backups)) if (new Date(manifest.endedAt) > to) renameSync(folder, `${folder}${LEFT}`);
}

/** Keeps the newest so many, and the WAL from the oldest of those on; says how many went. */
export function forgetOld(backups: string, keep: number): number {
  const { base, wal } = inBackups(backups);
  const all = keptIn(backups);
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const { folder } of old) rmSync(folder, { recursive: true });
  for (const name of readdirSync(base)) if (name.endsWith(LEFT) || !hasManifest(join(base, name))) rmSync(join(base, name), { recursive: true });
  const first = all[old.length]?.manifest.firstSegment.slice(8) ?? '';
  // the first eight digits are the timeline; the place in the WAL goes on through all of them
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
