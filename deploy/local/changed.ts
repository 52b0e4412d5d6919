import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repository } from './paths.ts';

/** When something last changed, in ms; 0 when it is not there. */
export const changed = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Of all in a folder that a build is made from. Folders count too: their time tells that a file was removed. */
export function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => name !== 'node_modules' && name !== 'dist' && !name.endsWith('.tsbuildinfo') && !name.endsWith('spec.ts'),
  );
  // A project folder changes when its dist is made, so only folders inside src are asked for their own time.
  const own = relative(repository, folder).includes('/src') ? changed(folder) : 0;
  return entries.reduce((latest, entry) => Math.max(latest, entry.isDirectory() ? newest(join(folder, entry.name)) : changed(join(folder, entry.name))), own);
}
