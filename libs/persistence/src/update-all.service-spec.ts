import { someone, commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';

const PEOPLE = 1_000;
let own: OwnDatabase;
let notes: NoteRepository;
beforeAll(async () => {
  own = await anOwnDatabase(Note);
  notes = new NoteRepository(own.db, 'company');
  await commanding(own.db, THE_PLATFORM, () => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: '0198a0c2-0000-7000-8000-000000000001' }, 'a')));
  await own.rows(
    `INSERT INTO "note" SELECT (jsonb_populate_record(NULL::"note", to_jsonb(n) || jsonb_build_object('id', gen_random_uuid(), 'eventSeq', 0))).* FROM "note" n, generate_series(2, ${PEOPLE})`,
  );
});
afterAll(() => own.drop());

describe('ORG-05 What is changed for a thousand at once', () => {
  it('takes a handful of statements, and leaves a version, a trace and an event for each', async () => {
    const { logger } = own.db.dataSource;
    const asked = jest.spyOn(logger, 'logQuery');
    const changed = await commanding(own.db, someone('hq'), () => notes.updateAll({ branch: 'bj' }, (note) => note.rename('b')));
    expect(changed).toHaveLength(PEOPLE);
    expect(asked.mock.calls.length).toBeLessThan(30);
    await expect(own.rows(`SELECT "title", "version", count(*)::int AS "n" FROM "note" GROUP BY 1, 2`)).resolves.toEqual([
      { title: 'b', version: 2, n: PEOPLE },
    ]);
    const perNote = `SELECT count(DISTINCT "aggregateId")::int AS "n" FROM "audit" WHERE "version" = 2`;
    await expect(own.rows(perNote)).resolves.toEqual([{ n: PEOPLE }]);
    const eventsSaid = `SELECT count(*)::int AS "n" FROM "outbox" WHERE "payload" ->> 'title' = 'b'`;
    await expect(own.rows(eventsSaid)).resolves.toEqual([{ n: PEOPLE }]);
  });

  it('changes all or nothing', async () => {
    let renamed = 0;
    const failing = commanding(own.db, someone('hq'), () =>
      notes.updateAll({ branch: 'bj' }, (note) => {
        if ((renamed += 1) > PEOPLE / 2) throw new Error('in the middle');
        note.rename('c');
      }),
    );
    await expect(failing).rejects.toThrow('in the middle');
    await expect(own.rows(`SELECT DISTINCT "title" FROM "note"`)).resolves.toEqual([{ title: 'b' }]);
  });
});
