export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface Assertion {
  readonly fullName: string;
  readonly status: string;
}

/** What we read of jest's report. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Assertion[] }[];
}

/** What was left out is named: a test that this machine does not allow must not look like one that passed. */
export function tallyOf({ numPassedTests, numFailedTests, testResults, numFailedTestSuites }: Report): Tally {
  const empty = testResults.filter(({ assertionResults }) => !assertionResults.some(executed));
  for (const { name } of empty) console.error(`✗ ${name} executed no test`);
  const left = testResults.flatMap(({ assertionResults }) => assertionResults.filter((test) => !executed(test)));
  for (const { fullName } of left) console.error(`! not executed: ${fullName}`);
  return { passed: numPassedTests, failed: Math.max(numFailedTests + empty.length, numFailedTestSuites) };
}

const executed = ({ status }: Assertion): boolean => status === 'passed' || status === 'failed';

/** The last line of a run, and whether it is good: nothing failed, and something was executed. */
export function verdict(tally: Tally, failedChecks: readonly string[]): { readonly line: string; readonly code: 0 | 1 } {
  const failed = tally.failed + failedChecks.length;
  return { line: `${tally.passed} passed, ${failed} failed`, code: failed === 0 && tally.passed > 0 ? 0 : 1 };
}
