import { newId } from '@tradewind/kernel/ids';
import { reachOf } from '@tradewind/kernel/actor';
import { asking, commanding, NEEDS, someone, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { encodeCursor } from './cursor.js';
import { reachCondition } from './scope.js';

let own: OwnDatabase;
let notes: NoteRepository;
let open: NoteRepository;
const leader = someone('hq.bj');
const rep = someone('own@hq.bj');
const stranger = someone('hq.bjx');
const headOffice = someone('hq');

const at = (org: string, ownerId = newId()) => ({ org, branch: org.split('.')[1] ?? 'hq', ownerId });
const store = (note: Note) => commanding(own.db, THE_PLATFORM, () => notes.add(note));
const rename = (id: string, title: string) =>
  notes.update(id, (note) => {
    note.rename(title);
  });

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  notes = new NoteRepository(own.db);
  open = new NoteRepository(own.db, 'company');
});
beforeEach(() => own.rows('TRUNCATE "note", "outbox", "audit"'));
afterAll(() => own.drop());

describe('R7 Every stored change is one version more', () => {
  it('stores a new aggregate as version 1, at the moment of the call', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a', { amount: '12.50', lines: [{ n: 1 }] }));
    const stored = await asking(leader, () => notes.get(id));
    expect(stored).toMatchObject({ version: 1, eventSeq: 1, title: 'a', amount: '12.50', lines: [{ n: 1 }], createdAt: new Date('2026-04-01T02:00:00Z') });
  });

  it('counts up by one, and keeps the day of creation', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a'));
    const later = new Date('2026-05-01T00:00:00Z');
    const renamed = await commanding(own.db, leader, () => rename(id, 'b'), { at: later });
    expect(renamed.version).toBe(2);
    expect(await asking(leader, () => notes.get(id))).toMatchObject({
      version: 2,
      eventSeq: 2,
      title: 'b',
      createdAt: new Date('2026-04-01T02:00:00Z'),
      updatedAt: later,
    });
  });

  it('counts each of several changes in one command', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a'));
    await commanding(own.db, leader, async () => {
      await rename(id, 'b');
      await rename(id, 'c');
    });
    expect(await asking(leader, () => notes.get(id))).toMatchObject({ version: 3, eventSeq: 3, title: 'c' });
  });

  it('lets changes at the same moment wait for each other: none is lost (I17)', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'start', { amount: '0.00' }));
    const addOne = () =>
      commanding(own.db, leader, () =>
        notes.update(id, (note) => {
          note.set({ amount: `${parseInt(note.amount, 10) + 1}.00` });
        }),
      );
    await Promise.all(Array.from({ length: 12 }, addOne));
    expect(await asking(leader, () => notes.get(id))).toMatchObject({ version: 13, amount: '12.00' });
  });

  it('refuses who decides on a version that is gone, and says both', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a'));
    const having = (ifMatch: number) => commanding(own.db, leader, () => rename(id, 'b'), { ifMatch, addressed: new Set([id]) });
    await having(1);
    await expect(having(1)).rejects.toMatchObject({
      code: 'version.changed-meanwhile',
      kind: 'precondition-failed',
      data: { facts: { yours: 1, current: 2 } },
    });
    await expect(having(2)).resolves.toMatchObject({ version: 3 });
  });

  it('lets one of two who saw the same version win', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a'));
    const both = ['b', 'c'].map((title) => commanding(own.db, leader, () => rename(id, title), { ifMatch: 1, addressed: new Set([id]) }));
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await asking(leader, () => notes.get(id))).toMatchObject({ version: 2 });
  });

  it('takes If-Match for what the path names, not for what else the command changes', async () => {
    const named = await store(Note.write(at('hq.bj'), 'named'));
    const other = await store(Note.write(at('hq.bj'), 'other'));
    await commanding(own.db, leader, () => rename(other.id, 'other, version 2'));
    const both = commanding(
      own.db,
      leader,
      async () => {
        await rename(other.id, 'x');
        return rename(named.id, 'y');
      },
      { ifMatch: 1, addressed: new Set([named.id]) },
    );
    await expect(both).resolves.toMatchObject({ version: 2, title: 'y' });
  });

  it('finds a row by what it is, and changes it', async () => {
    await store(Note.write(at('hq.bj'), 'a'));
    const change = (title: string) =>
      commanding(own.db, leader, () =>
        notes.updateWhere({ title }, (note) => {
          note.rename('b');
        }),
      );
    await expect(change('a')).resolves.toMatchObject({ title: 'b', version: 2 });
    await expect(change('a')).resolves.toBeNull();
  });
});

