import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '@tradewind/client/eventually';
import { newId } from '@tradewind/kernel/ids';
import { commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository, noteWritten, type NoteWritten } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { anOwnStream, type OwnStream } from '../../../e2e/support/bench/own-stream.ts';
import type { EventPublisher, Parcel } from './event-bus.js';
import { JetStreamPublisher } from './jet-stream-publisher.js';
import { OutboxRelay, type Relaying } from './outbox-relay.js';
import { factsIn } from './parcels.js';

/** What becomes of a parcel before, or after, the real bus has it. */
interface Trouble {
  before?: (parcel: Parcel) => void;
  after?: (parcel: Parcel) => void;
}

/** The real bus with trouble on the line. */
const troubled = (publisher: EventPublisher, trouble: Trouble): EventPublisher => ({
  stream: publisher.stream,
  standing: () => publisher.standing(),
  publish: async (parcel) => {
    trouble.before?.(parcel);
    const seq = await publisher.publish(parcel);
    trouble.after?.(parcel);
    return seq;
  },
});

const titleOf = ({ text }: Parcel): string => (JSON.parse(text) as { payload: { title: string } }).payload.title;

/** Does something the first time it is called with this title. */
function once(title: string, act: () => void): (parcel: Parcel) => void {
  let done = false;
  return (parcel) => {
    if (done || titleOf(parcel) !== title) return;
    done = true;
    act();
  };
}
function onceOnly(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
const timeOut = (): never => {
  throw new Error('no PubAck in time');
};

let own: OwnDatabase;
let bus: OwnStream;
let relay: OutboxRelay | undefined;
const reported: unknown[] = [];

const begin = (trouble: Trouble = {}, sizes: Partial<Pick<Relaying, 'batch' | 'together'>> = {}): void => {
  const publisher = troubled(new JetStreamPublisher(bus.nats, bus.stream), trouble);
  relay = new OutboxRelay('bench', own.db.dataSource, publisher, (error) => reported.push(error), { pollMs: 50, lookMs: 100, longestPauseMs: 300, ...sizes });
  relay.begin();
};

/** A note with one event for each title. */
async function aNote(...titles: readonly string[]): Promise<string> {
  const [first = '', ...later] = titles;
  const notes = new NoteRepository(own.db);
  const { id } = await commanding(own.db, THE_PLATFORM, () => notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: THE_PLATFORM.id }, first)));
  for (const title of later)
    await commanding(own.db, THE_PLATFORM, () =>
      notes.update(id, (note) => {
        note.rename(title);
      }),
    );
  return id;
}
const storedTitles = async () => (await bus.stored()).map(({ payload }) => payload.title);
const unpublished = () => own.rows<{ title: string }>(`SELECT "payload"->>'title' AS title FROM "outbox" WHERE "publishedAt" IS NULL ORDER BY "position"`);
const allPublished = () =>
  eventually(async () => {
    await expect(unpublished()).resolves.toEqual([]);
  }, 20_000);
/** Position of the first copy of each title. */
const firstOf = (titles: readonly string[], ...wanted: readonly string[]) => wanted.map((title) => titles.indexOf(title));
const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

beforeAll(async () => {
  own = await anOwnDatabase(Note);
});
beforeEach(async () => {
  await own.rows('TRUNCATE "note", "outbox", "outbox_head", "outbox_parked", "audit"');
  reported.length = 0;
  bus = await anOwnStream({ maxMessageBytes: 4_096, maxBytes: 262_144 });
  await bus.make();
});
afterEach(async () => {
  await relay?.end();
  relay = undefined;
  await bus.remove();
});
afterAll(() => own.drop());

