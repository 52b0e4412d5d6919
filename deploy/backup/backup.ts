import { chownSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { connected } from '../local/connected.ts';
import { StartFailure } from '../local/failure.ts';
import { state, within } from '../local/paths.ts';
import { printFailure, say, step } from '../local/steps.ts';
import { archiveInto, archiveOf } from '../local/wal-archive.ts';
import { defaultBackups, forgetOld, inBackups, keptIn, makeFolders } from './backups.ts';
import { takeBaseBackup } from './base-backup.ts';
import { copyKeysApart } from './key-copies.ts';
import type { Manifest } from './manifest.ts';
import { refuseExternal } from './refuse-external.ts';
import { withServer } from './the-server.ts';

/** Longer than this the archive is stuck: the disk of the backups is full, or gone. */
const LONGEST = '10min';

/**
 * `npm run backup [-- --into DIR --keep 7 --keys DIR --list]`: a base backup of all eight databases, and from then on the WAL,
 * so that `npm run restore` can go back to any moment since (R17).
 */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      into: { type: 'string', default: defaultBackups },
      keep: { type: 'string', default: '7' },
      keys: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  const backups = resolve(values.into);
  if (values.list) {
    list(backups);
    return;
  }
  refuseExternal();
  const keep = parseInt(values.keep, 10);
  if (!(keep > 0)) throw new StartFailure('How many backups are kept?', `"${values.keep}" is no number`, 'npm run backup -- --keep 7');
  if (values.keys !== undefined) copyKeysApart(state, resolve(values.keys), backups);
  const { endedAt } = await step('base backup', ({ note }) => backUp(backups, keep, note));
  say(`  can be restored to any moment after ${endedAt}, from ${backups}`);
  say(
    values.keys === undefined
      ? '  the keys are not in it: copy them to another medium with --keys DIR'
      : `  keys copied to ${resolve(values.keys)}: keep them apart`,
  );
}

function list(backups: string): void {
  const kept = keptIn(backups);
  for (const { folder, manifest } of kept) say(`  after ${manifest.endedAt}  ${folder}`);
  if (kept.length === 0) say(`  there are no backups in ${backups}`);
}

const backUp = (backups: string, keep: number, note: (text: string) => void): Promise<Manifest> =>
  withServer(state, 'npm run backup', (adminUrl) =>
    connected(adminUrl, async (admin) => {
      const postgresDir = within(state).postgres;
      const data = join(postgresDir, 'data');
      await prepare(admin, backups, data);
      const { wal } = inBackups(backups);
      const before = archiveOf(postgresDir);
      if (before !== undefined && before !== wal) say(`! the WAL goes to ${wal} from now on; the backups beside ${before} end here`);
      archiveInto(postgresDir, wal);
      const manifest = await takeBaseBackup(admin, data, backups);
      note(`${Object.keys(manifest.files).length} files`);
      const gone = forgetOld(backups, keep);
      if (gone > 0) note(`the oldest ${gone} are gone`);
      return manifest;
    }),
  );

async function prepare(admin: pg.Client, backups: string, data: string): Promise<void> {
  await admin.query(`SET statement_timeout = '${LONGEST}'`);
  const { rows } = await admin.query<{ cluster: string; mode: string }>(
    `SELECT system_identifier::text AS "cluster", current_setting('archive_mode') AS "mode" FROM pg_control_system()`,
  );
  if (rows[0]?.mode !== 'on')
    throw new StartFailure('The server keeps no WAL', 'it was started by an earlier release', 'stop the platform, start it again, and repeat this');
  makeFolders(backups, rows[0].cluster);
  const { uid, gid } = statSync(data);
  if (process.getuid?.() === 0) chownSync(inBackups(backups).wal, uid, gid); // the server writes there itself
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
