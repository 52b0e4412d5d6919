import type { DiscoveryService } from '@nestjs/core';
import { collection } from '@tradewind/contracts/exports/collection';
import { exportsOf, type AskForExport } from '@tradewind/contracts/exports/exports.api';
import { Amount, Id, Text } from '@tradewind/contracts/fields';
import { page, SearchRequest, type Page } from '@tradewind/contracts/page';
import { reachOfBoth, type Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Handles } from '@tradewind/messaging/handles';
import { Database } from '@tradewind/persistence/database';
import { asking, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, connected, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { csvRows, firstColumnOf, workbookOf } from '../../../e2e/support/read-export.ts';
import { ExportDesk } from './export-desk.js';
import { ExportPiece } from './export-piece.entity.js';
import { ExportRunner } from './export-runner.js';
import { Export } from './export.js';
import { ExportRepository } from './export.repository.js';
import { Lists } from './lists.js';

class FindNotes extends SearchRequest {
  @Text({ optional: true }) readonly title?: string;
}
class NoteView {
  @Id() readonly id!: string;
  @Text() readonly title!: string;
  @Amount() readonly amount!: string;
  @Text() readonly org!: string;
}
const notesApi = defineApi('bench', {
  findNotes: operation({ http: 'GET /notes', allow: 'customer:read', summary: 'Notes', query: FindNotes, reply: page(NoteView) }),
});
const here = exportsOf('bench', [
  collection(notesApi.findNotes, NoteView, {
    title: ['Notes', '笔记'],
    allow: 'customer:export',
    columns: { title: ['Title', '标题'], amount: ['Amount', '金额'], org: ['Unit', '单元'] },
  }),
]);

/** What happens before a page is read. */
type Before = (pageNo: number) => Promise<void> | void;

class NotesController {
  pages: number[] = [];

  constructor(
    private readonly notes: NoteRepository,
    private readonly before: Before,
  ) {}

  @Handles(notesApi.findNotes)
  async findNotes({ limit, cursor, ...filters }: FindNotes): Promise<Page<NoteView>> {
    if (limit !== 1) await this.before(this.pages.length + 1);
    const found = await this.notes.page({ limit, cursor }, filters, ({ id, title, amount, org }) => ({ id, title, amount, org }));
    if (limit !== 1) this.pages.push(found.items.length);
    return found;
  }
}

let own: OwnDatabase;
let people: Map<string, Actor>;

const may = (org: string, own_ = false): Actor['grants'] => ['customer:read', 'customer:export'].map((permission) => ({ permission, org, own: own_ }));
const someone = (grants: Actor['grants']): Actor => {
  const actor: Actor = { id: newId(), name: '李慧', kind: 'person', posts: [{ post: 'tester', org: 'hq.bj', branch: 'bj' }], grants };
  people.set(actor.id, actor);
  return actor;
};

/** One instance of the service: what it serves and what it does by itself. */
function anInstance(db: Database, before: Before = () => undefined) {
  const files = new ExportRepository(db);
  const controller = new NotesController(new NoteRepository(db), before);
  const discovery = { getControllers: () => [{ instance: controller }] } as unknown as DiscoveryService;
  const standing = {
    of: (id: string): Promise<Actor> => Promise.resolve(people.get(id) ?? someone([])),
  };
  const runner = new ExportRunner(here, db, files, new Lists(discovery), standing, 7);
  const desk = new ExportDesk(here, db, files);
  const as = <T>(by: Actor, work: () => Promise<T>, at = new Date()): Promise<T> => asking(by, () => db.unitOfWork(work), { at, action: 'bench.test' });
  return {
    controller,
    ask: (by: Actor, asked: AskForExport) => as(by, () => desk.ask('notes', asked, by)),
    look: (by: Actor, id: string) => as(by, () => desk.get(id, by)),
    cancel: (by: Actor, id: string) => as(by, () => desk.cancel(id, by)),
    work: (at = new Date()) => asking(THE_PLATFORM, () => runner.work(at), { reach: reachOfBoth(THE_PLATFORM, '', ''), at }),
    expire: (at: Date) => asking(THE_PLATFORM, () => runner.expire(at), { reach: reachOfBoth(THE_PLATFORM, '', ''), at }),
    fetch: async (by: Actor, id: string, at = new Date()): Promise<Buffer> => {
      const { pieces } = await as(by, () => desk.open(id, by), at);
      const parts: Buffer[] = [];
      for (let piece = 0; piece < pieces; piece += 1) parts.push(Buffer.from((await as(by, () => desk.piece(id, piece, by), at)).base64, 'base64'));
      return Buffer.concat(parts);
    },
  };
}

async function untilOver(instance: ReturnType<typeof anInstance>, by: Actor, id: string) {
  for (let round = 0; round < 200; round += 1) {
    await instance.work();
    const it = await instance.look(by, id);
    if (it.status !== 'requested' && it.status !== 'running') return it;
  }
  throw new Error('never over');
}

const notes = (org: string, from: number, to: number): Promise<object[]> =>
  own.rows(
    `INSERT INTO "note" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "title", "search", "amount", "lines")
     SELECT gen_random_uuid(), 1, 0, $1, 'bj', gen_random_uuid(), now(), now(), $1 || ' ' || n, $1, n + 0.5, '[]' FROM generate_series($2::int, $3::int) n`,
    [org, from, to],
  );
const titles = (file: Buffer): string[] =>
  csvRows(file)
    .slice(2)
    .map(([title = '']) => title);
const named = (org: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${org} ${i + 1}`).sort();

beforeEach(async () => {
  people = new Map();
  own = await anOwnDatabase(Note, Export, ExportPiece);
});
afterEach(() => own.drop());

describe('S17, C-16 A list as a file, within the reach of who asked', () => {
  it('holds what the list shows them, and says who exported it, with which filters', async () => {
    await notes('hq.bj', 1, 3);
    await notes('hq.sh', 1, 3);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    const { id } = await service.ask(li, { format: 'csv', filters: { title: 'hq.bj 2' } });
    await expect(untilOver(service, li, id)).resolves.toMatchObject({ status: 'ready', rows: 1, total: 1, failure: null });
    const [mark, headings, ...rows] = csvRows(await service.fetch(li, id));
    expect(mark?.[0]).toMatch(new RegExp(`信风导出：笔记 · 导出人：李慧（${li.id}） · 时间：.* · 筛选：{"title":"hq.bj 2"}`));
    expect([headings, ...rows]).toEqual([
      ['标题', '金额', '单元'],
      ['hq.bj 2', '2.50', 'hq.bj'],
    ]);
  });

  it('C-38: the trace that makes it ready says what was carried away, and fetching it leaves one more', async () => {
    await notes('hq.bj', 1, 3);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    const { id } = await service.ask(li, { format: 'csv', filters: { q: 'bj' } });
    await untilOver(service, li, id);
    await service.fetch(li, id);
    const traces = await own.rows<{ actorId: string; action: string; changes: object }>(
      `SELECT "actorId", "action", "changes" FROM "audit" WHERE "aggregateId" = $1 ORDER BY "position"`,
      [id],
    );
    expect(traces.map(({ actorId }) => actorId)).toEqual([li.id, li.id, li.id, li.id]);
    expect(traces.slice(2)).toMatchObject([
      {
        action: 'bench.exportNotes',
        changes: { collection: { after: 'notes' }, filters: { after: { q: 'bj' } }, rows: { after: 3 }, status: { after: 'ready' } },
      },
      { changes: { fetched: { after: { collection: 'notes', rows: 3 } } } },
    ]);
  });

  it('gives nothing to a person who lost the post before it ran', async () => {
    await notes('hq.bj', 1, 3);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    const { id } = await service.ask(li, { format: 'csv' });
    people.set(li.id, { ...li, grants: [] });
    await expect(untilOver(service, li, id)).resolves.toMatchObject({ status: 'failed', bytes: 0, failure: { code: 'access.not-permitted' } });
    await expect(own.count('export_piece')).resolves.toBe(0);
  });

  it('gives nothing either to who may export but not read, and no more than both reach', async () => {
    await notes('hq.bj', 1, 2);
    await notes('hq.bj.sales', 1, 2);
    const service = anInstance(own.db);
    const wide = someone([...may('hq.bj').filter(({ permission }) => permission === 'customer:export'), ...may('hq.bj.sales')]);
    const { id } = await service.ask(wide, { format: 'csv' });
    await untilOver(service, wide, id);
    expect(titles(await service.fetch(wide, id)).sort()).toEqual(named('hq.bj.sales', 2));
    const blind = someone(may('hq.bj').filter(({ permission }) => permission === 'customer:export'));
    const { id: other } = await service.ask(blind, { format: 'csv' });
    await expect(untilOver(service, blind, other)).resolves.toMatchObject({ status: 'failed', failure: { code: 'access.not-permitted' } });
  });

  it('begins again where the reach changes while it runs: the file is of one reach', async () => {
    await notes('hq.bj', 1, 700);
    await notes('hq.sh', 1, 700);
    const li = someone([...may('hq.bj'), ...may('hq.sh')]);
    const service = anInstance(own.db, (pageNo) => {
      if (pageNo === 2) people.set(li.id, { ...li, grants: may('hq.sh') });
    });
    const { id } = await service.ask(li, { format: 'csv' });
    await expect(untilOver(service, li, id)).resolves.toMatchObject({ status: 'ready', rows: 700, total: 700 });
    expect(titles(await service.fetch(li, id)).sort()).toEqual(named('hq.sh', 700));
  });

  it('is fetched by nobody else, and no longer once the reach is less than the file', async () => {
    await notes('hq.bj', 1, 3);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    const { id } = await service.ask(li, { format: 'csv' });
    await untilOver(service, li, id);
    await expect(service.fetch(someone(may('hq')), id)).rejects.toMatchObject({ code: 'export.not-found' });
    await expect(service.fetch({ ...li, grants: may('hq.bj.sales') }, id)).rejects.toMatchObject({ code: 'export.reach-lost' });
    await expect(service.fetch({ ...li, grants: may('hq') }, id)).resolves.toBeInstanceOf(Buffer);
  });
});

describe('R11 The work outlives whoever does it', () => {
  it('goes on in another instance where the one before was stopped in the middle, which then writes nothing any more', async () => {
    await notes('hq.bj', 1, 1_800);
    const li = someone(may('hq.bj'));
    let release: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (release = resolve));
    let reached: () => void = () => undefined;
    const inTheMiddle = new Promise<void>((resolve) => (reached = resolve));
    const first = anInstance(own.db, (pageNo) => {
      if (pageNo < 3) return;
      reached();
      return stopped;
    });
    const { id } = await first.ask(li, { format: 'csv' });
    const round = first.work();
    await inTheMiddle;
    await expect(first.look(li, id)).resolves.toMatchObject({ status: 'running', rows: 1_000, total: 1_800 });

    const pool = await connected(own.url, [Note, Export, ExportPiece]);
    const second = anInstance(new Database(pool));
    await expect(untilOver(second, li, id)).resolves.toMatchObject({ status: 'ready', rows: 1_800 });
    expect(second.controller.pages).toEqual([500, 300]);
    release();
    await round.catch(() => undefined);
    expect(titles(await second.fetch(li, id)).sort()).toEqual(named('hq.bj', 1_800));
    await pool.destroy();
  });

  it('begins a workbook again, which cannot be gone on with', async () => {
    await notes('hq.bj', 1, 1_200);
    const li = someone(may('hq.bj'));
    const broken = anInstance(own.db, (pageNo) => {
      if (pageNo === 2) throw new Error('the process was killed');
    });
    const { id } = await broken.ask(li, { format: 'xlsx' });
    await expect(broken.work()).rejects.toThrow('killed');
    const next = anInstance(own.db);
    await expect(untilOver(next, li, id)).resolves.toMatchObject({ status: 'ready', rows: 1_200 });
    const sheet = (await workbookOf(await next.fetch(li, id))).getWorksheet('笔记');
    expect(sheet?.rowCount).toBe(1_201);
  });

  it('writes a page again that the database did not take', async () => {
    await notes('hq.bj', 1, 1_200);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    const { id } = await service.ask(li, { format: 'csv' });
    await own.rows(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW."piece" = 1 THEN RAISE 'disk full'; END IF; RETURN NEW; END $$`,
    );
    await own.rows(`CREATE TRIGGER refuse BEFORE INSERT ON "export_piece" FOR EACH ROW EXECUTE FUNCTION refuse()`);
    await expect(service.work()).rejects.toThrow('disk full');
    await own.rows(`DROP TRIGGER refuse ON "export_piece"`);
    await untilOver(service, li, id);
    expect(titles(await service.fetch(li, id)).sort()).toEqual(named('hq.bj', 1_200));
  });

  it('gives up what breaks down again and again, and says so', async () => {
    await notes('hq.bj', 1, 3);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db, () => {
      throw new Error('a bug');
    });
    const { id } = await service.ask(li, { format: 'csv' });
    for (let i = 0; i < 5; i += 1) await expect(service.work()).rejects.toThrow('a bug');
    await expect(service.look(li, id)).resolves.toMatchObject({ status: 'failed', failure: { code: 'export.broke' } });
  });

  it.each(['csv', 'xlsx'] as const)('writes 20,000 rows as %s, never more than a page of them at a time', async (format) => {
    await notes('hq.bj', 1, 20_000);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    const { id } = await service.ask(li, { format });
    await expect(untilOver(service, li, id)).resolves.toMatchObject({ status: 'ready', rows: 20_000, total: 20_000 });
    expect(service.controller.pages).toEqual(Array.from({ length: 40 }, () => 500));
    const [largest] = await own.rows<{ most: number }>(`SELECT max(length("bytes"))::int AS most FROM "export_piece"`);
    expect(largest?.most).toBeLessThanOrEqual(512 * 1024);
    const file = await service.fetch(li, id);
    const found = format === 'csv' ? titles(file) : firstColumnOf((await workbookOf(file)).getWorksheet('笔记'));
    expect(found.sort()).toEqual(named('hq.bj', 20_000));
  });
});

