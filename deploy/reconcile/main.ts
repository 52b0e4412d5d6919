import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeysFile } from '../audit/databases-to-verify.ts';
import { build } from '../local/build.ts';
import { reconcilerUrls } from '../local/databases.ts';
import { StartFailure } from '../local/failure.ts';
import { handOver } from '../local/hand-over.ts';
import { state, within } from '../local/paths.ts';
import { databaseNames, services } from '../local/services.ts';
import { printFailure } from '../local/steps.ts';
import { afterRestore } from './after-restore.ts';

/**
 * `npm run reconcile [-- --only I3,I4 --journal FILE --json …]`: the program of the production image, with the databases of
 * the environment or else of this machine's state folder. Exit code 1 when something is broken. With --after-restore it repairs first.
 */
async function main(args: readonly string[]): Promise<number> {
  await build();
  if (args.includes('--after-restore')) return afterRestore(args.filter((each) => each !== '--after-restore'));
  Object.assign(process.env, databases(), { AUDIT_PUBLIC_KEYS_FILE: publicKeysFile() });
  return handOver('services/platform/dist/bundle/reconcile.js', args);
}

const isGiven = (variable: string): boolean => Boolean(process.env[`${variable}_RECONCILER_URL`] ?? process.env[`${variable}_DATABASE_URL`]);

function databases(): Record<string, string> {
  if (services.map(databaseNames).every(({ variable }) => isGiven(variable))) return {};
  const folder = within(state).postgres;
  const port = join(folder, 'port');
  if (!existsSync(port))
    throw new StartFailure(
      'Where are the databases?',
      `neither <SERVICE>_RECONCILER_URL nor ${folder} says`,
      'set them, or run this where `npm start` has run',
    );
  return reconcilerUrls(folder, Number(readFileSync(port, 'utf8')));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
