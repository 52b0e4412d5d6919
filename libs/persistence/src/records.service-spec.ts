import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { asking, commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { OUTBOX_CHANNEL } from './announcements.js';
import { StoredAnswers } from './stored-answers.js';
import { writeAudit, type Trace } from './write-events-and-audit.js';

let own: OwnDatabase;
let notes: NoteRepository;
let answers: StoredAnswers;
const li = someone('hq.bj');
const KEY = { principal: li.id, operation: 'bench.test', key: 'k-1', bodyHash: 'h' };

const add = (title: string) => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, title));
const rename = (id: string, title: string) =>
  notes.update(id, (note) => {
    note.rename(title);
  });
const announced = async () =>
  (await own.rows<{ title: string }>(`SELECT "payload"->>'title' AS "title" FROM "outbox" ORDER BY "position"`)).map(({ title }) => title);
const traced = async () =>
  (await own.rows<{ title: string }>(`SELECT "changes"->'title'->>'after' AS "title" FROM "audit" ORDER BY "position"`)).map(({ title }) => title);

const aTrace = (aggregateId: string, version: number): Trace => ({
  ...{ aggregateType: 'Note', aggregateId, version, org: 'hq.bj', branch: 'bj', ownerId: li.id },
  changes: { title: { before: null, after: String(version) } },
});
const command = (work: () => Promise<unknown>) => commanding(own.db, li, work);

/** How often PostgreSQL notifies because of the work, as a relay elsewhere hears it. */
async function notified(work: () => Promise<unknown>): Promise<number> {
  const listener = new Client({ connectionString: own.url });
  await listener.connect();
  const heard: (string | undefined)[] = [];
  listener.on('notification', ({ payload }) => heard.push(payload));
  await listener.query(`LISTEN ${OUTBOX_CHANNEL}`);
  await work();
  await pause(100);
  await own.rows(`SELECT pg_notify('${OUTBOX_CHANNEL}', 'that was all')`);
  while (!heard.includes('that was all')) await pause(10);
  await listener.end();
  return heard.length - 1;
}

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  notes = new NoteRepository(own.db);
  answers = new StoredAnswers(own.db);
});
beforeEach(() => own.rows('TRUNCATE "note", "outbox", "outbox_head", "audit", "idempotency"'));
afterAll(() => own.drop());

describe('R1 What a command leaves behind is written at its end', () => {
  it('keeps the order in which several aggregates were changed, in events and traces', async () => {
    await command(async () => {
      const [a, b] = [await add('a1'), await add('b1')];
      await rename(b.id, 'b2');
      await rename(a.id, 'a2');
      await rename(b.id, 'b3');
    });
    const inOrder = ['a1', 'b1', 'b2', 'a2', 'b3'];
    await expect(Promise.all([announced(), traced()])).resolves.toEqual([inOrder, inOrder]);
    const sequences = await own.rows('SELECT "aggregateSeq" AS "seq", "previous" FROM "outbox" ORDER BY "position"');
    const type = 'bench.note-written.v1';
    expect(sequences).toEqual([
      { seq: 1, previous: {} },
      { seq: 1, previous: {} },
      { seq: 2, previous: { [type]: 1 } },
      { seq: 2, previous: { [type]: 1 } },
      { seq: 3, previous: { [type]: 2 } },
    ]);
  });

  it('tells the relay once for all of it, and nobody when nothing is announced', async () => {
    const heard = await notified(() =>
      command(async () => {
        await add('a');
        await add('b');
      }),
    );
    expect(heard).toBe(1);
    const silent = await notified(() => command(() => own.db.execute('DELETE FROM "note"')));
    expect(silent).toBe(0);
  });

  it('tells a relay in the same process directly, and no other', async () => {
    let told = 0;
    own.db.announcements.nearer = () => (told += 1) > 0;
    const heard = await notified(() => command(() => add('a')));
    own.db.announcements.nearer = () => false;
    expect([told, heard]).toEqual([1, 0]);
  });

  it('tells screens of a change that no fact tells of, once it is committed, and of no other', async () => {
    const screens: string[] = [];
    own.db.announcements.quietly = (branch) => void screens.push(branch);
    const { id } = await commanding(own.db, li, () => add('a'));
    expect(screens).toEqual([]);
    const failing = command(async () => {
      await writeAudit(await own.db.writer(), [aTrace(id, 2)]);
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better');
    expect(screens).toEqual([]);
    await command(async () => {
      await writeAudit(await own.db.writer(), [aTrace(id, 2), aTrace(id, 3)]);
    });
    own.db.announcements.quietly = () => undefined;
    expect(screens).toEqual(['bj']);
  });

  it('commits nothing when it cannot be written: no row, no answer', async () => {
    const { id } = await commanding(own.db, li, () => add('a'));
    await own.rows('UPDATE "outbox_head" SET "seq" = 7');
    const failing = command(() => rename(id, 'b'));
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    await expect(own.rows('SELECT "title", "version" FROM "note"')).resolves.toEqual([{ title: 'a', version: 1 }]);
    await expect(Promise.all([own.count('outbox'), own.count('audit'), own.count('idempotency')])).resolves.toEqual([1, 1, 0]);
    await expect(commanding(own.db, li, () => add('the session is fit for more'))).resolves.toMatchObject({ version: 1 });
  });

  it('R6 stores the answer with it, or neither', async () => {
    const storing = (title: string) =>
      own.db.unitOfWork(() => add(title), {
        onBegin: (tx) => answers.claim(tx, KEY),
        beforeCommit: (tx, note) => answers.store(tx, KEY, note.title),
      });
    await asking(li, () => storing('first'));
    await expect(answers.find(KEY)).resolves.toBe('first');
    await expect(asking(li, () => storing('second'))).rejects.toThrow('already answered');
    await expect(announced()).resolves.toEqual(['first']);
  });

  it('does not gather thousands of rows until the end', async () => {
    const traces = Array.from({ length: 1_200 }, (_, i) => aTrace(li.id, i));
    await command(async () => {
      for (let from = 0; from < traces.length; from += 300) await writeAudit(await own.db.writer(), traces.slice(from, from + 300));
    });
    await expect(traced()).resolves.toEqual(traces.map((_, i) => String(i)));
  });
});
