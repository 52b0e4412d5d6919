import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prefix } from '@tradewind/runtime/service.config';
import { repair } from './after-restore/repair.js';
import { sentencesOf } from './after-restore/report.js';
import type { ServiceName } from './definitions.js';
import type { Databases } from './reconciler/given.js';
import { SERVICES } from './reconciler/reading.js';

/**
 * `node services/platform/dist/bundle/after-restore.js --restored orders,customers|all --to TIME`: once after a restore, while no service
 * runs. Needs the owners' roles, `<SERVICE>_MIGRATION_URL`, and AUDIT_KEYS_DIR. Exit code 2 when it could not be done.
 */
const { values } = parseArgs({
  options: {
    restored: { type: 'string', default: 'all' },
    to: { type: 'string' },
    numbers: { type: 'string', default: '1000' },
    report: { type: 'string' },
  },
});

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? `✗ the databases were not repaired: ${error.message}` : error);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const repaired = await repair({
    databases: Object.fromEntries(SERVICES.map((service) => [service, ownerUrl(prefix(service))])) as Databases,
    restored: values.restored === 'all' ? SERVICES : values.restored.split(',').map(known),
    to: moment(values.to ?? ''),
    numbersLeftOut: parseInt(values.numbers, 10),
    auditKeysDir: needed('AUDIT_KEYS_DIR'),
  });
  if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(repaired, null, 2)}\n`);
  console.log(sentencesOf(repaired));
}

function known(name: string): ServiceName {
  const found = SERVICES.find((service) => service === name);
  if (!found) throw new Error(`there is no service ${name}; known are ${SERVICES.join(', ')}`);
  return found;
}

function moment(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Error(`--to "${text}" is no moment`);
  return at;
}

function ownerUrl(variable: string): string {
  return process.env[`${variable}_MIGRATION_URL`] ?? needed(`${variable}_DATABASE_URL`);
}

function needed(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is needed`);
  return value;
}