describe('What becomes of it', () => {
  it('is given up when its owner says so, even while it runs: no file is left', async () => {
    await notes('hq.bj', 1, 1_200);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db, async (pageNo) => {
      if (pageNo === 2) await service.cancel(li, id);
    });
    const { id } = await service.ask(li, { format: 'csv' });
    await expect(untilOver(service, li, id)).resolves.toMatchObject({ status: 'cancelled' });
    await service.work();
    await expect(own.count('export_piece')).resolves.toBe(0);
    await expect(service.fetch(li, id)).rejects.toMatchObject({ code: 'export.not-ready' });
  });

  it('expires after the days that were set, and the file is deleted', async () => {
    await notes('hq.bj', 1, 3);
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    const { id } = await service.ask(li, { format: 'csv' });
    const { readyAt } = await untilOver(service, li, id);
    const after = (days: number): Date => new Date(Date.parse(readyAt ?? '') + days * 86_400_000);
    await service.expire(after(6));
    await expect(service.fetch(li, id)).resolves.toBeInstanceOf(Buffer);
    await expect(service.fetch(li, id, after(7))).rejects.toMatchObject({ code: 'export.not-ready' });
    await service.expire(after(7));
    await expect(service.look(li, id)).resolves.toMatchObject({ status: 'expired' });
    await expect(own.count('export_piece')).resolves.toBe(0);
  });

  it('S15: nobody has more than three waiting or running', async () => {
    const li = someone(may('hq.bj'));
    const service = anInstance(own.db);
    for (let i = 0; i < 3; i += 1) await service.ask(li, { format: 'csv' });
    await expect(service.ask(li, { format: 'csv' })).rejects.toMatchObject({ code: 'export.too-many-open' });
    await expect(service.ask(someone(may('hq.bj')), { format: 'csv' })).resolves.toMatchObject({ status: 'requested' });
  });
});
