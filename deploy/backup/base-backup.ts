import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { within } from './backups.ts';
import { copied, sha256Of } from './checksums.ts';
import { writeManifest, type Manifest } from './manifest.ts';

/** Of these the server makes its own when it starts; their folders must be there. */
const EMPTY_FOLDERS = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)(\/|$)/;
const NOT_OURS = /(^|\/)(postmaster\.(pid|opts)|pgsql_tmp.*|backup_label(\.old)?|tablespace_map(\.old)?|recovery\.signal|standby\.signal|pg_internal\.init.*)$/;

/**
 * Copies the running cluster, file by file, between pg_backup_start and pg_backup_stop: what changes meanwhile is mended by the
 * WAL of that time. One backup holds all eight databases as they were at one moment (R17).
 */
export async function takeBaseBackup(adminUrl: string, data: string, backups: string): Promise<Manifest> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('SET statement_timeout = 0');
    const [start] = (await admin.query<{ at: Date; segment: string; version: string }>(START, [`tradewind ${new Date().toISOString()}`])).rows;
    if (!start) throw new Error('the backup did not start');
    const name = start.at.toISOString().replace(/[:.]/g, '-');
    const folder = join(within(backups).base, name);
    const files = await copyAll(data, join(folder, 'data'));
    const [end] = (await admin.query<{ at: Date; label: string; map: string }>(STOP)).rows;
    if (!end) throw new Error('the backup did not end');
    writeFileSync(join(folder, 'data/backup_label'), end.label, { flush: true });
    files.backup_label = { size: end.label.length, sha256: await sha256Of(join(folder, 'data/backup_label')) };
    const manifest = { name, startedAt: start.at.toISOString(), endedAt: end.at.toISOString(), firstSegment: start.segment, postgres: start.version, files };
    writeManifest(folder, manifest);
    return manifest;
  } finally {
    await admin.end();
  }
}

const START = `WITH begun AS MATERIALIZED (SELECT pg_backup_start($1, true) AS "lsn")
  SELECT clock_timestamp() AS "at", pg_walfile_name("lsn") AS "segment", current_setting('server_version') AS "version" FROM begun`;
const STOP = `SELECT labelfile AS "label", spcmapfile AS "map", clock_timestamp() AS "at" FROM pg_backup_stop(true)`;

type Files = Record<string, { readonly size: number; readonly sha256: string }>;

async function copyAll(from: string, to: string): Promise<Files> {
  const files: Files = {};
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const entries = readdirSync(from, { recursive: true, withFileTypes: true }).map((entry) => ({ entry, name: join(entry.parentPath, entry.name).slice(from.length + 1) }));
  for (const { name } of entries.filter(({ entry }) => entry.isDirectory())) mkdirSync(join(to, name), { recursive: true, mode: 0o700 });
  for (const { name } of entries.filter(({ entry }) => entry.isFile())) {
    if (EMPTY_FOLDERS.test(name) || NOT_OURS.test(name)) continue;
    const file = await copied(join(from, name), join(to, name)).catch(ignoreGone);
    if (file) files[name] = file;
  }
  return files;
}

/** A table that is dropped while we copy takes its file along. */
function ignoreGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
