import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivately } from './secrets.ts';

/** Says where the server of this folder lays its finished WAL aside; absent until the first `npm run backup` (R17). */
const pointer = (postgresDir: string): string => join(postgresDir, 'wal-archive');

export function archiveOf(postgresDir: string): string | undefined {
  const file = pointer(postgresDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** From now on, without a restart: the server reads the pointer each time. */
export function archiveInto(postgresDir: string, archive: string): void {
  writePrivately(pointer(postgresDir), `${archive}\n`, 0o644); // the server may run as somebody else
}

export const archiveNowhere = (postgresDir: string): void => rmSync(pointer(postgresDir), { force: true });

/**
 * What is lost with the disk is a minute at most (`archive_timeout`). A segment has its name only when all of it is on the disk, and
 * one that is there already must be the same. Without the pointer nothing is kept, and nothing piles up.
 */
export const archiving = (postgresDir: string): Record<string, string> => ({
  archive_mode: 'on',
  archive_timeout: '60',
  archive_command: [
    `d=$(cat '${pointer(postgresDir)}' 2>/dev/null) || exit 0`,
    `if test -e "$d/%f.gz"; then gzip -dc "$d/%f.gz" | cmp -s - "%p"; exit; fi`,
    `gzip -1 -c "%p" > "$d/%f.gz.new" && sync && mv "$d/%f.gz.new" "$d/%f.gz" && sync`,
  ].join('; '),
});

/** More than 125, so that the server gives up instead of taking it for the end of the WAL. */
const DAMAGED = 200;

/** How recovery takes a segment back; the last ones may still lie where the server that wrote them left them. */
export const restoreCommand = (archive: string, walOfBefore = '/nowhere'): string =>
  [
    `if test -e '${archive}/%f.gz'; then gzip -dc '${archive}/%f.gz' > "%p" || exit ${DAMAGED}`,
    `elif test -e '${walOfBefore}/%f'; then cp '${walOfBefore}/%f' "%p" || exit ${DAMAGED}`,
    'else exit 1; fi',
  ].join('; ');
