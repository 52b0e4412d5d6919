import { newId } from '@tradewind/kernel/ids';
import type { EventEmitter } from 'node:events';
import { asking, commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { hydratorOf } from './hydrator.js';
import { Session } from './session.js';

const li = someone('hq.bj');
const BY_TITLE = 'SELECT "title", "secret", "version" FROM "note" WHERE "title" = $1';
const ALL = 'SELECT * FROM "note" WHERE "title" = $1';

let own: OwnDatabase;
let notes: NoteRepository;
let session: Session;
const add = (title: string, fields: Partial<Note> = {}) =>
  commanding(own.db, li, () => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, title, fields)));

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  notes = new NoteRepository(own.db);
});
beforeEach(async () => {
  await own.rows('TRUNCATE "note", "outbox", "audit"');
  session = new Session(own.url);
  await session.connect();
});
afterEach(() => session.end());
afterAll(() => own.drop());

/** How often the server said what rows look like. */
async function described(work: () => Promise<unknown>): Promise<number> {
  let times = 0;
  (session as unknown as { connection: EventEmitter }).connection.on('rowDescription', () => (times += 1));
  await work();
  return times;
}

describe('Rows as they come', () => {
  it('are texts, and what reads them', async () => {
    await add('a');
    const { rows, parsers } = await session.cells(BY_TITLE, ['a']);
    expect(rows).toEqual([['a', null, '1']]);
    expect(parsers.map((read) => read('1'))).toEqual(['1', '1', 1]);
  });

  it('are described once for each name, and come to who asked, however many ask at once', async () => {
    for (const title of ['a', 'b', 'c']) await add(title);
    for (let i = 0; i < 3; i += 1) await session.cells(BY_TITLE, ['a']);
    const times = await described(async () => {
      const found = await Promise.all(['a', 'b', 'c', 'nobody'].map(async (title) => (await session.cells(BY_TITLE, [title])).rows.map(([first]) => first)));
      expect(found).toEqual([['a'], ['b'], ['c'], []]);
    });
    expect(times).toBe(0);
  });

  it('of one that fails do not disturb the others', async () => {
    await add('a');
    const wrong = session.cells('SELECT 1 / $1::int', [0]);
    const right = session.cells(BY_TITLE, ['a']);
    await expect(wrong).rejects.toMatchObject({ code: '22012' });
    await expect(right).resolves.toMatchObject({ rows: [['a', null, '1']] });
    await expect(session.query(BY_TITLE, ['a'])).resolves.toMatchObject({ rows: [{ title: 'a', secret: null, version: 1 }] });
  });

  it('are read anew when a migration changes what a statement gives', async () => {
    await add('a');
    for (let i = 0; i < 8; i += 1) await session.cells(ALL, ['a']);
    await own.rows('ALTER TABLE "note" ADD COLUMN "added" integer NOT NULL DEFAULT 7');
    try {
      for (let i = 0; i < 4; i += 1) {
        const { rows, parsers } = await session.cells(ALL, ['a']);
        expect(parsers.at(-1)?.(rows[0]?.at(-1) ?? '')).toBe(7);
      }
    } finally {
      await own.rows('ALTER TABLE "note" DROP COLUMN "added"');
    }
  });
});

describe('An aggregate made from them', () => {
  it('is the one that the ordinary way gives', async () => {
    const { id } = await add('王明', { secret: 's', amount: '12.50', lines: [{ a: 1, at: null }] });
    const short = await asking(li, () => notes.get(id), { load: 'read' });
    const ordinary = await asking(li, () => notes.get(id), { load: 'report' });
    expect(short).toStrictEqual(ordinary);
    expect(short).toBeInstanceOf(Note);
    expect(short.createdAt).toBeInstanceOf(Date);
  });

  it('is asked of its constructor where that makes more than the columns say', () => {
    class Plain {
      readonly id = newId();
    }
    class Counting {
      readonly id = newId();
      readonly seen: string[] = [];
    }
    expect(hydratorOf(Counting, [{ to: 'id', from: 'key', by: null }])).toBeNull();
    const hydrator = hydratorOf(Plain, [{ to: 'id', from: 'key', by: (value) => `${String(value)}!` }]);
    expect(hydratorOf(Plain, [{ to: 'id', from: 'key', by: null, isText: true }])?.ofCells(['as it came'], [() => 'read'])).toHaveProperty('id', 'as it came');
    const asItShouldBe = Object.assign(new Plain(), { id: 'x!' });
    expect(hydrator?.ofCells(['x'], [(text) => text])).toStrictEqual(asItShouldBe);
    expect(hydrator?.ofRow({ key: 'x' })).toStrictEqual(asItShouldBe);
  });
});
