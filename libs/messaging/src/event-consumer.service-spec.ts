import type { DiscoveryService } from '@nestjs/core';
import { eventually } from '@tradewind/client/eventually';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { defineFault } from '@tradewind/kernel/fault';
import { newId } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';
import { noteWritten, type NoteWritten } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { aFact, anOwnStream, factsOfOneNote, type OwnStream } from '../../../e2e/support/bench/own-stream.ts';
import { Consumes, ConsumesMany } from './consumes.js';
import { EventConsumer, type Consuming } from './event-consumer.js';
import type { Missing } from './event-owners.js';
import { JetStreamSource } from './jet-stream-source.js';

type Fact = EventEnvelope<NoteWritten>;
const refusedByRule = defineFault('bench.refused', 'refused', { en: () => 'No.', zh: () => '不可以。' });

let own: OwnDatabase;
let bus: OwnStream;
let consumer: EventConsumer | undefined;
let behave: (title: string) => void = () => undefined;
let kept: readonly Fact[] = [];
let asked: Missing[] = [];

class Notebook {
  constructor(private readonly db: Database) {}

  @Consumes(noteWritten)
  async keep({ title }: NoteWritten): Promise<void> {
    await this.db.execute('INSERT INTO "seen" ("title") VALUES ($1)', [title]);
    behave(title);
  }
}

/** A reaction of another class to the same facts. */
class Ledger {
  constructor(private readonly db: Database) {}

  @Consumes(noteWritten)
  async count({ title }: NoteWritten): Promise<void> {
    await this.db.execute('INSERT INTO "counted" ("title") VALUES ($1)', [title]);
  }
}

/** Keeps copies, many at once. */
class Copies {
  constructor(private readonly db: Database) {}

  @ConsumesMany(noteWritten)
  async keep(facts: readonly Fact[]): Promise<void> {
    const titles = facts.map(({ payload }) => payload.title);
    titles.forEach(behave);
    await this.db.execute('INSERT INTO "seen" ("title") SELECT unnest($1::text[])', [titles]);
    await this.db.execute('INSERT INTO "counted" ("title") VALUES ($1)', [`${titles.length} together`]);
  }
}

function begin(consuming: Consuming = {}, reactions: readonly object[] = [new Notebook(own.db), new Ledger(own.db)]): void {
  const owners = {
    replay: (missing: Missing) => {
      asked.push(missing);
      return Promise.resolve(kept.filter(({ aggregateId, aggregateSeq }) => aggregateId === missing.aggregateId && aggregateSeq >= missing.from));
    },
  };
  const patience = { pauseBefore: () => 20, gapMs: 300, gapAlarmMs: 60_000, lookMs: 50, ...consuming };
  consumer = new EventConsumer('bench', new JetStreamSource('bench', bus.nats, bus.stream), own.db, owners, () => undefined, patience);
  consumer.bind({ getProviders: () => reactions.map((instance) => ({ instance })) } as unknown as DiscoveryService);
  consumer.begin();
}

const titles = async (table: 'seen' | 'counted') =>
  (await own.rows<{ title: string }>(`SELECT "title" FROM "${table}" ORDER BY "n"`)).map(({ title }) => title);
const haveSeen = (expected: readonly string[]) =>
  eventually(async () => {
    await expect(titles('seen')).resolves.toEqual(expected);
  }, 20_000);
const publish = async (...facts: readonly Fact[]) => {
  for (const fact of facts) await bus.publish(fact);
};
const waiting = () => own.rows('SELECT "aggregateSeq", "why" FROM "inbox_pending" ORDER BY "aggregateSeq"');
const letters = () => own.rows('SELECT "consumer", "aggregateSeq", "state" FROM "dead_letter" ORDER BY "aggregateSeq", "consumer"');
const nothingIsLeft = async () => {
  await eventually(async () => {
    await expect(waiting()).resolves.toEqual([]);
  });
  await expect(letters()).resolves.toEqual([]);
};
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 400));

