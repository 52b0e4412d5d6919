import { globSync, watch } from 'node:fs';
import { join } from 'node:path';
import { buildServices } from './build.ts';
import { reason, StartFailure } from './failure.ts';
import { repository } from './paths.ts';
import type { Platform } from './platform.ts';
import type { Shutdown } from './shutdown.ts';
import { say, seconds } from './steps.ts';

/**
 * `npm run dev`: a changed source of a service or library is compiled and bundled, and the services start again with it.
 * Compiled as everywhere, by TypeScript 7 and what it wrote down the last time: a compiler that stays is slower (decision 42).
 */
export function rebuildOnChange(platform: Platform, shutdown: Shutdown): void {
  const rebuild = settled(oneAtATime(() => rebuilt(platform, shutdown.signal)));
  const watchers = globSync('{libs,services}/*/src', { cwd: repository }).map((folder) =>
    watch(join(repository, folder), { recursive: true }, (_, name) => {
      if (name !== null && isBuilt(name)) rebuild();
    }).on('error', (error) => say(`! changes in ${folder} are no longer seen (${reason(error)}): start again`)),
  );
  shutdown.later('the watching', () => watchers.forEach((watcher) => watcher.close()));
  say('  watching the sources: a change builds and starts the services again');
  rebuild(); // whoever saved something since the build was quicker than the watchers
}

/** Tests are not part of what runs. */
const isBuilt = (name: string): boolean => name.endsWith('.ts') && !name.endsWith('spec.ts');

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

/** Editors write a file in several steps. */
function settled(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, 300);
  };
}

/** While one restart runs, any number of further changes make for one more. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => void run();
}
