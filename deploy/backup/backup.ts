import { chownSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartFailure } from '../local/failure.ts';
import { state, within } from '../local/paths.ts';
import { printFailure, say, step } from '../local/steps.ts';
import { defaultBackups, forgetOld, keptIn, makeFolders, within as inBackups } from './backups.ts';
import { takeBaseBackup } from './base-backup.ts';
import { copyKeys } from './key-copies.ts';
import { archiveInto, withServer } from './the-server.ts';

/**
 * `npm run backup [-- --into DIR --keep 7 --keys DIR --list]`: a base backup of all eight databases, and from then on the WAL,
 * so that `npm run restore` can go back to any second since (R17).
 */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { into: { type: 'string', default: defaultBackups }, keep: { type: 'string', default: '7' }, keys: { type: 'string' }, list: { type: 'boolean', default: false } },
  });
  const backups = resolve(values.into);
  if (values.list) return list(backups);
  makeFolders(backups);
  await backUp(state, backups, parseInt(values.keep, 10));
  if (values.keys !== undefined) {
    copyKeys(state, resolve(values.keys), backups);
    say(`  keys copied to ${values.keys}: keep them elsewhere than the backups`);
  } else say('  the keys are not in it: copy them to another medium once with --keys DIR; without them personal data are lost');
}

function list(backups: string): void {
  for (const { folder, manifest } of keptIn(backups)) say(`  ${manifest.endedAt}  ${folder}`);
}

export async function backUp(stateDir: string, backups: string, keep: number): Promise<string> {
  const data = join(within(stateDir).postgres, 'data');
  if (!statSync(data, { throwIfNoEntry: false })) throw new StartFailure('There is nothing to back up', `${data} is not there`, 'run npm start once');
  const { uid, gid } = statSync(data);
  if (process.getuid?.() === 0) chownSync(inBackups(backups).wal, uid, gid); // the server writes there itself
  archiveInto(stateDir, backups);
  const manifest = await step('base backup', () => withServer(stateDir, (adminUrl) => takeBaseBackup(adminUrl, data, backups)));
  const size = Object.values(manifest.files).reduce((sum, file) => sum + file.size, 0);
  say(`✓ ${manifest.name}: ${Object.keys(manifest.files).length} files, ${Math.round(size / 1e6)} MB; can be restored to any moment after ${manifest.endedAt}`);
  for (const name of forgetOld(backups, keep)) say(`  ${name} was the oldest and is gone`);
  return manifest.endedAt;
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