beforeAll(async () => {
  own = await anOwnDatabase();
  for (const table of ['seen', 'counted']) await own.rows(`CREATE TABLE "${table}" ("n" serial, "title" text NOT NULL)`);
});
beforeEach(async () => {
  await own.rows('TRUNCATE "inbox", "inbox_pending", "aggregate_cursor", "dead_letter", "seen", "counted"');
  [behave, kept, asked] = [() => undefined, [], []];
  bus = await anOwnStream();
  await bus.make();
});
afterEach(async () => {
  await consumer?.end();
  consumer = undefined;
  await bus.remove();
});
afterAll(() => own.drop());

describe('R4 Events of a record take effect in their order', () => {
  it('what comes too early is held back until the one before it is there', async () => {
    const [one, two, three, four] = factsOfOneNote(['1', '2', '3', '4']) as [Fact, Fact, Fact, Fact];
    begin({ gapMs: 60_000 });
    await publish(one, four, three);
    await publish(aFact('other'));
    await haveSeen(['1', 'other']);
    await expect(waiting()).resolves.toEqual([
      { aggregateSeq: 3, why: 'gap' },
      { aggregateSeq: 4, why: 'gap' },
    ]);
    await publish(two);
    await haveSeen(['1', 'other', '2', '3', '4']);
    await nothingIsLeft();
    expect(asked).toEqual([]);
  });

  it('what does not come is asked for from its owner', async () => {
    const [one, two, three] = factsOfOneNote(['1', '2', '3']) as [Fact, Fact, Fact];
    kept = [one, two, three];
    begin();
    await publish(one, three);
    await haveSeen(['1', '2', '3']);
    expect(asked).toEqual([{ source: 'bench', aggregateType: 'Note', aggregateId: one.aggregateId, from: 2 }]);
    await nothingIsLeft();
  });

  it('of a record never heard of, what is missing is asked for at once', async () => {
    const facts = factsOfOneNote(['1', '2', '3']);
    kept = facts;
    begin({ gapMs: 600_000 });
    await publish(facts[2] as Fact);
    await haveSeen(['1', '2', '3']);
  });

  it('holes of types that are not taken in are no gaps', async () => {
    const [one, three] = factsOfOneNote(['1', '3']) as [Fact, Fact];
    begin({ gapMs: 600_000 });
    await publish(one, { ...three, aggregateSeq: 3, previous: { [noteWritten.type]: 1, 'bench.something-else.v1': 2 } });
    await haveSeen(['1', '3']);
    await nothingIsLeft();
  });

  it('a gap that stays becomes an alarm and a dead letter; nothing is skipped, and it heals when the event comes after all', async () => {
    const [one, two, three] = factsOfOneNote(['1', '2', '3']) as [Fact, Fact, Fact];
    begin({ gapMs: 50, gapAlarmMs: 100 });
    await publish(one, three);
    await eventually(async () => {
      await expect(letters()).resolves.toEqual([{ consumer: 'bench', aggregateSeq: 3, state: 'dead' }]);
    });
    await expect(titles('seen')).resolves.toEqual(['1']);
    await publish(two);
    await haveSeen(['1', '2', '3']);
    await nothingIsLeft();
  });

  it('every event three times and shuffled: each record in its order, each effect once', async () => {
    const notes = Array.from({ length: 6 }, (_, note) => factsOfOneNote(Array.from({ length: 8 }, (_, i) => `${note}.${i}`)));
    kept = notes.flat();
    const shuffled = [...kept, ...kept, ...kept].map((fact) => ({ fact, at: Math.random() })).sort((a, b) => a.at - b.at);
    begin();
    await publish(...shuffled.map(({ fact }) => fact));
    await eventually(async () => {
      await expect(own.count('seen')).resolves.toBe(48);
    }, 30_000);
    await nothingIsLeft();
    const seen = await titles('seen');
    for (const [note] of notes.entries())
      expect(seen.filter((title) => title.startsWith(`${note}.`))).toEqual(Array.from({ length: 8 }, (_, i) => `${note}.${i}`));
    await expect(own.rows('SELECT DISTINCT "seq" FROM "aggregate_cursor"')).resolves.toEqual([{ seq: 8 }]);
    await expect(own.count('inbox')).resolves.toBe(96);
  }, 60_000);

  it('several services may speak of one subject, each with its own sequence', async () => {
    const about = newId();
    begin();
    await publish(aFact('from bench', { aggregateId: about }));
    await haveSeen(['from bench']);
    await eventually(async () => {
      await expect(own.rows(`UPDATE "aggregate_cursor" SET "source" = 'other' RETURNING 1`)).resolves.toMatchObject([[{}], 1]);
    });
    await publish(aFact('from bench too', { aggregateId: about }));
    await haveSeen(['from bench', 'from bench too']);
  });
});

