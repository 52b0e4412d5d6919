import { anAuditKey } from '../../../e2e/support/bench/an-audit-key.ts';
import type { DiscoveryService } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import { eventually } from '@tradewind/client/eventually';
import { callInProgress } from '@tradewind/kernel/call';
import { defineFault } from '@tradewind/kernel/fault';
import { Consumes } from '@tradewind/messaging/consumes';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import type { DataSource } from 'typeorm';
import { commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository, noteWritten, type NoteWritten } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, connected, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { aFact, anOwnStream, type OwnStream } from '../../../e2e/support/bench/own-stream.ts';
import { BackgroundWork } from './background-work.js';
import { connectNats } from './nats.js';

const refusedByRule = defineFault('bench.refused', 'refused', { en: () => 'No.', zh: () => '不可以。' });
const awayForNow = defineFault('bench.away', 'unavailable', { en: () => 'Later.', zh: () => '稍后。' });

/** What happens when an instance takes in a note, before it writes it down. */
type Behaviour = (title: string, attempt: number) => Promise<void> | void;

class Notebook {
  readonly attempts: string[] = [];
  readonly moments: (Date | undefined)[] = [];

  constructor(
    private readonly db: Database,
    private readonly name: string,
    private readonly behave: Behaviour,
  ) {}

  @Consumes(noteWritten)
  async keep({ title }: NoteWritten): Promise<void> {
    this.attempts.push(title);
    this.moments.push(callInProgress()?.at);
    await this.db.execute('INSERT INTO "seen" ("title", "by") VALUES ($1, $2)', [title, this.name]);
    await this.behave(title, this.attempts.filter((tried) => tried === title).length);
  }
}

class Clock {
  constructor(private readonly round: () => Promise<void>) {}

  @Watches(20)
  look(): Promise<void> {
    return this.round();
  }
}

interface Instance {
  readonly notebook: Notebook;
  readonly work: BackgroundWork;
  end(): Promise<void>;
}

let own: OwnDatabase;
let bus: OwnStream;
let instances: Instance[] = [];

/** One process of a service: a pool, a connection to the bus, and its background work. */
async function anInstance(name: string, behave: Behaviour = () => undefined, clocks: readonly Clock[] = []): Promise<Instance> {
  const dataSource: DataSource = await connected(own.url, [Note]);
  const nats: NatsConnection = await connectNats(process.env.NATS_URL ?? '', name);
  const db = new Database(dataSource);
  const notebook = new Notebook(db, name, behave);
  const providers = [notebook, undefined, ...clocks].map((instance) => ({ instance }));
  const discovery = { getProviders: () => providers, getControllers: () => [] } as unknown as DiscoveryService;
  const work = await BackgroundWork.of('bench', { databaseUrl: own.url, watches: 'on', auditHeadsEveryMs: 60_000 }, nats, db, discovery, anAuditKey(), {
    stream: bus.stream,
    owners: { replay: () => Promise.resolve([]) },
    consuming: { pauseBefore: () => 20, lookMs: 50 },
  });
  work.begin();
  const instance = {
    notebook,
    work,
    end: async () => {
      await work.end();
      await nats.close();
      await dataSource.destroy();
    },
  };
  instances.push(instance);
  return instance;
}

const seen = async () => (await own.rows<{ title: string }>('SELECT "title" FROM "seen" ORDER BY "n"')).map(({ title }) => title);
const deadLetters = () => own.rows<{ consumer: string; reason: string; attempts: number }>('SELECT * FROM "dead_letter" ORDER BY "at"');
const haveSeen = (titles: readonly string[]) =>
  eventually(async () => {
    expect(await seen()).toEqual(titles);
  }, 30_000);
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
const publishAll = async (titles: readonly string[]) => {
  for (const title of titles) await bus.publish(aFact(title));
};
const write = (titles: readonly string[]) =>
  commanding(own.db, THE_PLATFORM, async () => {
    const notes = new NoteRepository(own.db);
    for (const title of titles) await notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: THE_PLATFORM.id }, title));
  });
const killLeader = () =>
  own.rows(
    `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()`,
  );

beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true); // every retry is logged, as it should be
  own = await anOwnDatabase(Note);
  await own.rows('CREATE TABLE "seen" ("n" serial, "title" text NOT NULL, "by" text NOT NULL)');
});
beforeEach(async () => {
  await own.rows('TRUNCATE "note", "outbox", "audit", "inbox", "inbox_pending", "dead_letter", "seen"');
  bus = await anOwnStream();
  await bus.make();
});
afterEach(async () => {
  await Promise.all(instances.map((instance) => instance.end()));
  instances = [];
  await bus.remove();
});
afterAll(() => own.drop());

describe('R1 What was committed is published, in order, until it is stored', () => {
  it('brings every event of many commits to the consumer, in the order of the commits', async () => {
    await anInstance('a');
    await write(numbered(250));
    await write(['last']);
    await haveSeen([...numbered(250), 'last']);
    await expect(own.rows('SELECT 1 FROM "outbox" WHERE "publishedAt" IS NULL')).resolves.toEqual([]);
  });

  it('does so soon after the commit, without waiting for a round', async () => {
    await anInstance('a');
    await write(['first']);
    await haveSeen(['first']);
    const since = Date.now();
    await write(['second']);
    await haveSeen(['first', 'second']);
    expect(Date.now() - since).toBeLessThan(450);
  });

  it('publishes what was committed while nobody was there', async () => {
    await write(['before']);
    await anInstance('a');
    await haveSeen(['before']);
  });

  it('publishes nothing that was rolled back', async () => {
    await anInstance('a');
    const failing = commanding(own.db, THE_PLATFORM, async () => {
      await new NoteRepository(own.db).add(Note.write({ org: 'hq', branch: 'hq', ownerId: THE_PLATFORM.id }, 'never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await write(['after']);
    await haveSeen(['after']);
  });
});

describe('R9 What time makes due is looked for again and again', () => {
  it('and of each job it is known when it went last, and how often it has failed since it went well', async () => {
    let isAway = true;
    const { work } = await anInstance('a', undefined, [new Clock(() => (isAway ? Promise.reject(awayForNow()) : Promise.resolve()))]);
    const job = () => work.watches[0];
    expect(work.watches).toMatchObject([{ name: 'bench.Clock.look', everyMs: 20 }]);
    await eventually(() => {
      expect(job()?.failures).toBeGreaterThan(1);
      return Promise.resolve();
    });
    expect(job()).toMatchObject({ reason: 'bench.away', lastAt: expect.any(Date) as Date, tookMs: expect.any(Number) as number });
    isAway = false;
    await eventually(() => {
      expect(job()).toMatchObject({ failures: 0, reason: null });
      return Promise.resolve();
    });
  });
});

describe('R3 Each event has its effect exactly once', () => {
  it('takes the same event in once, however often it comes', async () => {
    await anInstance('a');
    const fact = aFact('twice');
    await bus.publish(fact);
    await bus.publish(fact);
    await publishAll(['after']);
    await haveSeen(['twice', 'after']);
    await expect(own.rows('SELECT "consumer" FROM "inbox"')).resolves.toEqual([{ consumer: 'bench.Notebook.keep' }, { consumer: 'bench.Notebook.keep' }]);
  });

  it('undoes what a failed attempt had written', async () => {
    const { notebook } = await anInstance('a', (_, attempt) => (attempt < 3 ? Promise.reject(new Error('not yet')) : undefined));
    await publishAll(['a', 'b']);
    await eventually(async () => {
      expect([...(await seen())].sort()).toEqual(['a', 'b']);
    });
    expect([...notebook.attempts].sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
    await expect(deadLetters()).resolves.toEqual([]);
  });

  it('lets it act at the moment the fact happened', async () => {
    const { notebook } = await anInstance('a');
    await publishAll(['a']);
    await haveSeen(['a']);
    expect(notebook.moments).toEqual([new Date('2026-04-01T02:00:00Z')]);
  });
});

describe('R12 What cannot be taken in is put aside, and the rest goes on in order', () => {
  it('puts aside what fails again and again', async () => {
    await anInstance('a', (title) => (title === 'poison' ? Promise.reject(new Error('cannot')) : undefined));
    await publishAll(['a', 'poison', 'b', 'c']);
    await haveSeen(['a', 'b', 'c']);
    await eventually(async () => {
      expect(await deadLetters()).toMatchObject([
        { consumer: 'bench.Notebook.keep', reason: 'Error: cannot', attempts: 8, envelope: { payload: { title: 'poison' } } },
      ]);
    });
    await expect(own.count('inbox')).resolves.toBe(3);
  });

  it('puts a refusal by a rule aside at once: trying again changes nothing', async () => {
    const { notebook } = await anInstance('a', (title) => {
      if (title === 'refused') throw refusedByRule();
    });
    await publishAll(['refused', 'b']);
    await haveSeen(['b']);
    expect(notebook.attempts).toEqual(['refused', 'b']);
    await expect(deadLetters()).resolves.toMatchObject([{ attempts: 1 }]);
  });

  it('waits for what is only away', async () => {
    const { notebook } = await anInstance('a', (_, attempt) => {
      if (attempt < 4) throw awayForNow();
    });
    await publishAll(['a']);
    await haveSeen(['a']);
    expect(notebook.attempts).toHaveLength(4);
    await expect(deadLetters()).resolves.toEqual([]);
  });

  it('is not stopped by a message that is no event at all, and keeps it for people to see (R10)', async () => {
    await anInstance('a');
    for (const text of ['not json', 'null', '{"type":"unheard.of.v1"}', 'not json']) await bus.publishText(text);
    await publishAll(['after']);
    await haveSeen(['after']);
    await expect(deadLetters()).resolves.toMatchObject([{ consumer: 'bench' }, { consumer: 'bench' }, { consumer: 'bench' }]);
  });
});

describe('R1 One instance of a service leads; when it is gone, another goes on', () => {
  const leaders = () => instances.filter(({ work }) => work.isLeader).length;
  const oneLeads = () =>
    eventually(() => {
      expect(leaders()).toBe(1);
      return Promise.resolve();
    });

  it('lets only the leader take events in', async () => {
    await anInstance('a');
    await oneLeads();
    await anInstance('b');
    await publishAll(numbered(20));
    await haveSeen(numbered(20));
    expect(leaders()).toBe(1);
    await expect(own.rows('SELECT DISTINCT "by" FROM "seen"')).resolves.toEqual([{ by: 'a' }]);
  });

  it('hands over when the leader stops in good order', async () => {
    const first = await anInstance('a');
    await oneLeads();
    await anInstance('b');
    await publishAll(['one']);
    await haveSeen(['one']);
    instances.shift();
    await first.end();
    await publishAll(['two']);
    await haveSeen(['one', 'two']);
    await expect(own.rows('SELECT "by" FROM "seen" ORDER BY "n"')).resolves.toEqual([{ by: 'a' }, { by: 'b' }]);
  });

  it('hands over when the leader’s session is killed, and goes on where it was: in order, nothing twice, nothing late', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const first = await anInstance('a', (title) => (title === 'n3' ? gate : undefined));
    await oneLeads();
    await anInstance('b');
    await publishAll(numbered(30)); // all of them are already with the first instance when it loses its office
    await eventually(() => {
      expect(first.notebook.attempts).toContain('n3');
      return Promise.resolve();
    });
    const since = Date.now();
    await killLeader();
    await eventually(() => {
      expect(first.work.isLeader).toBe(false);
      return Promise.resolve();
    });
    release();
    await haveSeen(numbered(30));
    expect(Date.now() - since).toBeLessThan(8_000);
    await expect(own.count('inbox')).resolves.toBe(30);
  });

  it('goes on publishing too', async () => {
    await anInstance('a');
    await oneLeads();
    await anInstance('b');
    await killLeader();
    await write(['one']);
    await haveSeen(['one']);
    await oneLeads();
  });

  it('goes on when the stream that the bus had lost is made again', async () => {
    await anInstance('a');
    await oneLeads();
    await publishAll(['before']);
    await haveSeen(['before']);
    await bus.wipe();
    await write(['kept']);
    await bus.make();
    await haveSeen(['before', 'kept']);
  });
});
