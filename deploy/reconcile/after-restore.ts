import { join } from 'node:path';
import { createDatabases } from '../local/databases.ts';
import { StartFailure } from '../local/failure.ts';
import { handOver } from '../local/hand-over.ts';
import { auditKeysDir } from '../audit/databases-to-verify.ts';
import { migrate } from '../local/migrations.ts';
import { state, within } from '../local/paths.ts';
import { forgetRestored, restoredOnes } from '../local/restored-mark.ts';
import { databaseNames, services } from '../local/services.ts';
import { say } from '../local/steps.ts';
import { withServerAlone } from '../backup/the-server.ts';

const PROGRAM = 'services/platform/dist/bundle/after-restore.js';

/** `npm run reconcile -- --after-restore`: says what the restored databases lack, and repairs what the others can give back (R17). */
export async function afterRestore(args: readonly string[]): Promise<number> {
  process.env.AUDIT_KEYS_DIR = auditKeysDir();
  const own = services.map(databaseNames).every(({ variable }) => process.env[`${variable}_MIGRATION_URL`] ?? process.env[`${variable}_DATABASE_URL`]);
  return own ? handOver(PROGRAM, args) : withServerAlone(state, 'npm run reconcile', (adminUrl) => embedded(adminUrl, args));
}

async function embedded(adminUrl: string, args: readonly string[]): Promise<number> {
  const restored = await restoredOnes(adminUrl);
  const [first] = restored;
  if (!first) throw new StartFailure('Nothing is waiting to be repaired', 'no database was restored since the last time', 'npm start, and npm run reconcile');
  const { port } = new URL(adminUrl);
  const url = (database: string, user: string, password: string): string => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const env = await createDatabases({ adminUrl, url }, within(state).postgres);
  await migrate(env); // a backup may be of an earlier release
  Object.assign(process.env, env);
  const report = join(within(state).log, `after-restore-${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  const what = ['--restored', restored.map(({ service }) => service).join(','), '--to', first.to, '--report', report];
  const code = await handOver(PROGRAM, [...what, ...args]);
  if (code !== 0) return code;
  await forgetRestored(adminUrl);
  say(`\n✓ repaired; all of it: ${report}\n  npm start, and then npm run reconcile`);
  return 0;
}
