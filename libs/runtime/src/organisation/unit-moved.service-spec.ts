import { orgUnitMoved } from '@tradewind/contracts/identity/organisation.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { asking, commanding, someone, THE_PLATFORM } from '../../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../../e2e/support/bench/own-database.ts';
import { UnitMovedReaction } from './unit-moved.reaction.js';

describe('ORG-05 Rows follow the unit they belong to', () => {
  let own: OwnDatabase;
  let notes: NoteRepository;
  let reaction: UnitMovedReaction;
  const unitId = newId();
  beforeAll(async () => {
    own = await anOwnDatabase(Note);
    notes = new NoteRepository(own.db);
    reaction = new UnitMovedReaction(own.db);
  });
  beforeEach(() => own.rows('TRUNCATE "note", "outbox", "audit", "org_move"'));
  afterAll(() => own.drop());

  const stored = (org: string) => commanding(own.db, THE_PLATFORM, () => notes.add(Note.write({ org, branch: 'bj', ownerId: newId() }, org)));
  const moved = (from: string, to: string) => {
    const payload = { unitId, from, to };
    const fact = { id: newId(), type: orgUnitMoved.type, branch: 'bj', org: to, payload } as EventEnvelope<typeof payload>;
    return commanding(own.db, THE_PLATFORM, () => reaction.follow(payload, fact));
  };
  const sentAfter = () => asking(THE_PLATFORM, () => reaction.sendAfter());
  const orgOf = async ({ id }: Note) => (await own.rows<{ org: string }>('SELECT "org" FROM "note" WHERE "id" = $1', [id]))[0]?.org;

  it('with everything below it, and nothing beside it; versions stay, the trail says how many', async () => {
    const [at, below, beside] = [await stored('hq.bj'), await stored('hq.bj.sales'), await stored('hq.bjx')];
    await moved('hq.bj', 'hq.north.bj');
    expect([await orgOf(at), await orgOf(below), await orgOf(beside)]).toEqual(['hq.north.bj', 'hq.north.bj.sales', 'hq.bjx']);
    const found = await asking(someone('hq.north'), () => notes.findAll({}));
    expect(found.map(({ version }) => version)).toEqual([1, 1]);
    expect(await own.rows('SELECT "aggregateType", "aggregateId", "changes" FROM "audit" ORDER BY "position" DESC LIMIT 1')).toEqual([
      { aggregateType: 'OrgUnit', aggregateId: unitId, changes: { org: { before: 'hq.bj', after: 'hq.north.bj' }, rows: { note: 2 } } },
    ]);
    expect(await own.rows('SELECT DISTINCT "org" FROM "outbox" ORDER BY "org"')).toEqual([{ org: 'hq.bj' }, { org: 'hq.bj.sales' }, { org: 'hq.bjx' }]);
  });

  it('also when they arrive afterwards with the old path', async () => {
    await moved('hq.bj', 'hq.north.bj');
    const late = await stored('hq.bj.sales');
    await sentAfter();
    expect(await orgOf(late)).toBe('hq.north.bj.sales');
  });

  it('over several moves, and back again', async () => {
    await moved('hq.bj', 'hq.north.bj');
    await moved('hq.north.bj', 'hq.south.bj');
    const late = await stored('hq.bj.sales');
    await sentAfter();
    expect(await orgOf(late)).toBe('hq.south.bj.sales');
    await moved('hq.south.bj', 'hq.bj');
    expect(await orgOf(late)).toBe('hq.bj.sales');
    await sentAfter();
    expect(await orgOf(late)).toBe('hq.bj.sales');
  });
});
