import { statfsSync } from 'node:fs';
import { StartFailure } from './failure.ts';

const least = 500;

/** A full disk hurts PostgreSQL and JetStream more than a start refused. Returns what is free, in MB. */
export function checkDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= least) return free;
  throw new StartFailure(
    'Too little disk space',
    `${free} MB are free where ${folder} lies; at least ${least} MB are needed`,
    'free some space, or move the checkout to a larger disk',
  );
}
