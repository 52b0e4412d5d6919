import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AuditPublicKeys } from '@tradewind/audit/audit-public-keys';
import type { Rows } from '@tradewind/audit/chain-check';
import type { Finding } from '@tradewind/audit/finding';
import { keeperOf } from '@tradewind/audit/keepers';
import { verifyTrail } from '@tradewind/audit/verify-trail';
import { AuditKey } from '@tradewind/persistence/audit-key';
import pg from 'pg';
import { reason, StartFailure } from '../local/failure.ts';
import { services, type Service } from '../local/services.ts';
import { printFailure, say } from '../local/steps.ts';
import { auditKeysDir, databaseToVerify, publicKeysFile } from './databases-to-verify.ts';

/**
 * `npm run audit:verify [-- --service orders]`: checks every audit trail against its chain and its signed heads, and
 * names each row that was edited, deleted, inserted, reordered or cut off. Reads only; exit code 1 when anything was found.
 */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { service: { type: 'string', multiple: true } } });
  const wanted = values.service ?? services;
  const unknown = wanted.filter((name) => !services.includes(name as Service));
  if (unknown.length > 0) throw new StartFailure(`There is no service ${unknown.join(', ')}`, `known are ${services.join(', ')}`, 'name one of them');
  const publicKeys = AuditPublicKeys.fromFile(publicKeysFile());
  let tampered = 0;
  for (const service of wanted as Service[]) tampered += await verify(service, publicKeys);
  say(tampered === 0 ? '✓ nothing was changed' : `✗ ${tampered} findings`);
  return tampered === 0 ? 0 : 1;
}

async function verify(service: Service, publicKeys: AuditPublicKeys): Promise<number> {
  const { links, findings } = await reading(keeperOf(service) as Service, (keeper) =>
    reading(service, (rows) => verifyTrail({ service, rows, keeper, publicKeys, key: ownKey(service) })),
  );
  const tampered = findings.filter(({ kind }) => kind !== 'unsealed');
  say(`${tampered.length === 0 ? '✓' : '✗'} ${service}: ${links} links`);
  for (const finding of findings) say(`    ${line(finding)}`);
  return tampered.length;
}

const line = ({ branch, kind, detail }: Finding): string => `${kind} · branch ${branch} · ${detail}`;

function ownKey(service: Service): AuditKey | undefined {
  const file = join(auditKeysDir(), `${service}.jwk`);
  return existsSync(file) ? AuditKey.fromFile(file) : undefined;
}

/** One view of the database for the whole check: what is sealed meanwhile does not confuse it. */
async function reading<T>(service: Service, work: (rows: Rows) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseToVerify(service) });
  try {
    await client.connect();
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(async <R extends object>(sql: string, parameters: readonly unknown[] = []) => (await client.query(sql, [...parameters])).rows as R[]);
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(`The trail of ${service} cannot be read`, reason(error), 'start the database server and run the migrations, then try again');
  } finally {
    await client.end().catch(() => undefined);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
