import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../../chaos/run/results.ts';
import type { Databases } from '../../chaos/stage/databases.ts';
import { say } from '../../deploy/local/steps.ts';

const SESSIONS = 3;
const EACH = 150;
/** What a disk may differ from one look to the next, with nothing else at work. */
const AS_BEFORE = 1.25;
const LOOKS_EVERY_MS = 10_000;
const AT_MOST_MS = 300_000;

/** p95 in milliseconds of a commit with nothing in it but a word for the log: the disk, as PostgreSQL has it at this moment. */
export async function bareCommit(databases: Databases): Promise<number> {
  const latencies: number[] = [];
  const one = async (): Promise<void> => {
    for (let i = 0; i < EACH; i++) {
      const since = performance.now();
      await databases.rows('customers', `SELECT pg_logical_emit_message(true, 'bench', 'commit')`);
      latencies.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: SESSIONS }, one));
  return percentile(latencies, 0.95);
}

/** Until a commit takes what it took before so much was loaded, or for five minutes: a disk that has to write gigabytes out serves nobody as it did. */
export async function diskAsBefore(databases: Databases, before: number): Promise<void> {
  const until = performance.now() + AT_MOST_MS;
  for (let now = await bareCommit(databases); ; now = await bareCommit(databases)) {
    say(`  a commit alone: p95 ${now.toFixed(1)} ms, before the load ${before.toFixed(1)} ms`);
    if (now <= before * AS_BEFORE || performance.now() > until) return;
    await pause(LOOKS_EVERY_MS);
  }
}
