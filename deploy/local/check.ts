import { join } from 'node:path';
import { build } from './build.ts';
import { fastChecks, runChecks } from './checks.ts';
import { tradewind } from './paths.ts';
import { runJest } from './run-jest.ts';
import { printFailure, say, step } from './steps.ts';

/** `npm run check`: everything that needs no server. */
try {
  await step('build', () => build());
  const failures = await runChecks(fastChecks);
  const tally = await runJest(['--selectProjects', 'unit'], {}, join(tradewind, 'unit-report.json'));
  say(`\n${tally.passed} passed, ${tally.failed + failures.length} failed`);
  process.exitCode = tally.failed + failures.length === 0 ? 0 : 1;
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
