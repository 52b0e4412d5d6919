import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { aStateFolder, type StateFolder } from './launched.ts';

const MEGABYTES = 64;

const mount = (path: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', path]).status === 0;
const unmount = (path: string): void => void spawnSync('umount', ['--lazy', path]);

export function mayMount(): boolean {
  const folder = aStateFolder();
  const may = mount(folder.path);
  if (may) unmount(folder.path);
  folder.forget();
  return may;
}

/** A disk of 64 MB in memory. */
export function smallDisk(): StateFolder {
  const { path } = aStateFolder();
  if (!mount(path)) throw new Error(`Nothing can be mounted at ${path}`);
  return {
    path,
    forget: () => {
      unmount(path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Until the last byte. */
export function filled({ path }: StateFolder): void {
  const file = openSync(join(path, 'ballast'), 'w');
  const block = Buffer.alloc(1 << 20);
  try {
    for (let room = true; room;) room = writeSync(file, block) > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
