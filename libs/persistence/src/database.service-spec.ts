import { commanding, someone, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { transactionIsOpen, unitInProgress } from './unit-of-work.js';

let own: OwnDatabase;
let notes: NoteRepository;
const li = someone('hq.bj');
const aNote = (title = 'a', fields: Partial<Note> = {}) => Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, title, fields);
const tables = ['note', 'outbox', 'audit'];
const countAll = () => Promise.all(tables.map((table) => own.count(table)));
const emptyAll = () => own.rows(`TRUNCATE ${tables.map((table) => `"${table}"`).join(', ')}`);
const sessions = async () =>
  (await own.rows<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`))[0]
    ?.n;

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  notes = new NoteRepository(own.db);
});
beforeEach(emptyAll);
afterAll(() => own.drop());

describe('R1 State, event and trace are one transaction', () => {
  it('commits all three together', async () => {
    await commanding(own.db, li, () => notes.add(aNote()));
    await expect(countAll()).resolves.toEqual([1, 1, 1]);
  });

  it('leaves nothing behind when the work throws afterwards', async () => {
    const failing = commanding(own.db, li, async () => {
      const { id } = await notes.add(aNote());
      await notes.update(id, (note) => {
        note.rename('b');
      });
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    await expect(countAll()).resolves.toEqual([0, 0, 0]);
    await expect(sessions()).resolves.toBe(0);
  });

  it('leaves nothing behind when the aggregate refuses', async () => {
    const { id } = await commanding(own.db, li, () => notes.add(aNote()));
    const refused = commanding(own.db, li, async () => {
      await notes.add(aNote('other'));
      return notes.update(id, (note) => {
        note.rename('refused');
      });
    });
    await expect(refused).rejects.toMatchObject({ code: 'note.closed' });
    await expect(countAll()).resolves.toEqual([1, 1, 1]);
  });

  it('leaves nothing behind when a statement fails', async () => {
    const failing = commanding(own.db, li, async () => {
      await notes.add(aNote());
      await own.db.execute('INSERT INTO "nowhere" VALUES (1)');
    });
    await expect(failing).rejects.toThrow('nowhere');
    await expect(countAll()).resolves.toEqual([0, 0, 0]);
    await expect(sessions()).resolves.toBe(0);
  });

  it('writes the event with who, when, where and in which order', async () => {
    const { id } = await commanding(own.db, li, () => notes.add(aNote('first')), { traceparent: '00-aa-bb-01' });
    await commanding(own.db, li, () =>
      notes.update(id, (note) => {
        note.rename('second');
      }),
    );
    const events = await own.rows('SELECT * FROM "outbox" ORDER BY "position"');
    expect(events).toMatchObject([
      {
        type: 'bench.note-written.v1',
        aggregateType: 'Note',
        aggregateId: id,
        aggregateSeq: 1,
        org: 'hq.bj',
        branch: 'bj',
        actorId: li.id,
        traceparent: '00-aa-bb-01',
        payload: { title: 'first' },
        occurredAt: new Date('2026-04-01T02:00:00Z'),
        publishedAt: null,
      },
      { aggregateSeq: 2, payload: { title: 'second' } },
    ]);
  });

  it('writes the trace with before and after, but never what an aggregate keeps to itself (XCT-05)', async () => {
    const { id } = await commanding(own.db, li, () => notes.add(aNote('first')));
    await commanding(
      own.db,
      li,
      () =>
        notes.update(id, (note) => {
          note.set({ secret: '13812341234', amount: '12.50' });
        }),
      { policiesUsed: new Set(['sla@hq/3']) },
    );
    const [, second] = await own.rows('SELECT * FROM "audit" ORDER BY "position"');
    expect(second).toMatchObject({
      actorId: li.id,
      actorName: li.name,
      action: 'bench.test',
      aggregateType: 'Note',
      aggregateId: id,
      version: 2,
      requestId: 'request-1',
      policies: ['sla@hq/3'],
      changes: { secret: 'changed', amount: { before: '0.00', after: '12.50' } },
    });
    expect(JSON.stringify(second)).not.toContain('138');
  });
});

describe('A unit of work begins with the first write and ends with the call', () => {
  it('begins nothing for a command that writes nothing', async () => {
    const begun = jest.fn(() => Promise.resolve());
    const committed = jest.fn(() => Promise.resolve());
    await own.db.unitOfWork(
      async () => {
        await own.db.query('SELECT 1');
        expect(transactionIsOpen()).toBe(false);
      },
      { onBegin: begun, beforeCommit: committed },
    );
    expect([begun.mock.calls.length, committed.mock.calls.length]).toEqual([0, 0]);
  });

  it('runs its hooks once, the last inside the transaction and with the result', async () => {
    const begun = jest.fn(() => Promise.resolve());
    const seen: unknown[] = [];
    await own.db.unitOfWork(
      async () => {
        await own.db.writer();
        await own.db.writer();
        return 'result';
      },
      { onBegin: begun, beforeCommit: (tx, result) => Promise.resolve(void seen.push(result, tx.queryRunner?.isTransactionActive)) },
    );
    expect(begun).toHaveBeenCalledTimes(1);
    expect(seen).toEqual(['result', true]);
    expect(unitInProgress()).toBeUndefined();
  });

  it('rolls back when the last hook fails', async () => {
    await commanding(own.db, li, () => notes.add(aNote()));
    const refused = own.db.unitOfWork(() => own.db.execute('DELETE FROM "note"'), { beforeCommit: () => Promise.reject(new Error('no')) });
    await expect(refused).rejects.toThrow('no');
    await expect(own.count('note')).resolves.toBe(1);
  });

  it('lets a command read what it has just written, and nobody else', async () => {
    await commanding(own.db, li, async () => {
      const { id } = await notes.add(aNote());
      expect(await notes.get(id)).toMatchObject({ title: 'a' });
      expect(await own.count('note')).toBe(0);
    });
  });

  it('writes nothing outside a unit of work', async () => {
    await expect(own.db.writer()).rejects.toThrow('Nothing can be written here');
    await expect(own.db.execute('DELETE FROM "note"')).rejects.toThrow('Nothing can be written here');
  });

  it('joins the one at work: inner and outer commit together or not at all', async () => {
    const failing = commanding(own.db, li, async () => {
      const { id } = await notes.add(aNote());
      await own.db.unitOfWork(() =>
        notes.update(id, (note) => {
          note.rename('b');
        }),
      );
      throw new Error('late');
    });
    await expect(failing).rejects.toThrow('late');
    await expect(countAll()).resolves.toEqual([0, 0, 0]);
  });

  it('gives every connection back', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      commanding(own.db, THE_PLATFORM, () => (i % 2 ? notes.add(aNote(`n${i}`)) : Promise.reject(new Error('no')))),
    );
    await Promise.allSettled(many);
    await expect(own.count('note')).resolves.toBe(20);
    await expect(sessions()).resolves.toBe(0);
  });

  it('gives the rows that an UPDATE or DELETE returns', async () => {
    await commanding(own.db, li, () => notes.add(aNote('a')));
    await own.db.unitOfWork(async () => {
      await expect(own.db.execute('UPDATE "note" SET "title" = $1 RETURNING "title"', ['z'])).resolves.toEqual([{ title: 'z' }]);
      await expect(own.db.execute('DELETE FROM "note" RETURNING "title"')).resolves.toEqual([{ title: 'z' }]);
      await expect(own.db.execute('DELETE FROM "note"')).resolves.toEqual([]);
    });
  });
});
