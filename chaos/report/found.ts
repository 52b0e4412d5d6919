import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository, tradewind } from '../../deploy/local/paths.ts';
import { json } from '../../deploy/local/secrets.ts';
import type { RunResult, Struck } from '../run/results.ts';
import type { Scheduled } from '../schedule.ts';

/** What a violation was found with: the seed makes the same schedule again, and the last strike was the one before it was seen. */
export function keepFound({ seed, form, at, commit, violations }: RunResult, schedule: readonly Scheduled[], struck: readonly Struck[]): string {
  const folder = join(repository, 'chaos/found');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${seed}.json`);
  writeFileSync(file, json({ seed, form, at, commit, violations, struck, schedule }));
  return file;
}

/** Every figure of the run, for machines. */
export function keepResult(result: RunResult): string {
  const file = join(tradewind, `chaos-${result.seed}.json`);
  writeFileSync(file, json(result));
  return file;
}
