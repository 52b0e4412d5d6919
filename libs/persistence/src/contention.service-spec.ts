import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { DataSource } from 'typeorm';
import { commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { Database } from './database.js';
import { DATABASE_BUDGETS } from './time-budgets.js';

let own: OwnDatabase;
let dataSource: DataSource;
let db: Database;
let notes: NoteRepository;
const li = someone('hq.bj');

/** Connected as a service is, with the budgets of one; only a new connection may take its time, on a machine that is busy. */
const asAService = (url: string) =>
  new DataSource(dataSourceOptions({ name: 'bench', module: Object, apis: [], entities: [Note], migrations: [] }, url, 10_000)).initialize();
const aNote = (title: string) => commanding(db, li, () => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, title)));
const rename = (id: string, title: string) =>
  notes.update(id, (note) => {
    note.rename(title);
  });
const versions = async () => (await own.rows<{ version: number }>('SELECT "version" FROM "note" ORDER BY "id"')).map(({ version }) => version);
const idle = () =>
  own.rows(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'`);

/** A transaction of somebody else that holds this row until it is let go. */
async function holding(id: string) {
  const runner = own.db.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT 1 FROM "note" WHERE "id" = $1 FOR UPDATE', [id]);
  return {
    letGo: async () => {
      await runner.rollbackTransaction();
      await runner.release();
    },
  };
}

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  dataSource = await asAService(own.url);
  db = new Database(dataSource);
  notes = new NoteRepository(db);
});
beforeEach(() => own.rows('TRUNCATE "note", "outbox", "audit"'));
afterAll(async () => {
  await dataSource.destroy();
  await own.drop();
});

describe('R7 What collides is done again, in one place', () => {
  it('carries out both of two commands that lock the same rows in opposite order (40P01)', async () => {
    const [a, b] = [await aNote('a'), await aNote('b')];
    let waiting = 2;
    let together: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (together = resolve));
    const tries = { there: 0, back: 0 };
    const moving = (way: 'there' | 'back', first: string, then: string) =>
      commanding(db, li, async () => {
        tries[way] += 1;
        await rename(first, way);
        waiting -= 1;
        if (waiting === 0) together();
        await both;
        await rename(then, way);
      });
    await Promise.all([moving('there', a.id, b.id), moving('back', b.id, a.id)]);
    expect(tries.there + tries.back).toBeGreaterThan(2);
    await expect(versions()).resolves.toEqual([3, 3]);
    await expect(own.count('outbox')).resolves.toBe(6);
    await expect(idle()).resolves.toEqual([]);
  });

  it('begins afresh when its snapshot is overtaken (40001)', async () => {
    const { id } = await aNote('a');
    let tries = 0;
    await commanding(db, li, async () => {
      tries += 1;
      await db.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await db.query('SELECT 1 FROM "note"');
      if (tries === 1)
        await own.db.separately(() =>
          new NoteRepository(own.db).update(id, (note) => {
            note.rename('faster');
          }),
        );
      await rename(id, 'slower');
    });
    expect(tries).toBe(2);
    await expect(versions()).resolves.toEqual([3]);
  });

  it('waits for a lock no longer than 2 s, then tries again and succeeds once it is free (55P03)', async () => {
    const { id } = await aNote('a');
    const other = await holding(id);
    let tries = 0;
    await commanding(db, li, async () => {
      tries += 1;
      if (tries === 2) await other.letGo();
      await rename(id, 'b');
    });
    expect(tries).toBe(2);
    await expect(versions()).resolves.toEqual([2]);
  });

  it('gives up after five more tries, and says that nothing was changed', async () => {
    const { id } = await aNote('a');
    let tries = 0;
    const colliding = commanding(db, li, async () => {
      tries += 1;
      await rename(id, 'b');
      await db.execute(`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`);
    });
    await expect(colliding).rejects.toMatchObject({ code: 'database.contended', kind: 'unavailable' });
    expect(tries).toBe(6);
    await expect(versions()).resolves.toEqual([1]);
    await expect(idle()).resolves.toEqual([]);
  });

  it('does not try again for somebody who no longer waits', async () => {
    let tries = 0;
    const colliding = commanding(
      db,
      li,
      async () => {
        tries += 1;
        await db.execute(`DO $$ BEGIN PERFORM pg_sleep(0.2); RAISE SQLSTATE '40P01'; END $$`);
      },
      { deadline: Date.now() + 150 },
    );
    await expect(colliding).rejects.toMatchObject({ code: 'database.contended' });
    expect(tries).toBe(1);
  });

  it('does what is refused, or fails for another reason, once', async () => {
    const { id } = await aNote('a');
    for (const [work, code] of [
      [() => rename(id, 'refused'), 'note.closed'],
      [() => db.execute('SELECT 1/0'), '22012'],
    ] as const) {
      const attempt = jest.fn(work as () => Promise<unknown>);
      await expect(commanding(db, li, attempt)).rejects.toMatchObject({ code });
      expect(attempt).toHaveBeenCalledTimes(1);
    }
  });
});

