import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { demoBuilt, demoCutOff, demoLoaded, loadDemo, printAccounts } from './demo.ts';
import { checkDisk } from './disk.ts';
import { foundation } from './foundation.ts';
import { follow } from './log-files.ts';
import { migrate } from './migrations.ts';
import { comparedNightly } from './nightly.ts';
import { platformDist, repository, state, within } from './paths.ts';
import { isFreeSoon, taken } from './ports.ts';
import { type Platform, startPlatform } from './platform.ts';
import { printSetupLink } from './setup-link.ts';
import { listenForStop, type Shutdown } from './shutdown.ts';
import { stopLeftoverServices } from './service-process.ts';
import type { StartOptions } from './start-options.ts';
import { forgetData, lockState } from './state.ts';
import { printFailure, say, seconds, step, Stopped } from './steps.ts';
import { reloadConsole } from './watch-console.ts';
import { rebuildOnChange } from './watch.ts';
import { unhurried } from './unhurried.ts';

/** `npm start`: everything up, in the foreground, until Ctrl-C; then everything down, the newest first. */
export async function start(options: StartOptions): Promise<number> {
  const since = performance.now();
  const shutdown = listenForStop(say);
  try {
    const url = await bringUp(options, shutdown);
    say(`\n  Tradewind runs: ready after ${seconds(since)}\n`);
    await printWhere(url);
    await shutdown.requested;
    return 0;
  } catch (error) {
    if (error instanceof Stopped) return 130;
    // Now, not after the stopping: the reason belongs under the step that failed.
    printFailure(error, options);
    return 1;
  } finally {
    const stopping = performance.now();
    if (await shutdown.run()) say(`✓ stopped  ${seconds(stopping)}`);
  }
}

async function bringUp(options: StartOptions, shutdown: Shutdown): Promise<string> {
  const { signal } = shutdown;
  const lock = await lockState(state, options.watch ? 'npm run dev' : 'npm start');
  shutdown.later('the lock', () => lock.release());
  signal.addEventListener('abort', () => lock.stopping());
  await stopLeftoverServices(within(state).log); // a killed run may still hold the port
  if (options.port !== undefined && !(await isFreeSoon(options.port))) throw taken(options.port);
  await step('disk', ({ note }) => note(`${checkDisk(state)} MB free`), signal);
  await step('build', async ({ note }) => note(await buildUnlessElsewhere(signal)), signal);
  if (demoCutOff(state)) await step('forget the demo data that were cut off', () => forgetData(state).then(() => undefined), signal);

  const fresh = !existsSync(join(within(state).postgres, 'data'));
  const env = { ...(await foundation(state, shutdown)), ...(options.port === undefined ? {} : { PORT: String(options.port) }) };
  await step('migrations', () => migrate(env, signal), signal);
  if (wantsDemo(options)) await demo(options, env, fresh, shutdown);
  const platform = await services('services', options, env, shutdown);
  lock.publish(platform.url);
  shutdown.later('the nightly comparison', comparedNightly(state, env));
  if (options.watch) rebuildOnChange(platform, shutdown);
  if (options.watch) reloadConsole(platform.url, shutdown);
  return platform.url;
}

const buildUnlessElsewhere = (signal: AbortSignal) =>
  platformDist.startsWith(repository) ? build(signal) : Promise.resolve('skipped: TRADEWIND_PLATFORM_DIST is set');

function wantsDemo({ demo: asked }: StartOptions): boolean {
  const wanted = asked ?? !demoLoaded(state);
  if (wanted && !demoBuilt()) say('  demo not built yet: starting without demo data');
  return wanted && demoBuilt();
}

/** History is written with past dates, which the services allow only in this mode, with the clocks at rest; then they start again without it. */
async function demo(options: StartOptions, env: Record<string, string>, fresh: boolean, shutdown: Shutdown): Promise<void> {
  const platform = await services('services for the demo load', options, { ...env, SIMULATED_TIME: 'on', WATCHES: 'off', ...unhurried }, shutdown);
  await step(
    'demo data',
    () => loadDemo({ stateDir: state, url: platform.url, setupCode: env.SETUP_CODE ?? '', fresh, signal: shutdown.signal, verbose: options.verbose }),
    shutdown.signal,
  );
  await step('services stopped', () => platform.stop(), shutdown.signal);
}

function services(name: string, options: StartOptions, env: Record<string, string>, shutdown: Shutdown): Promise<Platform> {
  const { signal } = shutdown;
  return step(
    name,
    async ({ note }) => {
      const platform = await startPlatform({ env, processes: options.processes, logDir: within(state).log, supervise: true, say, signal });
      shutdown.later('the services', () => platform.stop());
      if (options.verbose)
        for (const [who, { logFile, logStart }] of platform.processes)
          shutdown.later(
            'logs',
            follow(logFile, logStart, (line) => say(`[${who}] ${line}`)),
          );
      note(`at ${platform.url}`);
      return platform;
    },
    signal,
  );
}

async function printWhere(url: string): Promise<void> {
  say(`    console           ${url}`);
  say(`    API documents     ${url}/docs`);
  say(`    health            ${url}/healthz`);
  say('    logs              .tradewind/state/log/');
  if (!demoLoaded(state)) await printSetupLink(state, url);
  printAccounts(state);
  say('\n  Ctrl-C stops everything; the data stay. `npm run reset` forgets them.');
}
