import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prefix } from '@tradewind/runtime/service.config';
import type { Databases, ExpectedLetter } from './reconciler/given.js';
import { SERVICES } from './reconciler/reading.js';
import { reconcile } from './reconciler/reconcile.js';
import { tableOf } from './reconciler/report.js';
import { storeReport } from './reconciler/store-report.js';

/**
 * `node services/platform/dist/bundle/reconcile.js`: holds the databases named in the environment against I1–I18; exit code 1 when
 * something is broken, 2 when it could not look. Needs a role that may read, `<SERVICE>_RECONCILER_URL`, else `<SERVICE>_DATABASE_URL`.
 */
const { values } = parseArgs({
  options: {
    journal: { type: 'string' },
    'dead-letters': { type: 'string' },
    canaries: { type: 'string' },
    only: { type: 'string' },
    settle: { type: 'string', default: '180' },
    idle: { type: 'string', default: '15' },
    store: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? `✗ the databases could not be compared: ${error.message}` : error);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const report = await reconcile({
    databases: Object.fromEntries(SERVICES.map((service) => [service, urlOf(prefix(service))])) as Databases,
    journal: values.journal,
    expected: { deadLetters: values['dead-letters'] === undefined ? [] : linesOf(values['dead-letters']).map((line) => JSON.parse(line) as ExpectedLetter) },
    canaries: values.canaries === undefined ? [] : linesOf(values.canaries),
    only: values.only?.split(',') ?? [],
    settleSeconds: parseInt(values.settle, 10),
    idleSeconds: parseInt(values.idle, 10),
    auditPublicKeysFile: process.env.AUDIT_PUBLIC_KEYS_FILE,
  });
  if (values.store) await storeReport(urlOf(prefix('policies')), report);
  console.log(values.json ? JSON.stringify(report, null, 2) : tableOf(report));
  return report.violations === 0 ? 0 : 1;
}

function urlOf(variable: string): string {
  const url = process.env[`${variable}_RECONCILER_URL`] ?? process.env[`${variable}_DATABASE_URL`];
  if (!url) throw new Error(`${variable}_RECONCILER_URL or ${variable}_DATABASE_URL is needed`);
  return url;
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
