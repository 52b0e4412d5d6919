import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../load/journal.ts';

/** What a client knows of a command in the end. */
export interface Told {
  readonly key: string;
  readonly operation: string;
  /** Null: no answer yet. */
  readonly status: number | null;
  readonly bodyHash?: string;
}

const lines = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '');

/** Every command of every journal in the folder; the last line about it counts. */
export function toldIn(folder: string): Told[] {
  const commands = new Map<string, Told>();
  for (const line of lines(folder)) {
    const { key, operation, status, bodyHash } = JSON.parse(line) as Line;
    commands.set(key, { key, operation, status, ...(bodyHash !== undefined && { bodyHash }) });
  }
  return [...commands.values()];
}

/** All journals as one file, the way the reconciler reads them. */
export function gatherJournals(folder: string, file: string): string {
  writeFileSync(file, `${lines(folder).join('\n')}\n`);
  return file;
}
