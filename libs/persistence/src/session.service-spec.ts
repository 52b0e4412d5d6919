import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { DataSource } from 'typeorm';
import { commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { Database } from './database.js';
import { Session } from './session.js';

let own: OwnDatabase;
let session: Session;

const TITLE = 'SELECT "title" FROM "note" WHERE "title" = $1';
const ALL = 'SELECT * FROM "note" WHERE "title" = $1';
const SEARCH = 'SELECT "title" FROM "note" WHERE "title" LIKE $1';
const titles = async () => (await own.rows<{ title: string }>('SELECT "title" FROM "note" ORDER BY "title"')).map(({ title }) => title);
const insert = (title: string) =>
  session.query(
    `INSERT INTO "note" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "title", "search", "amount", "lines")
     VALUES (gen_random_uuid(), 1, 0, 'hq', 'hq', gen_random_uuid(), now(), now(), $1, '', '0.00', '[]')`,
    [title],
  );
const known = async () => (await session.query<{ statement: string }>('SELECT "statement" FROM pg_prepared_statements')).rows.map(({ statement }) => statement);
async function askTimes(times: number, text: string, value: string): Promise<void> {
  for (let i = 0; i < times; i += 1) await session.query(text, [value]);
}

beforeAll(async () => {
  own = await anOwnDatabase(Note);
});
beforeEach(async () => {
  await own.rows('TRUNCATE "note", "outbox", "audit"');
  session = new Session(own.url);
  await session.connect();
});
afterEach(() => session.end());
afterAll(() => own.drop());

describe('A session has the server read and plan a statement once', () => {
  it('names what has parameters and comes again, and no search by pattern', async () => {
    await askTimes(3, TITLE, 'a');
    await askTimes(3, SEARCH, 'a%');
    await session.query('SELECT 1');
    await session.query('SELECT 1');
    await expect(known()).resolves.toEqual([TITLE]);
  });

  it('gives a day as it is written, which is no moment anywhere', async () => {
    await expect(session.query(`SELECT DATE '2026-11-27' AS "day"`)).resolves.toMatchObject({ rows: [{ day: '2026-11-27' }] });
  });

  it('goes on when a migration adds a column to what a statement gives (expand and contract)', async () => {
    await insert('a');
    await askTimes(8, ALL, 'a');
    await own.rows('ALTER TABLE "note" ADD COLUMN "added" text NOT NULL DEFAULT \'new\'');
    try {
      const { rows } = await session.query<{ added: string }>(ALL, ['a']);
      expect(rows).toMatchObject([{ title: 'a', added: 'new' }]);
      await askTimes(3, ALL, 'a');
    } finally {
      await own.rows('ALTER TABLE "note" DROP COLUMN "added"');
    }
    await expect(session.query(ALL, ['a'])).resolves.toMatchObject({ rowCount: 1 });
  });

  it('goes on when somebody clears the session, as some pools do', async () => {
    await askTimes(3, TITLE, 'a');
    await session.query('DISCARD ALL');
    await askTimes(3, TITLE, 'a');
    await expect(known()).resolves.toEqual([TITLE]);
  });

  it('does a unit of work again in which a migration got in the way', async () => {
    const options = dataSourceOptions({ name: 'bench', module: Object, apis: [], entities: [Note], migrations: [] }, own.url, 10_000);
    const dataSource = await new DataSource({ ...options, poolSize: 1 }).initialize();
    const db = new Database(dataSource);
    const li = someone('hq.bj');
    const notes = new NoteRepository(db);
    const add = (title: string) => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, title));
    const attempts: number[] = [];
    try {
      for (let i = 0; i < 8; i += 1) await db.unitOfWork(() => db.execute(ALL.replace('SELECT *', 'SELECT /* in a unit */ *'), ['a']));
      await own.rows('ALTER TABLE "note" ADD COLUMN "added" text');
      await commanding(db, li, async () => {
        attempts.push(1);
        await add('once');
        await db.execute(ALL.replace('SELECT *', 'SELECT /* in a unit */ *'), ['a']);
      });
    } finally {
      await own.rows('ALTER TABLE "note" DROP COLUMN IF EXISTS "added"');
      await dataSource.destroy();
    }
    expect(attempts).toHaveLength(2);
    await expect(Promise.all([titles(), own.count('outbox'), own.count('audit')])).resolves.toEqual([['once'], 1, 1]);
  });
});

