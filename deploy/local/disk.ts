import { statfsSync } from 'node:fs';
import { StartFailure } from './failure.ts';

const least = 500;

/** A full disk hurts PostgreSQL and JetStream more than a start refused. Returns what is free, in MB. */
export function checkDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= least) return free;
  throw fullDisk(`${free} MB are free where ${folder} lies; at least ${least} MB are needed`);
}

export const fullDisk = (why: string): StartFailure =>
  new StartFailure('Too little disk space', why, 'free some space, or move the checkout to a larger disk, then run the same command again');