describe('R14 The database keeps nobody waiting', () => {
  it('has its budgets from one place, in each session of a service', async () => {
    const settings = await dataSource.query<{ name: string; setting: string }[]>(
      `SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'TimeZone') ORDER BY name COLLATE "C"`,
    );
    expect(settings).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'idle_in_transaction_session_timeout', setting: '15000' },
      { name: 'lock_timeout', setting: '2000' },
      { name: 'statement_timeout', setting: '5000' },
    ]);
    expect(DATABASE_BUDGETS).toMatchObject({ poolWaitMs: 1_000, connections: 10 });
  });

  it('names a statement that takes too long, and rolls back what it did', async () => {
    const { id } = await aNote('a');
    const slow = commanding(db, li, async () => {
      await rename(id, 'b');
      await db.execute('SET LOCAL statement_timeout = 50');
      await db.execute('SELECT pg_sleep(10)');
    });
    await expect(slow).rejects.toMatchObject({ code: 'database.too-slow', kind: 'unavailable' });
    await expect(versions()).resolves.toEqual([1]);
  });

  it('has ten connections; who waits too long for one is told to come again', async () => {
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let open = 0;
    let full: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => (full = resolve));
    const holders = Array.from({ length: 10 }, () =>
      commanding(db, li, async () => {
        await db.writer();
        open += 1;
        if (open === 10) full();
        await gate;
      }),
    );
    await taken;
    await expect(commanding(db, li, () => db.writer())).rejects.toMatchObject({ code: 'database.away', kind: 'unavailable' });
    letGo();
    await Promise.all(holders);
    await expect(commanding(db, li, () => db.writer())).resolves.toBeDefined();
  });

  it('does not begin, and does not commit, what nobody waits for any more', async () => {
    const { id } = await aNote('a');
    const late = { deadline: Date.now() - 1 };
    const begun = jest.fn();
    await expect(commanding(db, li, () => db.writer().then(begun), late)).rejects.toMatchObject({ code: 'call.too-late' });
    expect(begun).not.toHaveBeenCalled();
    const during = commanding(
      db,
      li,
      async () => {
        await rename(id, 'b');
        await db.execute('SELECT pg_sleep(0.3)');
      },
      { deadline: Date.now() + 200 },
    );
    await expect(during).rejects.toMatchObject({ code: 'call.too-late', kind: 'unavailable' });
    await expect(versions()).resolves.toEqual([1]);
    await expect(idle()).resolves.toEqual([]);
  });

  it('names a connection that the server has ended, and takes a new one', async () => {
    const cut = commanding(db, li, async () => {
      const [me] = await db.execute<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await own.rows('SELECT pg_terminate_backend($1)', [me?.pid]);
      await db.execute('SELECT 1');
    });
    await expect(cut).rejects.toMatchObject({ code: 'database.away', kind: 'unavailable' });
    await expect(aNote('after')).resolves.toMatchObject({ version: 1 });
  });
});
