import { join } from 'node:path';
import { build } from './build.ts';
import { fastChecks, runChecks } from './checks.ts';
import { tradewind } from './paths.ts';
import { runJest } from './run-jest.ts';
import { printFailure, say, step } from './steps.ts';
import { verdict } from './tally.ts';

const NEEDS_SERVERS = ['\\.(service|e2e)-spec\\.ts$'];
/** Unit specs that draw hundreds of examples, print pages or bring up a gateway: `npm test` has the time for them. */
const LONG = ['(property|invariants)\\.spec', 'paper/print-paper', 'gateway/src/(client-address|security-headers|console/pages)'];

/** `npm run check`: what needs no server and no patience; checks and specs side by side. */
try {
  await step('build', () => build());
  const units = ['--testPathIgnorePatterns', ...NEEDS_SERVERS, ...LONG];
  const [failures, tally] = await Promise.all([runChecks(fastChecks), runJest(units, {}, join(tradewind, 'unit-report.json'))]);
  const { line, code } = verdict(tally, failures);
  say(`\n${line}`);
  process.exitCode = code;
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
