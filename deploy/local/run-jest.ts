import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';
import { repository } from './paths.ts';
import { runNode } from './run-to-end.ts';
import { type Report, type Tally, tallyOf } from './tally.ts';

/** Node with what it takes to run test files as they are written, and jest. */
const jest = [
  ...['--conditions=source', '--import', join(repository, 'deploy/local/typescript.mjs'), '--disable-warning=ExperimentalWarning'],
  join(repository, 'node_modules/jest/bin/jest.js'),
];

/** Runs jest with its own report on the terminal. A suite that executed nothing counts as failed. */
export async function runJest(patterns: readonly string[], env: Record<string, string>, file: string): Promise<Tally> {
  rmSync(file, { force: true });
  const args = [...jest, '--json', `--outputFile=${file}`, '--silent=false', ...patterns];
  const child = spawn(process.execPath, args, {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await new Promise((resolve) => child.once('exit', resolve));
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return tallyOf(JSON.parse(readFileSync(file, 'utf8')) as Report);
}

/** Before servers are brought up for nothing. */
export async function refuseNothing(patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  const { output } = await runNode([...jest, '--listTests', ...patterns]);
  if (/spec\.ts$/m.test(output)) return;
  throw new StartFailure(
    `No test file matches ${patterns.join(' ')}`,
    'each word after `npm test --` is a part of the path of a test file',
    'choose among the *.spec.ts, *.service-spec.ts and *.e2e-spec.ts of libs, services, deploy and e2e, such as `npm test -- e2e/40`',
  );
}
