import { setTimeout as pause } from 'node:timers/promises';
import type { DiscoveryService } from '@nestjs/core';
import type { EventEnvelope } from '@tradewind/kernel/event';
import type { Database } from '@tradewind/persistence/database';
import { publishedEventsOf } from '@tradewind/persistence/published-events';
import { Chance } from '../../../deploy/demo/chance.ts';
import { commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository, noteWritten, type NoteWritten } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { SimulatedBus, type Mischief } from '../../../e2e/support/bench/simulated-bus.ts';
import { inLanes } from '../../../e2e/support/in-lanes.ts';
import { proofSeed, proofSize } from '../../../e2e/support/proof-size.ts';
import { Consumes, ConsumesMany } from './consumes.js';
import { EventConsumer } from './event-consumer.js';
import { OutboxRelay } from './outbox-relay.js';

/** 5.4 d. Seeds that once found something; they are tried first, for ever. */
const FOUND: readonly number[] = [
  991_640_088, // a bus that often fails was filled again from the beginning for ever
  991_640_089,
];
const SEEDS = proofSize({ test: 500, chaos: 2_000, release: 50_000 });
const GIVE_UP_MS = 120_000;

const WHERE = { org: 'hq.bj', branch: 'bj', ownerId: THE_PLATFORM.id };
/** What a world leaves behind; emptied by DELETE, for TRUNCATE makes every partition anew. */
const WORLD = [
  'note',
  'outbox',
  'outbox_head',
  'outbox_parked',
  'outbox_stream',
  'inbox',
  'inbox_pending',
  'aggregate_cursor',
  'dead_letter',
  'seen',
  'counted',
];

const isEcho = (title: string): boolean => title.startsWith('echo ');

/** So many worlds go on beside each other, each on a database of its own: most of what they do is wait. */
const LANES = 4;

let owned: OwnDatabase[] = [];

/** Keeps what it hears in a table, and answers with an event of its own: both or neither. */
class Notebook {
  constructor(
    private readonly db: Database,
    private readonly falters: () => boolean,
  ) {}

  @Consumes(noteWritten)
  async keep({ title }: NoteWritten): Promise<void> {
    await this.db.execute('INSERT INTO "seen" ("title") VALUES ($1)', [title]);
    if (!isEcho(title)) await new NoteRepository(this.db).add(Note.write(WHERE, `echo ${title}`));
    if (this.falters()) throw new Error('the machine falters before the commit');
  }
}

/** The same of many at once, where they come together. */
class NotebookOfMany {
  constructor(
    private readonly db: Database,
    private readonly falters: () => boolean,
  ) {}

  @ConsumesMany(noteWritten)
  async keep(facts: readonly EventEnvelope<NoteWritten>[]): Promise<void> {
    const titles = facts.map(({ payload }) => payload.title);
    await this.db.execute('INSERT INTO "seen" ("title") SELECT unnest($1::text[])', [titles]);
    await new NoteRepository(this.db).addMany(titles.filter((title) => !isEcho(title)).map((title) => Note.write(WHERE, `echo ${title}`)));
    if (this.falters()) throw new Error('the machine falters before the commit');
  }
}

class LedgerOfMany {
  constructor(private readonly db: Database) {}

  @ConsumesMany(noteWritten)
  async count(facts: readonly EventEnvelope<NoteWritten>[]): Promise<void> {
    await this.db.execute('INSERT INTO "counted" ("title") SELECT unnest($1::text[])', [facts.map(({ payload }) => payload.title)]);
  }
}

/** Another reaction to the same events, with an inbox of its own. */
class Ledger {
  constructor(private readonly db: Database) {}

  @Consumes(noteWritten)
  async count({ title }: NoteWritten): Promise<void> {
    await this.db.execute('INSERT INTO "counted" ("title") VALUES ($1)', [title]);
  }
}

