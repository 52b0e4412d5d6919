import { eventually } from '@tradewind/client/eventually';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { newId } from '@tradewind/kernel/ids';
import { DeadLetters } from '@tradewind/messaging/dead-letters';
import { commanding, someone, THE_PLATFORM } from '../../../../e2e/support/bench/calls.ts';
import { anAuditKey } from '../../../../e2e/support/bench/an-audit-key.ts';
import { Note, NoteRepository } from '../../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../../e2e/support/bench/own-database.ts';
import { factsOfOneNote } from '../../../../e2e/support/bench/own-stream.ts';
import { markTracesWith } from '@tradewind/persistence/audit-key';
import { EventFigures, type Limits } from './event-figures.js';
import { LetterDesk } from './letter-desk.js';
import { Parking } from './parking.js';
import { statusView } from './status.view.js';

let own: OwnDatabase;
let desk: LetterDesk;
const operator = someone('hq');
const elsewhere = someone('hq.sh');
const KEEP = 'bench.Notebook.keep';

const asOperator = <T>(work: () => Promise<T>, by = operator) => commanding(own.db, by, work);
const letters = () =>
  own.rows<{ id: string; aggregateSeq: number; state: string }>('SELECT "id", "aggregateSeq", "state" FROM "dead_letter" ORDER BY "aggregateSeq"');

/** A dead letter with one held back behind it; gives the ids of both. */
async function twoLetters(): Promise<readonly [dead: string, held: string]> {
  const [first, second] = factsOfOneNote(['王小明 13900001111', 'later']) as [EventEnvelope, EventEnvelope];
  const book = new DeadLetters(own.db);
  await own.db.unitOfWork(() => book.bury(KEEP, first, 'QueryFailedError: duplicate key (phone)=(13900001111)', 8));
  await own.db.unitOfWork(() => book.bury(KEEP, second, 'held back behind an earlier event', 0, 'held'));
  const [dead, held] = await letters();
  return [dead?.id ?? '', held?.id ?? ''];
}

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  markTracesWith(anAuditKey(), own.db.dataSource);
  desk = new LetterDesk(own.db);
});
beforeEach(() => own.rows('TRUNCATE "note", "outbox", "outbox_head", "outbox_parked", "outbox_stream", "audit", "inbox", "inbox_pending", "dead_letter"'));
afterAll(() => own.drop());

describe('R12 An operator finds dead letters and decides', () => {
  it('sees what and why, and nothing of the content (I16)', async () => {
    await twoLetters();
    const { items } = await asOperator(() => desk.page({}));
    expect(items).toMatchObject([
      { consumer: KEEP, aggregateSeq: 1, state: 'dead', reason: 'QueryFailedError', attempts: 8 },
      { aggregateSeq: 2, state: 'held', reason: 'held back behind an earlier event' },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/13900001111|王小明/);
  });

  it('page by page, and by state', async () => {
    await twoLetters();
    const first = await asOperator(() => desk.page({ limit: 1 }));
    const second = await asOperator(() => desk.page({ limit: 1, ...(first.nextCursor && { cursor: first.nextCursor }) }));
    expect([...first.items, ...second.items].map(({ aggregateSeq }) => aggregateSeq)).toEqual([1, 2]);
    expect(second.nextCursor).toBeNull();
    await expect(asOperator(() => desk.page({ state: 'held' }))).resolves.toMatchObject({ items: [{ aggregateSeq: 2 }] });
  });

  it('has one replayed, on the record', async () => {
    const [dead] = await twoLetters();
    await expect(asOperator(() => desk.replay(dead))).resolves.toMatchObject({ id: dead, state: 'replaying' });
    await expect(letters()).resolves.toMatchObject([{ state: 'replaying' }, { state: 'held' }]);
    await expect(own.rows('SELECT "aggregateType", "aggregateId", "actorId" FROM "audit"')).resolves.toEqual([
      { aggregateType: 'DeadLetter', aggregateId: dead, actorId: operator.id },
    ]);
  });

  it('cannot take one out of its turn', async () => {
    const [, held] = await twoLetters();
    await expect(asOperator(() => desk.replay(held))).rejects.toMatchObject({ code: 'operations.held-behind-another' });
    await expect(asOperator(() => desk.discard(held))).rejects.toMatchObject({ code: 'operations.held-behind-another' });
  });

  it('may go on without it: the reaction counts as done, and what was held is due', async () => {
    const [dead] = await twoLetters();
    await asOperator(() => desk.discard(dead));
    await expect(letters()).resolves.toMatchObject([{ aggregateSeq: 2, state: 'replaying' }]);
    await expect(own.rows('SELECT "consumer" FROM "inbox"')).resolves.toEqual([{ consumer: KEEP }]);
  });

  it('finds nothing of another branch', async () => {
    const [dead] = await twoLetters();
    await expect(asOperator(() => desk.page({}), elsewhere)).resolves.toMatchObject({ items: [] });
    await expect(asOperator(() => desk.replay(dead), elsewhere)).rejects.toMatchObject({ code: 'operations.dead-letter-not-found' });
  });
});

describe('R1 An operator gives a parked event another chance', () => {
  it('sees it, releases it on the record, and does so once', async () => {
    const parking = new Parking(own.db);
    const note = await commanding(own.db, THE_PLATFORM, () =>
      new NoteRepository(own.db).add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: THE_PLATFORM.id }, 'large')),
    );
    await own.rows(
      `INSERT INTO "outbox_parked" ("eventId", "type", "aggregateType", "aggregateId", "aggregateSeq", "reason")
       SELECT "id", "type", "aggregateType", "aggregateId", "aggregateSeq", 'too large' FROM "outbox"`,
    );
    const { items } = await asOperator(() => parking.page({}));
    expect(items).toMatchObject([{ aggregateId: note.id, aggregateSeq: 1, reason: 'too large' }]);
    const eventId = items[0]?.eventId ?? '';
    await expect(asOperator(() => parking.release(eventId), elsewhere)).rejects.toMatchObject({ code: 'operations.parked-event-not-found' });
    await asOperator(() => parking.release(eventId));
    await expect(own.count('outbox_parked')).resolves.toBe(0);
    await expect(asOperator(() => parking.release(eventId))).rejects.toMatchObject({ code: 'operations.parked-event-not-found' });
    await expect(own.rows(`SELECT 1 FROM "audit" WHERE "aggregateType" = 'ParkedEvent'`)).resolves.toHaveLength(1);
  });
});