describe('ORG-11 What a post does not reach is not there', () => {
  it('shows the leader of a unit everything below it, and nothing of hq.bjx', async () => {
    const mine = await store(Note.write(at('hq.bj.sales'), 'a'));
    const theirs = await store(Note.write(at('hq.bjx'), 'b'));
    await expect(asking(leader, () => notes.get(mine.id))).resolves.toMatchObject({ title: 'a' });
    await expect(asking(leader, () => notes.get(theirs.id))).rejects.toMatchObject({ code: 'note.not-found', kind: 'not-found' });
    await expect(asking(stranger, () => notes.get(mine.id))).rejects.toMatchObject({ code: 'note.not-found' });
    await expect(asking(headOffice, () => notes.findAll({}))).resolves.toHaveLength(2);
  });

  it('says of another branch’s row just what it says of none at all', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a'));
    const of = async (wanted: string) => {
      const refusal = await asking(stranger, () => notes.get(wanted)).catch((error: unknown) => error);
      return String(refusal).replace(wanted, 'ID');
    };
    expect(await of(id)).toBe(await of(newId()));
  });

  it('changes nothing out of reach', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a'));
    await expect(commanding(own.db, stranger, () => rename(id, 'stolen'))).rejects.toMatchObject({ code: 'note.not-found' });
    await expect(commanding(own.db, stranger, () => notes.updateWhere({ title: 'a' }, () => undefined))).resolves.toBeNull();
    expect(await asking(leader, () => notes.get(id))).toMatchObject({ version: 1, title: 'a' });
  });

  it('shows those who work for themselves their own rows only, inside their unit', async () => {
    await store(Note.write(at('hq.bj.sales', rep.id), 'mine'));
    await store(Note.write(at('hq.bj.sales'), 'a colleague’s'));
    await store(Note.write(at('hq.sh', rep.id), 'mine, before I moved'));
    const titles = await asking(rep, async () => (await notes.findAll({})).map(({ title }) => title));
    expect(titles).toEqual(['mine']);
    await expect(asking(rep, () => notes.page({}, {}, ({ title }) => title))).resolves.toEqual({ items: ['mine'], nextCursor: null });
    await expect(asking(rep, () => notes.findOne({ title: 'a colleague’s' }))).resolves.toBeNull();
  });

  it('adds up several posts, and reaches nothing without the permission', async () => {
    const two = someone('hq.sh', 'own@hq.bj');
    await store(Note.write(at('hq.sh'), 'sh'));
    await store(Note.write(at('hq.bj', two.id), 'bj mine'));
    await store(Note.write(at('hq.bj'), 'bj other'));
    const seenBy = (actor: typeof two, reach = reachOf(actor, NEEDS)) =>
      asking(actor, async () => (await notes.findAll({})).map(({ title }) => title), { reach });
    await expect(seenBy(two)).resolves.toEqual(['sh', 'bj mine']);
    await expect(seenBy(two, reachOf(two, 'other:permission'))).resolves.toEqual([]);
  });

  it('refuses to put something where one’s posts do not reach', async () => {
    const adding = (org: string, ownerId = newId()) => commanding(own.db, rep, () => notes.add(Note.write(at(org, ownerId), 'a')));
    await expect(adding('hq.sh', rep.id)).rejects.toMatchObject({ code: 'access.outside-your-org', kind: 'forbidden' });
    await expect(adding('hq.bj')).rejects.toMatchObject({ code: 'access.outside-your-org' });
    await expect(adding('hq.bjx', rep.id)).rejects.toMatchObject({ code: 'access.outside-your-org' });
    await expect(adding('hq.bj', rep.id)).resolves.toMatchObject({ version: 1 });
  });

  it('is the same for everybody where rows belong to the company', async () => {
    const { id } = await store(Note.write(at('hq.bj'), 'a'));
    await expect(asking(stranger, () => open.get(id))).resolves.toMatchObject({ title: 'a' });
    await expect(commanding(own.db, stranger, () => open.add(Note.write(at('hq.bj'), 'b')))).resolves.toMatchObject({ version: 1 });
  });

  it('reaches with hand-written SQL exactly what the repository reaches', async () => {
    for (const org of ['hq', 'hq.bj', 'hq.bj.sales', 'hq.bjx', 'hq.sh'])
      for (const ownerId of [rep.id, newId()]) await store(Note.write(at(org, ownerId), org));
    for (const actor of [leader, rep, stranger, headOffice, someone('hq.sh', 'own@hq.bj'), someone(), THE_PLATFORM]) {
      const { sql, parameters } = reachCondition(reachOf(actor, NEEDS), 'n', 2);
      const rows = await own.rows<{ id: string }>(
        `SELECT n."id" FROM (SELECT *, NULL::uuid AS "customerId" FROM "note") n WHERE n."title" <> $1 AND ${sql} ORDER BY n."id"`,
        ['none', ...parameters],
      );
      const found = await asking(actor, () => notes.findAll({}));
      expect(rows.map(({ id }) => id)).toEqual(found.map(({ id }) => id));
    }
  });
});