describe('A session asks once what the answers to a statement look like', () => {
  const TYPED = `SELECT $1::text AS "text", 7 AS "count", '2026-04-01T02:00:00Z'::timestamptz AS "at", '{"a":[1]}'::jsonb AS "held", NULL::int AS "none", ARRAY['x', 'y'] AS "list"`;
  const typed = (text: string) => ({ text, count: 7, at: new Date('2026-04-01T02:00:00Z'), held: { a: [1] }, none: null, list: ['x', 'y'] });

  it('reads them the same the first time and ever after', async () => {
    for (const text of ['first', 'named', 'not described', 'again'])
      await expect(session.query(TYPED, [text])).resolves.toMatchObject({ command: 'SELECT', rowCount: 1, rows: [typed(text)] });
  });

  it('keeps them apart where several are asked in one transaction', async () => {
    await askTimes(2, TITLE, 'a');
    await session.query(TYPED, ['known']);
    await session.query(TYPED, ['by name']);
    await session.query('START TRANSACTION');
    const answers = await Promise.all([
      insert('a'),
      session.query(TITLE, ['a']),
      session.query(TYPED, ['b']),
      session.query(TITLE, ['nobody']),
      session.query('COMMIT'),
    ]);
    expect(answers.map(({ command, rowCount, rows }) => [command, rowCount, rows])).toEqual([
      ['INSERT', 1, []],
      ['SELECT', 1, [{ title: 'a' }]],
      ['SELECT', 1, [typed('b')]],
      ['SELECT', 0, []],
      ['COMMIT', null, []],
    ]);
  });
});

describe('What comes behind an error in a transaction is not done, and fails with it', () => {
  it('answers what came before it, and commits nothing', async () => {
    await session.query('START TRANSACTION');
    const answers = await Promise.allSettled([insert('a'), session.query(`SELECT 1 / $1::int`, [0]), insert('b'), session.query('COMMIT')]);
    expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.command : (one.reason as { code: string }).code))).toEqual([
      'INSERT',
      '22012',
      '22012',
      'ROLLBACK',
    ]);
    await expect(titles()).resolves.toEqual([]);
    await insert('the session is fit for more');
    await expect(titles()).resolves.toEqual(['the session is fit for more']);
  });
});

describe('A statement whose name became useless does nothing by itself when its transaction is gone', () => {
  it('is not asked again behind a COMMIT that was already on its way', async () => {
    const addAndTell = `INSERT INTO "note" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "title", "search", "amount", "lines")
      VALUES (gen_random_uuid(), 1, 0, 'hq', 'hq', gen_random_uuid(), now(), now(), $1, '', '0.00', '[]') RETURNING *`;
    await askTimes(8, addAndTell, 'before');
    await own.rows('TRUNCATE "note"');
    await own.rows('ALTER TABLE "note" ADD COLUMN "added" text');
    try {
      await session.query('START TRANSACTION');
      const first = insert('first');
      const stale = session.query(addAndTell, ['stale']);
      const commit = session.query('COMMIT');
      await expect(first).resolves.toMatchObject({ rowCount: 1 });
      await expect(stale).rejects.toMatchObject({ routine: 'RevalidateCachedQuery' });
      await expect(commit).resolves.toMatchObject({ command: 'ROLLBACK' });
      await session.query('SELECT 1');
      await expect(titles()).resolves.toEqual([]);
    } finally {
      await own.rows('ALTER TABLE "note" DROP COLUMN "added"');
    }
  });
});

describe('A transaction begins with its first statement', () => {
  it('says nothing of a transaction in which nothing is asked', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await session.query('START TRANSACTION');
      await session.query(end);
      await session.query('SELECT 1');
      expect(session.getTransactionStatus()).toBe('I');
    }
  });

  it('holds together what is asked between beginning and end, and throws it away when told so', async () => {
    await session.query('START TRANSACTION');
    await insert('a');
    expect(session.getTransactionStatus()).toBe('T');
    await expect(titles()).resolves.toEqual([]);
    await session.query('COMMIT');
    await session.query('START TRANSACTION');
    await insert('b');
    await session.query('ROLLBACK');
    await expect(titles()).resolves.toEqual(['a']);
  });

  it('answers in order what is asked without waiting, and does not commit behind an error', async () => {
    await session.query('START TRANSACTION');
    const [first, second] = await Promise.all([insert('a'), session.query<{ n: string }>('SELECT count(*) AS "n" FROM "note"')]);
    expect([first.rowCount, second.rows]).toEqual([1, [{ n: '1' }]]);
    const wrong = session.query('INSERT INTO "nowhere" VALUES ($1)', [1]);
    const commit = session.query('COMMIT');
    await expect(wrong).rejects.toMatchObject({ code: '42P01' });
    await expect(commit).resolves.toMatchObject({ command: 'ROLLBACK' });
    await expect(titles()).resolves.toEqual([]);
  });
});