describe('R2 The figures of the last look say when it is too much', () => {
  const LIMITS: Limits = {
    outboxDegradedRows: 2,
    outboxDegradedSeconds: 3_600,
    outboxFullRows: 4,
    diskFullPercent: 101,
    databaseVolume: '/',
    figuresEveryMs: 20,
  };
  const quiet = { lag: () => Promise.resolve(null), standing: () => Promise.resolve({ created: '2026-04-01T00:00:00Z', lastSeq: 7 }) };
  const JOB = { name: 'bench.Clock.look', everyMs: 20, lastAt: new Date('2026-04-01T02:00:00Z'), tookMs: 3, failures: 0, reason: null };
  const running: EventFigures[] = [];
  async function figures(limits: Partial<Limits> = {}, bus = quiet, isStalled = () => false): Promise<EventFigures> {
    const taken = new EventFigures('bench', own.db, bus, { ...LIMITS, ...limits }, () => undefined);
    running.push(taken);
    await taken.begin({ isLeader: () => true, isStalled, watches: () => [JOB] });
    return taken;
  }
  const reasonsOf = (taken: EventFigures, reasons: readonly string[]): Promise<void> =>
    eventually(() => {
      expect(taken.reasons).toEqual(reasons);
      return Promise.resolve();
    });
  const write = (count: number) =>
    commanding(own.db, THE_PLATFORM, async () => {
      const notes = new NoteRepository(own.db);
      for (let i = 0; i < count; i += 1) await notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: THE_PLATFORM.id }, 'n'));
    });
  afterEach(() => {
    running.splice(0).forEach((taken) => {
      taken.end();
    });
  });

  it('a long outbox degrades the service, a longer one stops changes, an emptier one lets them in again', async () => {
    const taken = await figures();
    expect(statusView('bench', taken)).toMatchObject({ degraded: false, refusesWrites: false, reasons: [], outboxWaiting: 0, leader: true });
    expect(statusView('bench', taken)).toMatchObject({ stream: { events: 7 }, jobs: [{ ...JOB, lastAt: '2026-04-01T02:00:00.000Z' }] });
    await write(3);
    await reasonsOf(taken, ['outbox-long']);
    expect(() => {
      taken.assertWritable();
    }).not.toThrow();
    await write(2);
    await reasonsOf(taken, ['outbox-full', 'outbox-long']);
    expect(() => {
      taken.assertWritable();
    }).toThrow(expect.objectContaining({ code: 'service.writes-paused', data: expect.objectContaining({ retryAfter: 30 }) as unknown }) as Error);
    await own.rows('UPDATE "outbox" SET "publishedAt" = now()');
    await reasonsOf(taken, []);
    expect(() => {
      taken.assertWritable();
    }).not.toThrow();
  });

  it('an old event degrades it', async () => {
    await write(1);
    await own.rows(`UPDATE "outbox" SET "recordedAt" = now() - interval '2 hours'`);
    const taken = await figures();
    expect(taken.reasons).toEqual(['outbox-old']);
    expect(taken.current.oldest).toBeGreaterThan(7_000);
  });

  it('a full disk stops changes', async () => {
    const taken = await figures({ diskFullPercent: 0 });
    expect(taken.full).toEqual(['disk-full']);
    expect(taken.current.diskPercent).toBeGreaterThan(0);
  });

  it('a missing stream, a silent consumer, gaps, parked events, dead letters and stuck processes are named', async () => {
    await twoLetters();
    await own.rows(
      `INSERT INTO "outbox_parked" ("eventId", "type", "aggregateType", "aggregateId", "aggregateSeq", "reason") VALUES ($1, 'x', 'Note', $1, 1, 'large')`,
      [newId()],
    );
    await own.rows(
      `INSERT INTO "inbox_pending" ("eventId", "source", "aggregateType", "aggregateId", "aggregateSeq", "envelope", "why") VALUES ($1, 'x', 'Note', $1, 2, '{}', 'gap')`,
      [newId()],
    );
    await own.rows(`CREATE TABLE "process" AS SELECT 'stuck' AS "status"`);
    const taken = await figures({}, { ...quiet, standing: () => Promise.resolve(null as never) }, () => true);
    await own.rows('DROP TABLE "process"');
    expect(taken.reasons).toEqual(['parked', 'stream-missing', 'consumer-stalled', 'gaps', 'dead-letters', 'stuck-processes']);
    expect(statusView('bench', taken)).toMatchObject({ degraded: true, refusesWrites: false, parked: 1, gaps: 1, deadLetters: 1, held: 1, stuckProcesses: 1 });
  });
});