const drawnMischief = (chance: Chance): Mischief => ({
  notTaken: chance.whole(0, 15),
  ackLost: chance.whole(0, 15),
  stored2: chance.whole(0, 10),
  withheld: chance.whole(0, 15),
  again: chance.whole(0, 15),
  consumerAckLost: chance.whole(0, 15),
  silent: chance.one([0, 0, 0, 1]),
});

/** Some notes, each with its titles; every title is one event. */
function drawnNotes(chance: Chance): string[][] {
  const ofOne = (note: number): string[] => Array.from({ length: chance.whole(1, 5) }, (_, i) => `${note}.${i}`);
  return Array.from({ length: chance.whole(1, 4) }, (_, note) => ofOne(note));
}

async function write(own: OwnDatabase, titles: readonly string[], chance: Chance): Promise<void> {
  const notes = new NoteRepository(own.db);
  const [first = '', ...later] = titles;
  const { id } = await commanding(own.db, THE_PLATFORM, () => notes.add(Note.write(WHERE, first)));
  for (const title of later) {
    await pause(chance.whole(0, 3));
    await commanding(own.db, THE_PLATFORM, () =>
      notes.update(id, (note) => {
        note.rename(title);
      }),
    );
  }
}

const titlesIn = async (own: OwnDatabase, table: 'seen' | 'counted') =>
  (await own.rows<{ title: string }>(`SELECT "title" FROM "${table}" ORDER BY "n"`)).map(({ title }) => title);

async function isOver(own: OwnDatabase, events: number): Promise<boolean> {
  const [row] = await own.rows<{ over: boolean }>(
    `SELECT (SELECT count(*) FROM "inbox") = $1 AND NOT EXISTS (SELECT FROM "outbox" WHERE "publishedAt" IS NULL) AND NOT EXISTS (SELECT FROM "inbox_pending") AS over`,
    [events * 2],
  );
  return row?.over ?? false;
}

/** What is wrong after everything has come to rest; nothing, as a rule. */
async function wrongWith(own: OwnDatabase, notes: readonly string[][]): Promise<string[]> {
  const told = notes.flat();
  const everything = [...told, ...told.map((title) => `echo ${title}`)].sort();
  const wrong: string[] = [];
  for (const table of ['seen', 'counted'] as const) {
    const titles = await titlesIn(own, table);
    if (JSON.stringify([...titles].sort()) !== JSON.stringify(everything)) wrong.push(`${table}: ${titles.join()} of ${everything.join()}`);
    for (const note of notes) {
      const inOrder = titles.filter((title) => note.includes(title));
      if (inOrder.join() !== note.join()) wrong.push(`${table}: ${inOrder.join()} instead of ${note.join()}`);
    }
  }
  const letters = await own.count('dead_letter');
  if (letters > 0) wrong.push(`${letters} dead letters`);
  const [written] = await own.rows<{ n: number }>('SELECT count(*)::int AS n FROM "outbox"');
  if (written?.n !== everything.length) wrong.push(`${written?.n ?? 0} events recorded instead of ${everything.length}`);
  return wrong;
}

/** For the reader of a failure. */
async function howItStands(own: OwnDatabase, bus: SimulatedBus, troubles: readonly string[]): Promise<string> {
  const waiting = await own.rows('SELECT "why", "aggregateSeq", "attempts", "nextAt" <= now() AS due, "envelope"->\'payload\' AS what FROM "inbox_pending"');
  const unpublished = await own.rows('SELECT "position", "payload" FROM "outbox" WHERE "publishedAt" IS NULL');
  const stream = await own.rows('SELECT * FROM "outbox_stream"');
  const sessions = await own.rows(
    `SELECT "state", "wait_event_type", "wait_event", left("query", 90) AS "query" FROM "pg_stat_activity"
     WHERE "datname" = current_database() AND "state" <> 'idle' AND "pid" <> pg_backend_pid()`,
  );
  return JSON.stringify({ sessions, waiting, unpublished, stream, bus: await bus.standing(), troubles: troubles.slice(-8) });
}