describe('R12 What fails for now waits, with what follows it in its record; the rest goes on', () => {
  it('does not stop other records, and nothing overtakes it in its own', async () => {
    const facts = factsOfOneNote(['a1', 'a2', 'a3']);
    let away = true;
    behave = (title) => {
      if (title === 'a1' && away) throw new Error('not yet');
    };
    begin({ pauseBefore: () => 100 });
    await publish(...facts, aFact('b'), aFact('c'));
    await haveSeen(['b', 'c']);
    await expect(waiting()).resolves.toEqual([
      { aggregateSeq: 1, why: 'failed' },
      { aggregateSeq: 2, why: 'behind' },
      { aggregateSeq: 3, why: 'behind' },
    ]);
    away = false;
    await haveSeen(['b', 'c', 'a1', 'a2', 'a3']);
    await nothingIsLeft();
  });

  it('what waits behind is found again by the next leader', async () => {
    const facts = factsOfOneNote(['a1', 'a2']);
    let away = true;
    behave = () => {
      if (away) throw new Error('not yet');
    };
    begin({ pauseBefore: () => 600_000 });
    await publish(...facts);
    await eventually(async () => {
      await expect(waiting()).resolves.toHaveLength(2);
    });
    await consumer?.end();
    away = false;
    await own.rows(`UPDATE "inbox_pending" SET "nextAt" = now() WHERE "why" = 'failed'`);
    begin();
    await haveSeen(['a1', 'a2']);
  });

  it('a dead letter holds back what follows it in its record, for that reaction alone; replayed, all come in their order', async () => {
    let broken = true;
    behave = (title) => {
      if (title === 'a2' && broken) throw refusedByRule();
    };
    begin();
    await publish(...factsOfOneNote(['a1', 'a2', 'a3', 'a4']), aFact('b'));
    await haveSeen(['a1', 'b']);
    await eventually(async () => {
      await expect(titles('counted')).resolves.toEqual(['a1', 'a2', 'a3', 'a4', 'b']);
    });
    const keep = 'bench.Notebook.keep';
    await expect(letters()).resolves.toEqual([
      { consumer: keep, aggregateSeq: 2, state: 'dead' },
      { consumer: keep, aggregateSeq: 3, state: 'held' },
      { consumer: keep, aggregateSeq: 4, state: 'held' },
    ]);
    await own.rows(`UPDATE "dead_letter" SET "state" = 'replaying' WHERE "aggregateSeq" = 2`);
    await eventually(async () => {
      await expect(own.rows('SELECT "state", "attempts" FROM "dead_letter" WHERE "aggregateSeq" = 2')).resolves.toEqual([{ state: 'dead', attempts: 2 }]);
    });
    broken = false;
    await own.rows(`UPDATE "dead_letter" SET "state" = 'replaying' WHERE "aggregateSeq" = 2`);
    await haveSeen(['a1', 'b', 'a2', 'a3', 'a4']);
    await nothingIsLeft();
  });
});