describe('Lists are paged by cursor', () => {
  const titles = (request: object, filters: Record<string, unknown> = {}) => asking(leader, () => notes.page(request, filters, ({ title }) => title));

  it('walks through everything exactly once, newest first, also while new rows come in', async () => {
    for (let i = 0; i < 23; i += 1) await store(Note.write(at('hq.bj'), `n${i}`));
    await store(Note.write(at('hq.sh'), 'not mine'));
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await titles({ limit: 5, cursor });
      expect(page.items.length).toBeLessThanOrEqual(5);
      walked.push(...page.items);
      cursor = page.nextCursor ?? undefined;
      await store(Note.write(at('hq.bj'), 'came later'));
    } while (cursor !== undefined);
    expect(walked).toEqual(Array.from({ length: 23 }, (_, i) => `n${22 - i}`));
  });

  it('has no next page when the last row fits', async () => {
    for (const title of ['a', 'b']) await store(Note.write(at('hq.bj'), title));
    await expect(titles({ limit: 2 })).resolves.toEqual({ items: ['b', 'a'], nextCursor: null });
    await expect(titles({ limit: 1 })).resolves.toMatchObject({ items: ['b'], nextCursor: expect.any(String) as string });
  });

  it('gives fifty where nobody says how many', async () => {
    for (let i = 0; i < 51; i += 1) await store(Note.write(at('hq.bj'), `n${i}`));
    expect((await titles({})).items).toHaveLength(50);
  });

  it.each([
    ['nonsense'],
    [Buffer.from('[1,2]').toString('base64url')],
    [Buffer.from('{}').toString('base64url')],
    [encodeCursor({ value: 'x', id: "' OR true --" })],
  ])('refuses the cursor %j that no list has given', async (cursor) => {
    await expect(titles({ cursor })).rejects.toMatchObject({ code: 'page.cursor-unreadable', kind: 'invalid' });
  });

  it('takes % and _ in a search for what they are', async () => {
    for (const title of ['100% cotton', '100 cotton', 'a_b', 'axb', 'back\\slash']) await store(Note.write(at('hq.bj'), title));
    await expect(titles({}, { q: '100%' })).resolves.toMatchObject({ items: ['100% cotton'] });
    await expect(titles({}, { q: 'a_b' })).resolves.toMatchObject({ items: ['a_b'] });
    await expect(titles({}, { q: 'k\\s' })).resolves.toMatchObject({ items: ['back\\slash'] });
    await expect(titles({}, { q: "'; DROP TABLE note; --" })).resolves.toMatchObject({ items: [] });
  });

  it('finds Chinese names by characters, pinyin and initials, in any case', async () => {
    await store(Note.write(at('hq.bj'), '重庆长沙商贸'));
    for (const q of ['长沙', 'CHONGQING', 'cqcs']) await expect(titles({}, { q })).resolves.toMatchObject({ items: ['重庆长沙商贸'] });
  });

  it('takes a list for one of these, null for none, and nothing for no matter what', async () => {
    await store(Note.write(at('hq.bj'), 'a', { secret: 's' }));
    await store(Note.write(at('hq.bj'), 'b'));
    await expect(titles({}, { title: ['a', 'c'] })).resolves.toMatchObject({ items: ['a'] });
    await expect(titles({}, { secret: null })).resolves.toMatchObject({ items: ['b'] });
    await expect(titles({}, { secret: undefined })).resolves.toMatchObject({ items: ['b', 'a'] });
    await expect(titles({}, { title: [] })).resolves.toMatchObject({ items: [] });
  });
});

