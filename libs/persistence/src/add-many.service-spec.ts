import { someone, commanding } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anAuditKey } from '../../../e2e/support/bench/an-audit-key.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { markTracesWith } from './audit-key.js';
import { auditText, AUDIT_COLUMNS, type AuditContent } from './audit-content.js';
import { Numbers } from './numbers.js';

const MANY = 1_200;
const key = anAuditKey();
const li = someone('hq.bj');
const where = { org: 'hq.bj', branch: 'bj', ownerId: li.id };
const aNote = (title: string, org = 'hq.bj'): Note =>
  Note.write({ ...where, org }, title, { amount: '12.50', secret: '机密', lines: [{ sku: 'A', quantity: '1' }] });

let own: OwnDatabase;
let notes: NoteRepository;
beforeEach(async () => {
  own = await anOwnDatabase(Note);
  notes = new NoteRepository(own.db);
  markTracesWith(key, own.db.dataSource);
});
afterEach(() => own.drop());

describe('C-04 Many new ones in one unit of work', () => {
  it('take a handful of statements, and leave what one by one would leave', async () => {
    const many = Array.from({ length: MANY }, (_, i) => aNote(`笔记 ${i}`));
    const asked = jest.spyOn(own.db.dataSource.logger, 'logQuery');
    await commanding(own.db, li, () => notes.addMany(many));
    expect(asked.mock.calls.length).toBeLessThan(20);
    const one = aNote('一张');
    await commanding(own.db, li, () => notes.add(one));

    const [of, like] = [many[700]!, one];
    const row = async ({ id }: Note) => (await own.rows<Record<string, unknown>>('SELECT * FROM "note" WHERE "id" = $1', [id]))[0];
    const { id: _, title: _t, search: _s, ...left } = (await row(of)) ?? {};
    const { id: _1, title: _2, search: _3, ...expected } = (await row(like)) ?? {};
    expect(left).toEqual(expected);
    const trace = async ({ id }: Note) =>
      (await own.rows<AuditContent & { mark: string }>(`SELECT ${AUDIT_COLUMNS} FROM "audit" a WHERE a."aggregateId" = $1`, [id]))[0]!;
    const { id: _a, aggregateId: _b, mark, position: _p, changes, ...said } = (await trace(of)) as AuditContent & { mark: string; position: string };
    const {
      id: _4,
      aggregateId: _5,
      mark: _m,
      position: _6,
      changes: _c,
      ...expectedSaid
    } = (await trace(like)) as AuditContent & { mark: string; position: string };
    expect(said).toEqual(expectedSaid);
    expect(changes).toMatchObject({ title: { before: null, after: '笔记 700' }, secret: 'changed' });
    expect(mark).toBe(key.mark(auditText(await trace(of))));
  });

  it('leave one row, one trace and one event each, with the sequence begun', async () => {
    await commanding(own.db, li, () => notes.addMany(Array.from({ length: MANY }, (_, i) => aNote(`笔记 ${i}`))));
    const counts = await Promise.all(['note', 'audit', 'outbox', 'outbox_head'].map((table) => own.count(table)));
    expect(counts).toEqual([MANY, MANY, MANY, MANY]);
    const found = await commanding(own.db, li, () => notes.findAll({ title: '笔记 5' }));
    expect(found).toMatchObject([{ version: 1, eventSeq: 1, amount: '12.50', lines: [{ sku: 'A', quantity: '1' }] }]);
  });

  it('are all of them there or none', async () => {
    const twice = aNote('a');
    await expect(commanding(own.db, li, () => notes.addMany([aNote('b'), twice, twice]))).rejects.toThrow(/duplicate key/);
    await expect(Promise.all(['note', 'audit', 'outbox'].map((table) => own.count(table)))).resolves.toEqual([0, 0, 0]);
  });

  it('are refused where one of them lies outside of what the actor reaches (ORG-11)', async () => {
    await expect(commanding(own.db, li, () => notes.addMany([aNote('a'), aNote('b', 'hq.sh')]))).rejects.toMatchObject({ code: 'access.outside-your-org' });
    await expect(own.count('note')).resolves.toBe(0);
  });

  it('may leave different fields to their defaults', async () => {
    const sparse = aNote('a');
    Object.assign(sparse, { secret: undefined });
    await commanding(own.db, li, () => notes.addMany([aNote('b'), sparse]));
    await expect(own.rows('SELECT "title", "secret" FROM "note" ORDER BY "title"')).resolves.toEqual([
      { title: 'a', secret: null },
      { title: 'b', secret: '机密' },
    ]);
  });

  it('is nothing where there are none', async () => {
    await commanding(own.db, li, () => notes.addMany([]));
    await expect(own.count('audit')).resolves.toBe(0);
  });
});

describe('C-28 Numbers for many', () => {
  it('follow each other, and nobody else gets one of them', async () => {
    const numbers = new Numbers(own.db);
    const at = new Date('2026-04-01T02:00:00Z');
    const taken = await Promise.all([numbers.nextOf(500, 'bj', 'KH', at), numbers.next('bj', 'KH', at), numbers.nextOf(3, 'bj', 'KH', at)]);
    const all = taken.flat();
    expect(new Set(all).size).toBe(504);
    expect([...all].sort()).toEqual(Array.from({ length: 504 }, (_, i) => `BJ-KH-2026-${String(i + 1).padStart(6, '0')}`));
    expect(taken[0]).toEqual([...taken[0]].sort());
  });
});
