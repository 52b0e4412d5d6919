import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Told } from '@tradewind/platform/reconciler/journal';
import type { Acknowledged } from './stubborn.ts';

/** What a stubborn client was told, as the reconciler reads it. */
export const toldOf = ({ operation, key, text }: Acknowledged): Told => {
  const { id, version } = JSON.parse(text) as { id?: string; version?: number };
  return {
    operation,
    key,
    status: 200,
    requestId: key,
    bodyHash: createHash('sha256').update(text).digest('hex'),
    aggregateId: id ?? null,
    version: version ?? null,
  };
};

/** A journal of its own for these lines. */
export function journalWith(lines: readonly Told[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}