describe('ORG-08 A deputy reaches what was lent, and both names are on the record', () => {
  const absent = newId();
  const lent = { onBehalfOf: { id: absent, name: '李慧' }, until: 9e9 };
  const deputyOf = (grant: { org: string; own: boolean }) => ({
    ...someone('hq.elsewhere'),
    grants: [...someone('hq.elsewhere').grants, { permission: NEEDS, ...grant, ...lent }],
  });

  it('reaches the units of the absent person, or only the rows of theirs, as they would', async () => {
    const [theirs, others] = await Promise.all([store(Note.write(at('hq.bj', absent), 'theirs')), store(Note.write(at('hq.bj'), 'others'))]);
    const forTheUnit = deputyOf({ org: 'hq.bj', own: false });
    const forTheirOwn = deputyOf({ org: 'hq', own: true });
    const titles = async (who: typeof forTheUnit) => (await asking(who, () => notes.findAll({}))).map(({ title }) => title).sort();
    expect(await titles(forTheUnit)).toEqual(['others', 'theirs']);
    expect(await titles(forTheirOwn)).toEqual(['theirs']);
    await expect(asking(forTheirOwn, () => notes.get(others.id))).rejects.toMatchObject({ kind: 'not-found' });
    const { sql, parameters } = reachCondition(reachOf(forTheirOwn, NEEDS), 'n', 1);
    const rows = await own.rows(`SELECT n."id" FROM (SELECT *, NULL::uuid AS "customerId" FROM "note") n WHERE ${sql}`, parameters);
    expect(rows).toEqual([{ id: theirs.id }]);
  });

  it('writes for whom, where only the delegation reached the row', async () => {
    const [{ id }, elsewhere] = await Promise.all([store(Note.write(at('hq.bj'), 'a')), store(Note.write(at('hq.elsewhere'), 'own'))]);
    const deputy = deputyOf({ org: 'hq.bj', own: false });
    await commanding(own.db, deputy, () => rename(id, 'b'));
    await commanding(own.db, deputy, () => rename(elsewhere.id, 'c'));
    const rows = await own.rows('SELECT "aggregateId", "actorName", "onBehalfOfId", "onBehalfOfName" FROM "audit" WHERE "version" = 2 ORDER BY "position"');
    expect(rows).toEqual([
      { aggregateId: id, actorName: deputy.name, onBehalfOfId: absent, onBehalfOfName: '李慧' },
      { aggregateId: elsewhere.id, actorName: deputy.name, onBehalfOfId: null, onBehalfOfName: null },
    ]);
  });
});
