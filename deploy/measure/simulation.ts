import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../local/build.ts';
import { startServers } from '../local/environment.ts';
import { migrate } from '../local/migrations.ts';
import { tradewind } from '../local/paths.ts';
import { startPlatform } from '../local/platform.ts';
import { freePort } from '../local/ports.ts';
import { say, step } from '../local/steps.ts';

/**
 * `node deploy/measure/simulation.ts [facts]`: how long 100,000 recorded facts take to be decided again under a draft set (bar: 60 s). Servers
 * of its own, PostgreSQL with fsync, all services in one process. The facts are written by SQL as the services keep them: reviews of
 * claims (30 %) and contracts (20 %), orders with their receipts (20 %), KPI facts of twelve closed months (30 %). Two sets, one after the other.
 */
const facts = parseInt(process.argv[2] ?? '100000', 10);
const share = (part: number): number => Math.round(facts * part);

const stateDir = join(tradewind, `measure-${process.pid}`);
mkdirSync(stateDir, { recursive: true });
await build();
const servers = await startServers({ stateDir, durable: true });
try {
  const env: Record<string, string> = { ...servers.env, PORT: String(await freePort()), LOG_LEVEL: 'warn' };
  await migrate(env);
  const platform = await step('platform', () => startPlatform({ env, processes: [[]], logDir: join(stateDir, 'log') }));
  try {
    const file = join(stateDir, 'company.json');
    const { prepareCompany } = await import('../../e2e/support/prepare.ts');
    await step('company', () => prepareCompany({ url: platform.url, setupCode: env.SETUP_CODE ?? '', file }));
    process.env.TRADEWIND_COMPANY = file;
    await measure(env);
  } finally {
    await platform.stop();
  }
} finally {
  await servers.stop();
  rmSync(stateDir, { recursive: true, force: true });
}

async function measure(env: Record<string, string>): Promise<void> {
  const { aBranch } = await import('../../e2e/support/cast.ts');
  const { writeYear } = await import('../../e2e/support/a-year.ts');
  const { trialOf } = await import('../../e2e/support/trial.ts');
  const cast = await aBranch('计量分公司');
  const from = `${new Date().getFullYear() - 1}-01-01`;
  const size = { claims: share(0.3), contracts: share(0.2), orders: share(0.2), factsPerMonth: share(0.3 / 12), people: 40, seed: 1 };
  await step(`${facts} facts written`, () => writeYear({ org: `${cast.org}.sales`, branch: cast.branch, from, ...size }, env));
  for (const set of ['strict', 'light'] as const) {
    const since = performance.now();
    const { result, status } = await trialOf(cast, set, from);
    const seconds = (performance.now() - since) / 1000;
    say(`${set}: ${status}, ${result?.facts ?? 0} facts in ${seconds.toFixed(1)} s (${Math.round((result?.facts ?? 0) / seconds)} a second)`);
  }
}
