import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@tradewind/client/eventually';
import { asking, commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import type { SharedPool } from './shared-sessions.js';

const BACKEND = 'SELECT pg_backend_pid() AS "pid"';
const li = someone('hq.bj');

let own: OwnDatabase;
beforeAll(async () => {
  own = await anOwnDatabase(Note);
});
afterAll(() => own.drop());

const pids = async (times: number): Promise<Set<number>> => {
  const rows = await Promise.all(Array.from({ length: times }, () => own.db.short().query<{ pid: number }>(BACKEND)));
  return new Set(rows.map(([row]) => row?.pid ?? 0));
};
const asARead = <T>(work: () => Promise<T>): Promise<T> => asking(li, work, { load: 'read' });

describe('Short reads of many callers', () => {
  it('share two sessions, however many ask at once', async () => {
    expect((await asARead(() => pids(40))).size).toBe(2);
  });

  it('of reports and of work that nobody asked for go the ordinary way', async () => {
    await expect(asking(li, () => pids(6), { load: 'report' }).then(({ size }) => size)).resolves.toBeGreaterThan(2);
    await expect(asking(li, () => pids(6)).then(({ size }) => size)).resolves.toBeGreaterThan(2);
  });

  it('inside a transaction see what it has written', async () => {
    const notes = new NoteRepository(own.db);
    await commanding(
      own.db,
      li,
      async () => {
        const { id } = await notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: li.id }, 'not committed yet'));
        await expect(notes.get(id)).resolves.toMatchObject({ id });
        throw new Error('taken back');
      },
      { load: 'command' },
    ).catch((error: unknown) => {
      expect(String(error)).toContain('taken back');
    });
  });

  it('go on when the server has ended a session', async () => {
    const [pid] = await asARead(() => pids(1));
    await own.rows('SELECT pg_terminate_backend($1)', [pid]);
    await eventually(async () => {
      expect([...(await asARead(() => pids(8)))]).not.toContain(pid);
    });
  });

  it('do not hold up the end of the pool', async () => {
    const other = await anOwnDatabase(Note);
    await asking(li, () => other.db.short().query(BACKEND), { load: 'read' });
    const { master } = other.db.dataSource.driver as unknown as { master: SharedPool };
    await Promise.race([other.drop(), pause(5_000).then(() => Promise.reject(new Error('it waits')))]);
    expect(master.totalCount).toBe(0);
  });
});
