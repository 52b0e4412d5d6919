import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { inBackups } from './backups.ts';
import { copied, sha256Of, writeManifest, type Manifest } from './manifest.ts';

/** Of these the server makes its own when it starts; the folders must be there. */
const MADE_AT_START = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const NOT_OURS = /(^|\/)(postmaster\.(pid|opts)|pgsql_tmp.*|backup_label.*|tablespace_map.*|recovery\.signal|standby\.signal|pg_internal\.init.*)$/;

/**
 * Copies the running cluster, file by file, between pg_backup_start and pg_backup_stop (the embedded PostgreSQL comes without
 * pg_basebackup): what changes meanwhile is mended by the WAL of that time. One backup holds all databases as they were at one moment (R17).
 */
export async function takeBaseBackup(admin: pg.Client, data: string, backups: string): Promise<Manifest> {
  const [start] = (await admin.query<{ at: Date; segment: string; version: string }>(START)).rows;
  if (!start) throw new Error('the backup did not start');
  const folder = join(inBackups(backups).base, start.at.toISOString().replace(/[:.]/g, '-'));
  try {
    const files = await copyAll(data, join(folder, 'data'));
    const [end] = (await admin.query<{ at: Date; label: string; end: string }>(STOP)).rows;
    if (!end) throw new Error('the backup did not end');
    const label = join(folder, 'data/backup_label'); // without it recovery would begin at the wrong place, and nobody would notice
    writeFileSync(label, end.label, { flush: true });
    files.backup_label = await sha256Of(label);
    const manifest = { endedAt: end.at.toISOString(), firstSegment: start.segment, end: end.end, postgres: start.version, files };
    writeManifest(folder, manifest);
    return manifest;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const START = `WITH begun AS MATERIALIZED (SELECT pg_backup_start('tradewind', true) AS "lsn")
  SELECT clock_timestamp() AS "at", pg_walfile_name("lsn") AS "segment", current_setting('server_version') AS "version" FROM begun`;
/** Waits until the WAL that belongs to it is laid aside. */
const STOP = `WITH ended AS MATERIALIZED (SELECT * FROM pg_backup_stop(true)) SELECT labelfile AS "label", lsn::text AS "end", clock_timestamp() AS "at" FROM ended`;

async function copyAll(from: string, to: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const entries = readdirSync(from, { recursive: true, withFileTypes: true }).map((entry) => ({
    entry,
    name: join(entry.parentPath, entry.name).slice(from.length + 1),
  }));
  for (const { name } of entries.filter(({ entry }) => entry.isDirectory())) mkdirSync(join(to, name), { recursive: true, mode: 0o700 });
  for (const { name } of entries.filter(({ entry }) => entry.isFile())) {
    if (MADE_AT_START.test(name) || NOT_OURS.test(name)) continue;
    const sha256 = await copied(join(from, name), join(to, name)).catch(ignoreGone);
    if (sha256 !== undefined) files[name] = sha256;
  }
  return files;
}

/** A table that is dropped while we copy takes its file along. */
function ignoreGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