/** One world from one seed. */
async function simulated(own: OwnDatabase, seed: number): Promise<string[]> {
  for (const table of WORLD) await own.rows(`DELETE FROM "${table}"`);
  const chance = new Chance(seed);
  const bus = new SimulatedBus(chance, drawnMischief(chance));
  const falters = chance.whole(0, 10);
  const troubles: string[] = [];
  const report = (error: unknown): void => void troubles.push(String(error));
  const relay = new OutboxRelay('bench', own.db.dataSource, bus, report, {
    pollMs: 5,
    lookMs: 20,
    longestPauseMs: 10,
    batch: chance.one([2, 3, 5, 200]),
    together: chance.one([2, 3, 50]),
  });
  const takesMany = chance.one([true, false]);
  const owners = { replay: (missing: { aggregateType: string; aggregateId: string; from: number }) => publishedEventsOf(own.db, missing) };
  const patience = { pauseBefore: () => 5, gapMs: 20, gapAlarmMs: 600_000, lookMs: 10, stalledMs: 600_000, againMs: 5 };
  const aConsumer = (): EventConsumer => {
    const consumer = new EventConsumer('bench', bus, own.db, owners, report, patience);
    const falter = (): boolean => chance.whole(1, 100) <= falters;
    const reactions = takesMany ? [new NotebookOfMany(own.db, falter), new LedgerOfMany(own.db)] : [new Notebook(own.db, falter), new Ledger(own.db)];
    consumer.bind({ getProviders: () => reactions.map((instance) => ({ instance })) } as unknown as DiscoveryService);
    consumer.begin();
    return consumer;
  };
  const notes = drawnNotes(chance);
  let consumer = aConsumer();
  relay.begin();
  try {
    const writing = Promise.all(notes.map((titles) => write(own, titles, chance)));
    if (chance.one([true, false])) {
      await pause(chance.whole(1, 30));
      await consumer.end();
      consumer = aConsumer();
    }
    await writing;
    if (chance.whole(1, 5) === 1) bus.wipe();
    const giveUpAt = performance.now() + GIVE_UP_MS;
    while (!(await isOver(own, notes.flat().length * 2))) {
      if (performance.now() > giveUpAt) return [`did not come to rest: ${await howItStands(own, bus, troubles)}`, ...(await wrongWith(own, notes))];
      await pause(5);
    }
    return await wrongWith(own, notes);
  } finally {
    await consumer.end();
    await relay.end();
  }
}

beforeAll(async () => {
  for (let lane = 0; lane < LANES; lane += 1) {
    const own = await anOwnDatabase(Note);
    owned = [...owned, own];
    for (const table of ['seen', 'counted']) await own.rows(`CREATE TABLE "${table}" ("n" serial, "title" text NOT NULL)`);
  }
});
afterAll(async () => {
  for (const own of owned) await own.drop();
});

describe('R1, R3, R4 Whatever the bus does, each event takes effect once and in its order', () => {
  it(
    `holds in ${SEEDS} worlds drawn from seeds`,
    async () => {
      const first = proofSeed();
      const seeds = [...FOUND, ...Array.from({ length: SEEDS }, (_, i) => first + i)];
      const broken: string[] = [];
      const since = performance.now();
      const free = [...owned];
      await inLanes(LANES, seeds, async (seed) => {
        const own = free.pop();
        if (!own || broken.length >= 5) return;
        const wrong = await simulated(own, seed);
        if (wrong.length > 0) broken.push(`SEED=${seed}: ${wrong.join('; ')}`);
        free.push(own);
      });
      process.stdout.write(
        `bus simulator: ${seeds.length} worlds from seed ${first}, ${broken.length} broken, ${Math.round((performance.now() - since) / 1000)} s\n`,
      );
      expect(broken).toEqual([]);
    },
    8 * 3_600_000,
  );
});
