import { type Report, tallyOf, verdict } from './tally.ts';

const report = (...suites: readonly (readonly string[])[]): Report => {
  const statuses = suites.flat();
  return {
    numPassedTests: statuses.filter((status) => status === 'passed').length,
    numFailedTests: statuses.filter((status) => status === 'failed').length,
    numFailedTestSuites: suites.filter((tests) => tests.length === 0).length,
    testResults: suites.map((tests, i) => ({ name: `suite-${i}`, assertionResults: tests.map((status) => ({ fullName: `a ${status} test`, status })) })),
  };
};

describe('The verdict of a run', () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  it('is good when every suite executed something and nothing failed', () => {
    expect(verdict(tallyOf(report(['passed'], ['passed', 'passed'])), [])).toEqual({ line: '3 passed, 0 failed', code: 0 });
  });

  it.each([
    ['has no test', []],
    ['left out every test', ['pending', 'todo']],
  ])('is bad when a suite %s', (_, empty) => {
    expect(verdict(tallyOf(report(['passed'], empty)), [])).toEqual({ line: '1 passed, 1 failed', code: 1 });
    expect(said).toContain('✗ suite-1 executed no test');
  });

  it('is bad when nothing at all was executed, or a check failed', () => {
    expect(verdict(tallyOf(report()), []).code).toBe(1);
    expect(verdict(tallyOf(report(['passed'])), ['lint'])).toEqual({ line: '1 passed, 1 failed', code: 1 });
  });

  it('names every test that was left out', () => {
    expect(verdict(tallyOf(report(['passed', 'pending'])), []).code).toBe(0);
    expect(said).toEqual(['! not executed: a pending test']);
  });
});