describe('2.8 A consumer that has fallen silent is made again', () => {
  it('when its source ends, it begins where it was', async () => {
    begin();
    await publish(aFact('a'));
    await haveSeen(['a']);
    const source = (consumer as unknown as { source: JetStreamSource }).source;
    await source.end();
    await publish(aFact('b'));
    await haveSeen(['a', 'b']);
  });

  it('when it does not move although there is something for it, people are told and it is made again', async () => {
    let deaf = true;
    const silent = new JetStreamSource('bench', bus.nats, bus.stream);
    const real = silent.deliveries.bind(silent);
    let ends: () => void = () => undefined;
    silent.deliveries = async (types) => {
      const deliveries = await real(types);
      if (!deaf) return deliveries;
      await new Promise<void>((resolve) => (ends = resolve));
      return deliveries;
    };
    const end = silent.end.bind(silent);
    silent.end = async () => {
      ends();
      await end();
    };
    const told: unknown[] = [];
    consumer = new EventConsumer('bench', silent, own.db, { replay: () => Promise.resolve([]) }, (error) => told.push(error), { lookMs: 50, stalledMs: 300 });
    consumer.bind({ getProviders: () => [{ instance: new Notebook(own.db) }] } as unknown as DiscoveryService);
    consumer.begin();
    await publish(aFact('a'));
    await aMoment();
    deaf = false;
    await haveSeen(['a']);
    expect(told.map(String).join()).toContain('does not move');
  });
});

describe('R3 What came in one parcel', () => {
  const parcel = (...facts: readonly Fact[]) => bus.publishText(JSON.stringify(facts));
  const copying = () => {
    begin({ gapMs: 60_000 }, [new Copies(own.db)]);
  };
  const isKept = (...notes: readonly string[]) =>
    eventually(async () => {
      await expect(titles('seen')).resolves.toEqual(notes);
    }, 20_000);

  it('is taken in by one transaction where the reactions can, and once however often it comes', async () => {
    const facts = ['a', 'b', 'c'].map((title) => aFact(title));
    copying();
    await parcel(...facts);
    await parcel(...facts);
    await parcel(...facts, aFact('d'), aFact('e'));
    await isKept('a', 'b', 'c', 'd', 'e');
    await expect(titles('counted')).resolves.toEqual(['3 together', '2 together']);
    await expect(own.count('inbox')).resolves.toBe(5);
    await expect(own.count('aggregate_cursor')).resolves.toBe(5);
  });

  it('is taken in one by one by all others, in the order of the parcel', async () => {
    begin();
    await parcel(...['a', 'b', 'c'].map((title) => aFact(title)));
    await haveSeen(['a', 'b', 'c']);
    await nothingIsLeft();
  });

  it('one of them fails for good: the others take effect, and it alone is put aside', async () => {
    behave = (title) => {
      if (title === 'b') throw refusedByRule();
    };
    copying();
    await parcel(...['a', 'b', 'c'].map((title) => aFact(title)));
    await isKept('a', 'c');
    await eventually(async () => {
      await expect(letters()).resolves.toEqual([{ consumer: 'bench.Copies.keep', aggregateSeq: 1, state: 'dead' }]);
    });
  });

  it('one of them comes too early: it waits for the one before it, and the others do not', async () => {
    const [one, two] = factsOfOneNote(['1', '2']) as [Fact, Fact];
    copying();
    await parcel(two, aFact('a'), aFact('b'));
    await isKept('a', 'b');
    await eventually(async () => {
      await expect(waiting()).resolves.toEqual([{ aggregateSeq: 2, why: 'gap' }]);
    });
    await parcel(one, aFact('c'));
    await isKept('a', 'b', 'c', '1', '2');
    await nothingIsLeft();
  });

  it('two of one record in it keep their order', async () => {
    const facts = factsOfOneNote(['1', '2', '3']);
    copying();
    await parcel(...facts);
    await isKept('1', '2', '3');
    await expect(titles('counted')).resolves.toEqual(['1 together', '1 together', '1 together']);
  });

  it('what nobody knows in it is buried by itself', async () => {
    const stranger = { ...aFact('x'), type: 'bench.never-heard-of.v1' } as Fact;
    copying();
    await parcel(aFact('a'), stranger, aFact('b'));
    await isKept('a', 'b');
    await eventually(async () => {
      await expect(letters()).resolves.toEqual([{ consumer: 'bench', aggregateSeq: 1, state: 'dead' }]);
    });
  });
});
