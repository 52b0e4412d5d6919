import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildConsole } from './build-console.ts';
import { changed, newest } from './changed.ts';
import { StartFailure } from './failure.ts';
import { compiledCode, repository, tradewind } from './paths.ts';
import { lastLines, runNode } from './run-to-end.ts';

const stamp = join(tradewind, 'build.stamp');
/** TypeScript 7, which is native; `typescript` itself is there for the tools that need its library (decision 42). */
export const compiler = join(repository, 'node_modules/typescript7/bin/tsc');

/** What is built, as a whole and in each package; tsconfig.json is for reading and checking everything at once. */
const SOLUTION = 'tsconfig.build.json';

/** The services, and beside them the pages of the console: each only when a source of it changed since it last succeeded. */
export async function build(signal?: AbortSignal): Promise<'built' | 'up to date'> {
  const done = await Promise.all([buildServices(signal), buildConsole(signal)]);
  return done.includes('built') ? 'built' : 'up to date';
}

/** `tsc -b` and the bundle: asking the compiler itself whether there is something to do takes seconds. */
export async function buildServices(signal?: AbortSignal): Promise<'built' | 'up to date'> {
  if (upToDate()) return 'up to date';
  const began = new Date();
  const { ok, output } = await runNode([compiler, '-b', SOLUTION], { signal });
  if (!ok) throw new StartFailure('The build failed', lastLines(output), 'mend the errors above, or go back to a commit that builds');
  await bundle(signal);
  remember(began);
  return 'built';
}

/** What was compiled, in a few files that load quickly. */
async function bundle(signal?: AbortSignal): Promise<void> {
  rmSync(compiledCode, { recursive: true, force: true });
  const { ok, output } = await runNode([join(repository, 'services/platform/bundle.mjs')], { signal });
  if (!ok) throw new StartFailure('What was built could not be bundled', lastLines(output), 'mend the errors above, or go back to a commit that builds');
}

/** Only what these services need, whatever state the others are in. */
export async function buildOnly(services: readonly string[]): Promise<void> {
  const some = await runNode([compiler, '-b', ...['libs/client', ...services.map((name) => `services/${name}`)].map((folder) => `${folder}/${SOLUTION}`)]);
  const platform = await runNode([compiler, '-p', `services/platform/${SOLUTION}`, '--noCheck']);
  if (!some.ok || !platform.ok) throw new StartFailure('The build failed', lastLines(some.output + platform.output), 'mend the errors above');
  await bundle();
}

function remember(began: Date): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${began.toISOString()}\n`);
}

export function upToDate(): boolean {
  const lastBuild = changed(stamp);
  if (lastBuild === 0 || !existsSync(join(repository, 'services/platform/dist/bundle/main.js'))) return false;
  return lastChange() < lastBuild;
}

/** Of all that the build is made from, in ms. */
export function lastChange(): number {
  const roots = ['libs', 'services'].map((name) => join(repository, name));
  const settings = [SOLUTION, 'tsconfig.base.json', 'package-lock.json', 'services/platform/bundle.mjs'].map((name) => join(repository, name));
  return Math.max(...roots.map(newest), ...settings.map(changed));
}
