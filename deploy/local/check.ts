import { join } from 'node:path';
import { build } from './build.ts';
import { fastChecks, runChecks } from './checks.ts';
import { tradewind } from './paths.ts';
import { runJest } from './run-jest.ts';
import { printFailure, say, step } from './steps.ts';
import { verdict } from './tally.ts';

/** `npm run check`: everything that needs no server. */
try {
  await step('build', () => build());
  const failures = await runChecks(fastChecks);
  const tally = await runJest(['--selectProjects', 'unit'], {}, join(tradewind, 'unit-report.json'));
  const { line, code } = verdict(tally, failures);
  say(`\n${line}`);
  process.exitCode = code;
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