describe('R1 The order of an aggregate is kept, whatever fails', () => {
  it('a publication in the middle fails: no later event of that note is stored before it, other notes go on', async () => {
    await aNote('a1', 'a2', 'a3');
    await aNote('b1', 'b2');
    let seenAtFailure: string[] = [];
    begin({ before: once('a2', timeOut) });
    await allPublished();
    seenAtFailure = await storedTitles();
    expect([...seenAtFailure].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2']);
    expect(firstOf(seenAtFailure, 'a1', 'a2', 'a3')).toEqual(ascending(firstOf(seenAtFailure, 'a1', 'a2', 'a3')));
    expect(reported).toHaveLength(1);
  });

  it('while it goes on failing, what follows it in its note waits, and nothing else does', async () => {
    await aNote('a1', 'a2', 'a3');
    await aNote('b1', 'b2');
    let away = true;
    begin({ before: (parcel) => titleOf(parcel) === 'a2' && away && timeOut() });
    await eventually(async () => {
      await expect(unpublished()).resolves.toEqual([{ title: 'a2' }, { title: 'a3' }]);
    });
    expect([...(await storedTitles())].sort()).toEqual(['a1', 'b1', 'b2']);
    away = false;
    await allPublished();
    expect((await storedTitles()).slice(-2)).toEqual(['a2', 'a3']);
  });

  it('an acknowledgement is lost: the event is sent again, what follows it only after that', async () => {
    await aNote('a1', 'a2', 'a3');
    begin({ after: once('a2', timeOut) });
    await allPublished();
    await expect(storedTitles()).resolves.toEqual(['a1', 'a2', 'a3']);
  });

  it('a full stream refuses (discard: new): everything waits, nothing is parked or lost, and comes in order when there is room', async () => {
    const filling = 'x'.repeat(3_000);
    for (let full = false; !full;)
      full = await bus.publishText(filling).then(
        () => false,
        () => true,
      );
    await aNote(...Array.from({ length: 30 }, (_, i) => `${i} ${filling.slice(0, 1_500)}`));
    begin();
    await eventually(() => {
      expect(reported.length).toBeGreaterThan(1);
      return Promise.resolve();
    });
    await expect(own.count('outbox_parked')).resolves.toBe(0);
    await (await jetstreamManager(bus.nats)).streams.purge(bus.stream.name, { keep: 0 });
    await allPublished();
    const seqs = (await bus.stored()).map(({ aggregateSeq }) => aggregateSeq);
    expect(seqs).toEqual(ascending(seqs));
    expect(seqs.at(-1)).toBe(30);
  });

  it('what is too large is parked with its reason and holds back its own note only', async () => {
    await aNote('a1', 'a2'.padEnd(5_000, '!'), 'a3');
    await aNote('b1');
    begin();
    await eventually(async () => {
      await expect(own.rows('SELECT "aggregateSeq", "type" FROM "outbox_parked"')).resolves.toEqual([{ aggregateSeq: 2, type: noteWritten.type }]);
    });
    await aNote('c1');
    await eventually(async () => {
      expect([...(await storedTitles())].sort()).toEqual(['a1', 'b1', 'c1']);
    });
    await expect(unpublished()).resolves.toHaveLength(2);
    const [{ reason } = { reason: '' }] = await own.rows<{ reason: string }>('SELECT "reason" FROM "outbox_parked"');
    expect(reason).toMatch(/size/i);
    // released, it is tried again: here in vain
    await own.rows('DELETE FROM "outbox_parked"');
    await eventually(async () => {
      await expect(own.count('outbox_parked')).resolves.toBe(1);
    });
  });
});

describe('R9 The clock on the wall is set back', () => {
  const { now } = Date;
  afterEach(() => {
    Date.now = now;
  });

  it('in the middle of a round: what is committed after it is published as soon as ever', async () => {
    const setBack = onceOnly(() => {
      Date.now = () => now() - 300_000;
    });
    begin({ before: setBack });
    await aNote('before');
    await allPublished();
    await aNote('after');
    await allPublished();
    expect(await storedTitles()).toEqual(['before', 'after']);
  });
});

describe('R1 Where many wait they travel together', () => {
  const parcels: Parcel[] = [];
  const noted = (parcel: Parcel): void => void parcels.push(parcel);
  const together = async (): Promise<string[][]> => {
    await allPublished();
    return parcels.map(({ text }) => factsIn(text)?.map(({ payload }) => (payload as NoteWritten).title) ?? []);
  };
  beforeEach(() => void parcels.splice(0));

  it('first events of all in one parcel, second ones in the next; what is left over by itself', async () => {
    await aNote('a1', 'a2');
    for (const title of ['b1', 'c1', 'd1']) await aNote(title);
    begin({ before: noted }, { batch: 4, together: 2 });
    await expect(together()).resolves.toEqual([['a1', 'b1', 'c1'], ['a2'], ['d1']]);
    await expect(storedTitles()).resolves.toEqual(['a1', 'b1', 'c1', 'a2', 'd1']);
  });

  it('an acknowledgement is lost: what is sent again in another company is no second copy to the bus', async () => {
    for (const title of ['a1', 'b1']) await aNote(title);
    begin({ before: noted, after: onceOnly(timeOut) }, { together: 2 });
    await expect(together()).resolves.toEqual([
      ['a1', 'b1'],
      ['a1', 'b1'],
    ]);
    expect(parcels[0]?.id).toBe(parcels[1]?.id);
    await expect(storedTitles()).resolves.toEqual(['a1', 'b1']);
    for (const title of ['c1', 'd1', 'e1']) await aNote(title);
    await allPublished();
    await expect(storedTitles()).resolves.toEqual(['a1', 'b1', 'c1', 'd1', 'e1']);
  });

  it('what is too large for one parcel goes in several, what is too large by itself is parked, and nothing else is', async () => {
    for (const title of ['a1', 'b1'.padEnd(2_500, '.'), 'c1'.padEnd(2_500, '.'), 'd1'.padEnd(6_000, '!'), 'e1']) await aNote(title);
    begin({}, { together: 5 });
    await eventually(async () => {
      expect((await storedTitles()).map((title) => title.slice(0, 2)).sort()).toEqual(['a1', 'b1', 'c1', 'e1']);
    });
    await expect(own.rows('SELECT "aggregateSeq" FROM "outbox_parked"')).resolves.toHaveLength(1);
  });
});

describe('R1 A sequence is used once, and without gaps', () => {
  const insert = (aggregateId: string, seq: number) =>
    own.rows(
      `INSERT INTO "outbox" ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload")
       VALUES ($1, 'bench.note-written.v1', 'Note', $2, $3, now(), 'hq', 'hq', $1, '{}')`,
      [newId(), aggregateId, seq],
    );

  it('neither the same one twice, nor one that leaves another out', async () => {
    const id = newId();
    await insert(id, 1);
    await insert(id, 2);
    await expect(insert(id, 2)).rejects.toMatchObject({ code: '23505' });
    await expect(insert(id, 1)).rejects.toMatchObject({ code: '23505' });
    await expect(insert(id, 4)).rejects.toMatchObject({ code: '23505' });
    await expect(insert(newId(), 2)).rejects.toMatchObject({ code: '23505' });
    await expect(own.rows('SELECT "seq", "byType" FROM "outbox_head"')).resolves.toEqual([{ seq: 2, byType: { 'bench.note-written.v1': 2 } }]);
  });

  it('says of each event which came before it, type by type (R4)', async () => {
    await aNote('a1', 'a2');
    await expect(own.rows('SELECT "previous" FROM "outbox" ORDER BY "position"')).resolves.toEqual([{ previous: {} }, { previous: { [noteWritten.type]: 1 } }]);
  });
});

describe('R1 The stream is filled again from the outbox', () => {
  it('when the store was wiped while the relay is at work: all that is kept, in order, and what came meanwhile after it', async () => {
    await aNote('a1', 'a2');
    await aNote('b1');
    begin();
    await allPublished();
    await bus.wipe();
    await aNote('c1');
    await eventually(() => {
      expect(String(reported.at(-1))).toContain('streams:rebuild');
      return Promise.resolve();
    });
    await bus.make();
    await eventually(async () => {
      await expect(storedTitles()).resolves.toEqual(['a1', 'a2', 'b1', 'c1']);
    }, 20_000);
    await allPublished();
  });

  it('when it was wiped while nobody was there', async () => {
    await aNote('a1', 'a2');
    begin();
    await allPublished();
    await relay?.end();
    await bus.wipe();
    await bus.make();
    begin();
    await eventually(async () => {
      await expect(storedTitles()).resolves.toEqual(['a1', 'a2']);
    }, 20_000);
  });
});

describe('R1 What was published is kept for 14 days, by partition', () => {
  const weeks = async () =>
    (await own.rows<{ name: string }>(`SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = '"outbox"'::regclass ORDER BY 1`)).map(
      ({ name }) => name,
    );
  const aWeek = (monday: string, name: string) =>
    own.rows(
      `CREATE TABLE "${name}" PARTITION OF "outbox" FOR VALUES FROM ('${monday}T00:00:00Z') TO ('${monday}T00:00:00Z'::timestamptz + interval '7 days')`,
    );
  const anEvent = (recordedAt: string, publishedAt: string | null) =>
    own.rows(
      `INSERT INTO "outbox" ("id", "recordedAt", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload", "publishedAt")
       VALUES ($1, $2, 'bench.note-written.v1', 'Note', $3, 1, $2, 'hq', 'hq', $1, '{"title":"old"}', $4)`,
      [newId(), recordedAt, newId(), publishedAt],
    );

  it('drops weeks of which everything was published more than 14 days ago; never one with something unpublished, or published late', async () => {
    await aWeek('2025-01-06', 'outbox_20250106');
    await aWeek('2025-01-13', 'outbox_20250113');
    await aWeek('2025-01-20', 'outbox_20250120');
    await anEvent('2025-01-07T00:00:00Z', '2025-01-07T00:00:01Z');
    await anEvent('2025-01-14T00:00:00Z', null);
    await anEvent('2025-01-21T00:00:00Z', new Date().toISOString());
    await expect(own.rows('SELECT "outbox_keep"() AS dropped')).resolves.toEqual([{ dropped: 1 }]);
    const there = await weeks();
    expect(there).not.toContain('outbox_20250106');
    expect(there).toEqual(expect.arrayContaining(['outbox_20250113', 'outbox_20250120']));
  });

  it('makes the weeks to come ahead, and takes in what was recorded before its week was there', async () => {
    const ahead = await weeks();
    expect(ahead.length).toBeGreaterThanOrEqual(7);
    const last =
      [...ahead]
        .sort()
        .filter((name) => /\d$/.test(name))
        .at(-1) ?? '';
    await own.rows(`DROP TABLE "${last}"`);
    const day = `${last.slice(7, 11)}-${last.slice(11, 13)}-${last.slice(13)}`;
    await anEvent(`${day}T12:00:00Z`, null);
    await own.rows('SELECT "outbox_keep"()');
    await expect(own.rows(`SELECT count(*)::int AS n FROM "${last}"`)).resolves.toEqual([{ n: 1 }]);
    await expect(own.rows('SELECT count(*)::int AS n FROM "outbox_default"')).resolves.toEqual([{ n: 0 }]);
  });

  it('finds what is unpublished however old it is', async () => {
    await anEvent('2025-01-15T00:00:00Z', null);
    begin();
    await allPublished();
    await expect(storedTitles()).resolves.toContain('old');
  });
});
