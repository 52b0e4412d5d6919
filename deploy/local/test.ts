import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildOnly } from './build.ts';
import { checks, fastChecks, runChecks } from './checks.ts';
import { DRILLS } from './drills.ts';
import { startServers } from './environment.ts';
import { startPlatform } from './platform.ts';
import { chromium } from './chromium.ts';
import { natsBinary } from './nats-binary.ts';
import { migrate } from './migrations.ts';
import { tradewind } from './paths.ts';
import { freePort } from './ports.ts';
import { printFailure, say, step } from './steps.ts';
import { refuseNothing, runJest } from './run-jest.ts';
import { type Tally, verdict } from './tally.ts';
import { unhurried } from './unhurried.ts';

/**
 * `npm test`: every check, then every test against one real platform (PostgreSQL, NATS, all services, HTTP).
 * `npm test -- e2e/40` runs only the tests whose path matches, `--drills` the long chapters; `--services a,b` hosts only those services meanwhile.
 */
const stateDir = join(tradewind, `test-${process.pid}`);

async function main(args: readonly string[]): Promise<number> {
  const { patterns, hosted } = options(args);
  await refuseNothing(patterns);
  await step('build', async () => (hosted.length === 0 ? build() : buildOnly(hosted)));
  // while servers come up, which is mostly waiting
  const checked = patterns.length === 0 ? runChecks([...fastChecks, ...checks]) : Promise.resolve([]);
  const tally = await withPlatform(hosted, patterns, async (env) => {
    await checked;
    return runJest(patterns, env, join(stateDir, 'jest-report.json'));
  });
  const failures = await checked;
  for (const name of failures) say(`✗ ${name}`);
  const { line, code } = verdict(tally, failures);
  say(`\n${line}`);
  return code;
}

function options(args: readonly string[]): { patterns: readonly string[]; hosted: readonly string[] } {
  if (args.includes('--drills')) return { patterns: DRILLS, hosted: [] };
  const at = args.indexOf('--services');
  if (at < 0) return { patterns: args, hosted: [] };
  return { patterns: args.filter((_, i) => i !== at && i !== at + 1), hosted: (args[at + 1] ?? '').split(',') };
}

/** A platform of its own, on free ports and without safety against power cuts; gone when the tests are done. */
async function withPlatform(hosted: readonly string[], patterns: readonly string[], work: (env: Record<string, string>) => Promise<Tally>): Promise<Tally> {
  rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(stateDir, { recursive: true });
  const servers = await step('PostgreSQL and NATS for the tests', () => startServers({ stateDir, durable: false }));
  try {
    const port = String(await freePort());
    const env: Record<string, string> = {
      ...servers.env,
      PORT: port,
      ...(await signInForTests(port)),
      SIMULATED_TIME: 'on',
      AUDIT_HEADS_EVERY_MS: '3000', // once a minute as a rule; at 500 ms two of three events of a run were heads
      LOG_LEVEL: 'warn',
      ...unhurried,
    };
    await step('migrations', () =>
      migrate(
        env,
        undefined,
        hosted.filter((name) => name !== 'gateway'),
      ),
    );
    const processes = [hosted.length === 0 ? [] : ['--only', hosted.join(',')]];
    const platform = await step('platform', () => startPlatform({ env, processes, logDir: join(stateDir, 'log') }));
    try {
      const file = join(stateDir, 'company.json');
      await step('company of the tests', async () => {
        const { prepareCompany } = await import('../../e2e/support/prepare.ts');
        await prepareCompany({ url: platform.url, setupCode: env.SETUP_CODE ?? '', file });
      });
      return await work({
        ...env,
        ...(await browserFor(patterns)),
        NATS_URL: servers.nats.adminUrl,
        TRADEWIND_NATS_SERVER: await natsBinary(),
        TRADEWIND_HEALTH: [...platform.processes.values()][0]?.healthUrl ?? '',
        TRADEWIND_COMPANY: file,
        TRADEWIND_POSTGRES: servers.postgres.adminUrl,
      });
    } finally {
      await platform.stop();
    }
  } finally {
    await servers.drop();
    if (process.env.KEEP_TEST_STATE === undefined) rmSync(stateDir, { recursive: true, force: true });
  }
}

/** Installed before the tests where it is not there; where it cannot be, the chapters of the console fail and say how to get it. */
async function browserFor(patterns: readonly string[]): Promise<Record<string, string>> {
  if (patterns.length > 0 && !patterns.some((pattern) => /75|console|launcher-dev/.test(pattern))) return {};
  try {
    return await step('browser', async ({ note }) => {
      const path = await chromium();
      note(path);
      return { TRADEWIND_CHROMIUM: path, ...(patterns.length > 0 && { TRADEWIND_SCREENS: 'on' }) };
    });
  } catch (error) {
    printFailure(error);
    return {};
  }
}

/** Tests come from many addresses through one proxy, and sign in at a provider of their own, which chapter 03 starts on this port. */
async function signInForTests(port: string): Promise<Record<string, string>> {
  return {
    TRUSTED_PROXIES: '127.0.0.1',
    OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
    OIDC_CLIENT_ID: 'tradewind',
    OIDC_CLIENT_SECRET: 'secret-of-the-tests',
    OIDC_REDIRECT_URI: `http://127.0.0.1:${port}/api/v1/oauth/oidc/callback`,
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
