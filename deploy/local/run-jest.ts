import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './paths.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly unknown[] }[];
}

/** Runs jest with its own report on the terminal. A suite that executed nothing counts as failed. */
export async function runJest(patterns: readonly string[], env: Record<string, string>, file: string): Promise<Tally> {
  rmSync(file, { force: true });
  const args = [join(repository, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${file}`, '--silent=false', ...patterns];
  const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' ');
  const child = spawn(process.execPath, args, {
    cwd: repository,
    env: { ...process.env, ...env, NODE_OPTIONS: options },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await new Promise((resolve) => child.once('exit', resolve));
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return tallyOf(JSON.parse(readFileSync(file, 'utf8')) as Report);
}

function tallyOf({ numPassedTests, numFailedTests, testResults, numFailedTestSuites }: Report): Tally {
  const empty = testResults.filter(({ assertionResults }) => assertionResults.length === 0);
  for (const { name } of empty) console.error(`✗ ${name} executed no test`);
  return { passed: numPassedTests, failed: Math.max(numFailedTests + empty.length, numFailedTestSuites) };
}
