import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@tradewind/kernel/ids';
import { Numbers } from '@tradewind/persistence/numbers';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';
import { asking, someone } from '../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../e2e/support/bench/note.ts';
import { anOwnDatabase } from '../../e2e/support/bench/own-database.ts';
import { tradewind } from '../local/paths.ts';
import { startPostgres } from '../local/postgres.ts';
import { cpuSeconds } from '../local/process-table.ts';
import { say } from '../local/steps.ts';

/**
 * `node --conditions=source --import ./deploy/local/typescript.mjs deploy/measure/writes.ts [at-once] [seconds]`: what the write path costs
 * below the handlers: a number, the claim of a key, a row, its event, trace and answer. On a PostgreSQL of its own, with every safety on;
 * no bus, no relay, no gateway. Milliseconds of processor time for each, of Node and of PostgreSQL's sessions.
 */
const [atOnce = 10, seconds = 3] = process.argv.slice(2).map((word) => parseInt(word, 10));
const dir = join(tradewind, `writes-${process.pid}`);
const postgres = await startPostgres({ dir });
process.env.TRADEWIND_POSTGRES = postgres.adminUrl;
try {
  await measured();
} finally {
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}

async function measured(): Promise<void> {
  const own = await anOwnDatabase(Note);
  const [li, notes] = [someone('hq.bj'), new NoteRepository(own.db)];
  const [answers, numbers] = [new StoredAnswers(own.db), new Numbers(own.db)];
  const write = (): Promise<Note> => {
    const key = { principal: li.id, operation: 'measure.write', key: newId(), bodyHash: 'none' };
    const hooks = { onBegin: (tx: Parameters<typeof answers.claim>[0]) => answers.claim(tx, key) };
    return asking(li, async () => {
      const no = await numbers.next('bj', 'XX', new Date());
      return own.db.unitOfWork(() => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, no)), {
        ...hooks,
        beforeCommit: (tx, note) => answers.store(tx, key, JSON.stringify(note)),
      });
    });
  };
  await burst(write);
  const sessions = await own.rows<{ pid: number }>('SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database()');
  const ofPostgres = (): number => sessions.reduce((sum, { pid }) => sum + (cpuSeconds(pid) ?? 0), 0);
  const ofNode = (): number => cpuSeconds(process.pid) ?? 0;
  const [node, sql] = [ofNode(), ofPostgres()];
  const written = await burst(write);
  const each = (spent: number): string => ((spent / written) * 1_000).toFixed(2);
  say(`${atOnce} at once: ${Math.round(written / seconds)}/s; each ${each(ofNode() - node)} ms of Node, ${each(ofPostgres() - sql)} ms of PostgreSQL`);
  await own.drop();
}

async function burst(write: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let written = 0;
  const lane = async (): Promise<void> => {
    for (; performance.now() < until; written += 1) await write();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return written;
}
