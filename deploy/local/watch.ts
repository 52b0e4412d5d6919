import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundle, remember, SOLUTION, upToDate } from './build.ts';
import { reason } from './failure.ts';
import { repository } from './paths.ts';
import type { Platform } from './platform.ts';
import type { Shutdown } from './shutdown.ts';
import { say } from './steps.ts';

/** TypeScript 6: the native compiler does not say each build when it watches, and outlives whoever started it (decision 42). */
const watcher = join(repository, 'node_modules/typescript/bin/tsc');

/**
 * `npm run dev`: the compiler watches, and the services start again after each build without errors. The compiler's own
 * "Found 0 errors" is the signal: it comes once per change, after everything is written.
 */
export function rebuildOnChange(platform: Platform, shutdown: Shutdown): void {
  const child = spawn(process.execPath, [watcher, '-b', SOLUTION, '--watch', '--preserveWatchOutput'], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  shutdown.later('the compiler', () => void child.kill('SIGTERM'));
  const restart = settled(oneAtATime(() => restartAll(platform)));
  let builds = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const finished = /Found (\d+) errors?/.exec(text);
    if (text.includes('error TS')) say(text.trimEnd());
    if (finished && finished[1] !== '0') say('! this does not compile: the services run on as they were; mend it and save');
    if (finished?.[1] !== '0') return;
    // The first one only says that the compiler is there, unless somebody was quicker than it.
    const changed = builds++ > 0 || !upToDate();
    remember(new Date());
    if (changed) restart();
  });
  say('  watching the sources: a change builds and starts the services again');
}

async function restartAll(platform: Platform): Promise<void> {
  const since = performance.now();
  try {
    await bundle();
    await Promise.all([...platform.processes.values()].map((process) => process.restart()));
    say(`✓ services started again  ${((performance.now() - since) / 1000).toFixed(1)} s`);
  } catch (error) {
    say(`! ${reason(error)}: mend it and save, the services will start again`);
  }
}

/** Editors write a file in several steps, and each is a build. */
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
