import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the server of this folder lays its finished WAL aside; nowhere until the first `npm run backup` (R17). */
export const archivePointer = (postgresDir: string): string => join(postgresDir, 'wal-archive');

export function archiveOf(postgresDir: string): string | undefined {
  const file = archivePointer(postgresDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/**
 * A segment a minute at most is lost (`archive_timeout`). Each is packed, synced, and named only when it is whole, beside its
 * SHA-256; one that is there already must be the same. Without the pointer nothing is kept, and nothing piles up.
 */
export const archiving = (postgresDir: string): Record<string, string> => ({
  archive_mode: 'on',
  archive_timeout: '60',
  archive_command: [
    `d=$(cat '${archivePointer(postgresDir)}' 2>/dev/null) || exit 0`,
    `if test -e "$d/%f.gz"; then gzip -dc "$d/%f.gz" | cmp -s - "%p"; exit; fi`,
    `set -e`,
    `gzip -1 -c "%p" > "$d/%f.gz.new"`,
    `sha256sum < "$d/%f.gz.new" | cut -c1-64 > "$d/%f.gz.sha256"`,
    `sync "$d/%f.gz.new" "$d/%f.gz.sha256"`,
    `mv "$d/%f.gz.new" "$d/%f.gz"`,
    `sync "$d"`,
  ].join('; '),
});

/** How recovery takes a segment back. */
export const restoreCommand = (archive: string): string => `test -e '${archive}/%f.gz' && gzip -dc '${archive}/%f.gz' > "%p"`;
