import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { repository } from './paths.ts';
import { lastLines, runNode } from './run-to-end.ts';
import { say, seconds } from './steps.ts';

/** A check: what it guards, and the program that does it. */
export interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

const bin = (path: string): string => join(repository, 'node_modules', path);

/** Under a minute: what a developer runs before every commit. */
export const fastChecks: readonly Check[] = [
  { name: 'lint and types', args: [bin('oxlint/bin/oxlint'), '.'] },
  { name: 'format', args: [bin('oxfmt/bin/oxfmt'), '--check', '.'] },
  {
    name: 'dependency rules',
    args: [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'libs', 'services', 'chaos', 'console/src', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'unused code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'generated pages', args: ['deploy/docs/main.ts', 'coverage', 'kubernetes', 'console-operations', 'console-shapes', '--check'] },
];

/** In one process: what they are made from takes longer to load than to write down. */
export const checks: readonly Check[] = [
  {
    name: 'OpenAPI document, access matrix, regulation, handbook',
    args: ['deploy/docs/main.ts', 'openapi', 'access-matrix', 'regulation', 'handbook', '--check'],
  },
];

/** Runs them side by side, as many as there are cores; gives the names of those that failed. */
export async function runChecks(all: readonly Check[]): Promise<string[]> {
  const waiting = [...all];
  const failed: string[] = [];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await passes(check))) failed.push(check.name);
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  return failed;
}

async function passes({ name, args }: Check): Promise<boolean> {
  const since = performance.now();
  const { ok, output } = await runNode(args);
  say(`${ok ? '✓' : '✗'} ${name}  ${seconds(since)}${ok ? '' : `\n${lastLines(output, 60)}`}`);
  return ok;
}
