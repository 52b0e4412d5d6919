import { newId } from '@tradewind/kernel/ids';
import { asking, commanding, someone, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { indexPieces } from './search-pairs.js';

class SearchedNotes extends NoteRepository {
  protected override readonly searchedByPairs = true;
}

let own: OwnDatabase;
let notes: SearchedNotes;
const leader = someone('hq.bj');

const TITLES = ['渝北建材有限公司', '北渝商贸', '重庆长沙商贸', '100% cotton', 'a_b', 'BJ-KH-2026-000123', 'back\\slash'];
const SEARCHES = [
  '渝北',
  '北渝',
  '长沙',
  'ybjc',
  'cqcs',
  'chongqing',
  '0%',
  'a_b',
  'k\\s',
  '2026-0001',
  '2026-000123',
  '-000123',
  '000123',
  'KH-2026-',
  'KH-2026',
  '司',
  '渝北商贸',
  '没有',
];

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  const runner = own.db.dataSource.createQueryRunner();
  await indexPieces(runner, 'note');
  await runner.release();
  notes = new SearchedNotes(own.db);
  for (const title of TITLES) await commanding(own.db, THE_PLATFORM, () => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: newId() }, title)));
  await own.rows(`INSERT INTO "note" SELECT r.* FROM (SELECT * FROM "note" LIMIT 1) n, generate_series(1, 20000) i,
    LATERAL jsonb_populate_record(NULL::"note", to_jsonb(n) || jsonb_build_object('id', gen_random_uuid(), 'search', '泰和' || md5(i::text))) r`);
  await own.rows('ANALYZE "note"');
});
afterAll(() => own.drop());

describe('CUS-05 What is searched for is found by its pairs of characters, numbers by how they begin', () => {
  it.each(SEARCHES)('finds for %j exactly what reading every row finds', async (q) => {
    const title = (note: Note): string => note.title;
    const found = await asking(leader, () => notes.page({}, { q }, title));
    const read = await asking(leader, () => new NoteRepository(own.db).page({}, { q }, title));
    expect(found).toEqual(read);
  });

  it.each(['渝北', 'ybjc', '2026-0001', '2026-000123'])('does not read every row for %j', async (q) => {
    const plan = await own.rows<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT * FROM "note" it WHERE "search_pieces"(it."search") @> "search_pieces"('${q}'::text) AND it."search" LIKE '%${q}%' ORDER BY it."id" DESC LIMIT 51`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('note_search_pieces');
  });
});
