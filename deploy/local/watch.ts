import { setTimeout as sleep } from 'node:timers/promises';
import { buildServices, lastChange } from './build.ts';
import { reason, StartFailure } from './failure.ts';
import type { Platform } from './platform.ts';
import type { Shutdown } from './shutdown.ts';
import { say, seconds } from './steps.ts';

/** A look takes 9 ms of a processor. */
const LOOK_EVERY_MS = 400;

/**
 * `npm run dev`: a changed source of a service or library is compiled and bundled, and the services start again with it (decision 42).
 * It is looked for, not listened to: on Linux, Node goes deaf to a file that was replaced, and that is how many editors save.
 */
export function rebuildOnChange(platform: Platform, { signal }: Shutdown): void {
  void keepLooking(platform, signal);
  say('  watching the sources: a change builds and starts the services again');
}

/** Editors save in several steps: built is what two looks find the same. What changes during a restart makes for one more. */
async function keepLooking(platform: Platform, signal: AbortSignal): Promise<void> {
  let [before, built] = [0, 0];
  while (!signal.aborted) {
    const now = looked();
    if (now === before && now !== built) {
      await rebuilt(platform, signal);
      built = now;
    }
    before = now;
    await sleep(LOOK_EVERY_MS);
  }
}

/** A folder may go while it is read: then no look is like the other. */
function looked(): number {
  try {
    return lastChange();
  } catch {
    return NaN;
  }
}

async function rebuilt(platform: Platform, signal: AbortSignal): Promise<void> {
  const since = performance.now();
  try {
    if (!(await isNew(signal))) return;
    await Promise.all([...platform.processes.values()].map((process) => process.restart()));
    say(`✓ services started again  ${seconds(since)}`);
  } catch (error) {
    if (!signal.aborted) say(`${told(error)}: mend it and save, the services will start again`);
  }
}

async function isNew(signal: AbortSignal): Promise<boolean> {
  try {
    return (await buildServices(signal)) === 'built';
  } catch (error) {
    if (!signal.aborted) say(`${told(error)}: the services run on as they were; mend it and save`);
    return false;
  }
}

const told = (error: unknown): string => (error instanceof StartFailure ? `${error.why}\n! ${error.message}` : `! ${reason(error)}`);
