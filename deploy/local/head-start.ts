import { readdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Some nine times the share of a processor that others get, by how the kernel weighs it. */
const FIRST = -10;
const AS_OTHERS = 0;

/**
 * On a busy machine a service that starts again gets a tenth of a processor beside those at work, and who waits for it waits ten seconds.
 * Until it is ready it comes first. Only root on Linux may do this; for everybody else it starts as fast as it can.
 */
export const headStart = (pid: number): void => weigh(pid, FIRST);
export const headStartIsOver = (pid: number): void => weigh(pid, AS_OTHERS);

function weigh(pid: number, nice: number): void {
  if (process.platform !== 'linux') return;
  const proc = `/proc/${pid}`;
  // each process we start is a session of its own: the kernel weighs sessions against each other, and threads within them
  tried(() => writeFileSync(`${proc}/autogroup`, String(nice)));
  tried(() => readdirSync(`${proc}/task`).forEach((thread) => setPriority(parseInt(thread, 10), nice)));
}

function tried(change: () => void): void {
  try {
    change();
  } catch {
    // no right to, or it has ended: nothing depends on it
  }
}
