import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from '@protobi/exceljs';
import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { IMPORT_PIECE_BYTES, type FindImportRows } from '@tradewind/contracts/imports/imports.api';
import { reachOfBoth, type Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { ImportDesk } from '@tradewind/imports/import-desk';
import { ImportRepository } from '@tradewind/imports/import.repository';
import { ImportRows } from '@tradewind/imports/import-rows';
import { ImportRunner } from '@tradewind/imports/import-runner';
import { ImportShelf } from '@tradewind/imports/import-shelf';
import { DataKeys } from '@tradewind/personal-data/data-keys';
import { KeyFile } from '@tradewind/personal-data/key-file';
import { Database } from '@tradewind/persistence/database';
import { Numbers } from '@tradewind/persistence/numbers';
import { markTracesWith } from '@tradewind/persistence/audit-key';
import { tiersPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { anAuditKey } from '../../../e2e/support/bench/an-audit-key.ts';
import { asking, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { anOwnDatabase, connected, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { CompanyRegister } from './company-register.js';
import { CreditProfileRepository } from './credit-profile.repository.js';
import { CustomerFiles } from './customer-files.js';
import { CustomerIntake } from './customer-intake.js';
import { CustomerRepository } from './customer.repository.js';
import { customersService } from './customers.service.js';
import { OpportunityRepository } from './opportunity.repository.js';
import { People } from './people.js';

const at = new Date('2026-04-01T02:00:00Z');
const auditKey = anAuditKey();
const keysFile = join(mkdtempSync(join(tmpdir(), 'import-keys-')), 'keys.json');
const random = (): string => randomBytes(32).toString('base64');
writeFileSync(keysFile, JSON.stringify({ active: 'one', keys: { one: random() }, indexKey: random() }));

let own: OwnDatabase;
let people: Map<string, Actor>;

const MAY = ['customer:import', 'customer:write'];
function someone(org = 'hq.bj', may: readonly string[] = MAY): Actor {
  const actor: Actor = {
    ...{ id: newId(), name: '李慧', kind: 'person', posts: [{ post: 'sales-manager', org, branch: org.split('.')[1] ?? 'hq' }] },
    grants: may.map((permission) => ({ permission, org, own: false })),
  };
  people.set(actor.id, actor);
  return actor;
}

/** What happens before a block of rows is taken in. */
type Before = (blockNo: number) => Promise<void> | void;

/** One instance of the service: what it serves, and what it does by itself. */
function anInstance(db: Database, before: Before = () => undefined) {
  const keys = new DataKeys(db, new KeyFile(keysFile));
  const register = new CompanyRegister(db, keys);
  const files = new CustomerFiles(new CustomerRepository(db), new CreditProfileRepository(db), new OpportunityRepository(db), register);
  const intake = new CustomerIntake(register, files, new People(db, keys), new Policies(db), new Numbers(db));
  const [imports, shelf] = [new ImportRepository(db), new ImportShelf(db, keys)];
  let blockNo = 0;
  const takeIn = intake.takeIn.bind(intake);
  intake.takeIn = async (rows, by, when) => {
    await before((blockNo += 1));
    return takeIn(rows, by, when);
  };
  const standing = { of: (id: string): Promise<Actor> => Promise.resolve(people.get(id) ?? someone('hq.bj', [])) };
  const runner = new ImportRunner(customersImports, db, imports, shelf, intake, standing);
  const desk = new ImportDesk(customersImports, db, imports, shelf, new ImportRows(shelf));
  const as = <T>(by: Actor, work: () => Promise<T>, when = at): Promise<T> =>
    asking(by, () => db.separately(work), { at: when, action: 'customers.test', reach: reachOfBoth(by, 'customer:import', 'customer:write') });
  const platform = { reach: reachOfBoth(THE_PLATFORM, '', '') };
  return {
    upload: async (by: Actor, file: Buffer, fileName = '客户.csv', upload: string = newId()) => {
      for (let piece = 0; piece * IMPORT_PIECE_BYTES < file.length; piece += 1) {
        const base64 = file.subarray(piece * IMPORT_PIECE_BYTES, (piece + 1) * IMPORT_PIECE_BYTES).toString('base64');
        await as(by, () => desk.keepPiece({ upload, piece, base64 }, by));
      }
      const sha256 = createHash('sha256').update(file).digest('hex');
      return as(by, () => desk.take({ upload, fileName, bytes: file.length, sha256 }, by, at));
    },
    look: (by: Actor, id: string) => as(by, () => desk.get(id, by)),
    rows: async (by: Actor, id: string, wanted: FindImportRows = {}) => (await as(by, () => desk.rowsOf(id, wanted, by))).items,
    page: (by: Actor, id: string, wanted: FindImportRows) => as(by, () => desk.rowsOf(id, wanted, by)),
    map: (by: Actor, id: string, columns: readonly { column: number; field: string }[]) => as(by, () => desk.map(id, columns, by)),
    confirm: (by: Actor, id: string) => as(by, () => desk.confirm(id, by)),
    cancel: (by: Actor, id: string) => as(by, () => desk.cancel(id, by, at)),
    problems: async (by: Actor, id: string): Promise<Buffer> => {
      const { pieces } = await as(by, () => desk.openProblems(id, by));
      const parts: Buffer[] = [];
      for (let piece = 0; piece < pieces; piece += 1) parts.push(Buffer.from((await as(by, () => desk.problemsPiece(id, piece, by))).base64, 'base64'));
      return Buffer.concat(parts);
    },
    work: () => asking(THE_PLATFORM, () => runner.work(at), { ...platform, at }),
    forget: (when: Date) => asking(THE_PLATFORM, () => runner.forget(when), { ...platform, at: when }),
  };
}
type Instance = ReturnType<typeof anInstance>;

async function until(instance: Instance, by: Actor, id: string, ...statuses: readonly string[]) {
  for (let round = 0; round < 100; round += 1) {
    const it = await instance.look(by, id);
    if (statuses.includes(it.status)) return it;
    await instance.work();
  }
  throw new Error('never came so far');
}
const checked = async (instance: Instance, by: Actor, file: Buffer) => until(instance, by, (await instance.upload(by, file)).id, 'checked', 'failed');
async function taken(instance: Instance, by: Actor, file: Buffer) {
  const { id } = await checked(instance, by, file);
  await instance.confirm(by, id);
  return until(instance, by, id, 'done', 'failed');
}

const HEADINGS = '名称,统一社会信用代码,联系人,电话,行业';
const csv = (...rows: readonly string[]): Buffer => Buffer.from(`\uFEFF${[HEADINGS, ...rows].join('\r\n')}\r\n`);
const company = (i: number): string => `渝北建材${i}有限公司,,王明,138${String(i).padStart(8, '0')},建材`;
const companies = (from: number, to: number): Buffer => csv(...Array.from({ length: to - from + 1 }, (_, i) => company(from + i)));
const counts = async () =>
  Object.fromEntries(
    await Promise.all(['customer', 'credit_profile', 'known_company', 'outbox'].map(async (table) => [table, await own.count(table)] as const)),
  ) as Record<string, number>;
const tracesOf = (type: string) =>
  own.rows<{ n: number }>(`SELECT count(*)::int AS n FROM "audit" WHERE "aggregateType" = $1`, [type]).then(([row]) => row?.n ?? 0);

const sleeping = new Set<() => Promise<void>>();
beforeEach(async () => {
  people = new Map();
  own = await anOwnDatabase(...customersService.entities);
  markTracesWith(auditKey, own.db.dataSource);
  const value = { initial: 'potential', tiers: [{ code: 'potential', name: '潜在' }] };
  await own.rows(`INSERT INTO "policy_replica" VALUES ($1, 'hq', 1, '2026-01-01', $2)`, [tiersPolicy.key, JSON.stringify(value)]);
});
afterEach(async () => {
  for (const end of sleeping) await end();
  sleeping.clear();
  await own.drop();
});

describe('C-03, CUS-01 Customers come in as a file', () => {
  it('each with all that typing it in leaves: number, register, credit profile, sealed person, event and trace', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const it_ = await taken(service, li, csv('渝北建材有限公司,91350211M0000XUF46,王明,13812341234,建材', '两江建材有限公司,,,,'));
    expect(it_).toMatchObject({ status: 'done', rows: 2, checked: 2, wrong: 0, done: 2, refused: 0, hasProblems: false });
    const [one, two] = await own.rows<Record<string, unknown>>('SELECT * FROM "customer" ORDER BY "no"');
    expect(one).toMatchObject({ no: 'BJ-KH-2026-000001', name: '渝北建材有限公司', industry: '建材', tier: 'potential', status: 'prospect', ownerId: li.id });
    expect(one).toMatchObject({
      org: 'hq.bj',
      branch: 'bj',
      version: 1,
      eventSeq: 1,
      contacts: [{ name: { masked: '王*' }, phone: { masked: '138****1234' } }],
    });
    expect(two).toMatchObject({ no: 'BJ-KH-2026-000002', contacts: [] });
    await expect(counts()).resolves.toEqual({ customer: 2, credit_profile: 2, known_company: 3, outbox: 2 });
    await expect(Promise.all(['Customer', 'CreditProfile'].map(tracesOf))).resolves.toEqual([2, 2]);
    const [event] = await own.rows<{ payload: object }>(`SELECT * FROM "outbox" WHERE "aggregateId" = $1`, [one?.id]);
    expect(event).toMatchObject({
      type: 'customers.customer-created.v1',
      aggregateSeq: 1,
      actorId: li.id,
      payload: { customerId: one?.id, no: one?.no, salesRepId: li.id },
    });
    const [trace] = await own.rows(`SELECT * FROM "audit" WHERE "aggregateId" = $1`, [one?.id]);
    expect(trace).toMatchObject({ action: 'customers.confirmImport', requestId: it_.id, actorName: '李慧', policies: ['customer-tiers@hq/1'] });
    const rows = await service.rows(li, it_.id);
    expect(rows).toMatchObject([
      { row: 2, state: 'done', recordId: one?.id },
      { row: 3, state: 'done', recordId: two?.id },
    ]);
  });

  it('and meets the same refusals: by itself, in the file, by what is known already (CUS-05, CUS-14)', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    await taken(service, li, csv('渝北建材有限公司,91350211M0000XUF46,,,'));
    const it_ = await checked(
      service,
      li,
      csv(
        '两江建材,,,,',
        ',,,,建材',
        '渝北 建材,,,,',
        '巴南建材,91350211M0000XUF46,,,',
        '两江建材有限公司,,,,',
        '江津建材,9135,,,',
        '永川建材,,王明,12345,',
        '合川建材,,,13812341234,',
      ),
    );
    expect(it_).toMatchObject({ status: 'checked', rows: 8, checked: 8, wrong: 7, hasProblems: true });
    const wrong = await service.rows(li, it_.id, { state: ['wrong'] });
    expect(wrong.map(({ row, problems }) => [row, problems.map(({ field, code }) => [field, code])])).toEqual([
      [3, [['name', 'import.row-without']]],
      [4, [[null, 'customer.company-already-known']]],
      [5, [[null, 'customer.company-already-known']]],
      [6, [[null, 'import.row-same-as']]],
      [7, [['creditCode', 'matches']]],
      [8, [['contactPhone', 'customer.phone-malformed']]],
      [9, [['contactName', 'isString']]],
    ]);
    await service.confirm(li, it_.id);
    await expect(until(service, li, it_.id, 'done')).resolves.toMatchObject({ done: 1, refused: 0 });
    await expect(counts()).resolves.toMatchObject({ customer: 2 });
  });

  it('comes back as a workbook of what failed, with reasons beside red cells, and that can be sent again', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const it_ = await taken(service, li, csv('甲建材,,,,', '乙建材,9135,,,', '丙建材,,王明,+86 12,'));
    const file = await service.problems(li, it_.id);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file as unknown as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    expect(sheet.getRow(1).values).toEqual([undefined, ...HEADINGS.split(','), '原因 Reason', '行 Row']);
    expect([sheet.getCell('A2').value, sheet.getCell('B2').value, sheet.getCell('G2').value]).toEqual(['乙建材', '9135', 3]);
    expect(sheet.getCell('B2').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
    expect(sheet.getCell('F2').value).toMatch(/格式不正确.*not in the form/);
    expect(sheet.getCell('D3').value).toBe("'+86 12"); // no spreadsheet carries it out (S17)
    sheet.getCell('B2').value = '';
    sheet.getCell('D3').value = "'+8613812341234";
    const again = await taken(service, li, Buffer.from(await book.xlsx.writeBuffer()));
    expect(again).toMatchObject({ status: 'done', format: 'xlsx', rows: 2, wrong: 0, done: 2 });
    await expect(counts()).resolves.toMatchObject({ customer: 3 });
    const [fetched] = await own.rows(`SELECT "changes" FROM "audit" WHERE "aggregateId" = $1 ORDER BY "position" DESC LIMIT 1`, [it_.id]);
    expect(fetched).toMatchObject({ changes: { fetched: { after: { rows: 2 } } } });
  });

  it('gives what the columns are said to give, and is checked anew when that changes', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const it_ = await checked(service, li, Buffer.from('单位,主营\n甲建材,建材\n'));
    expect(it_).toMatchObject({
      status: 'checked',
      missing: ['name'],
      checked: 0,
      columns: [
        { column: 1, heading: '单位', field: null },
        { column: 2, field: null },
      ],
    });
    await expect(service.confirm(li, it_.id)).rejects.toMatchObject({ code: 'import.columns-missing' });
    await expect(service.map(li, it_.id, [{ column: 3, field: 'name' }])).rejects.toMatchObject({ code: 'import.column-unknown' });
    await expect(
      service.map(
        li,
        it_.id,
        [1, 2].map((column) => ({ column, field: 'name' })),
      ),
    ).rejects.toMatchObject({ code: 'import.field-twice' });
    await service.map(li, it_.id, [{ column: 1, field: 'name' }, { column: 2, field: 'industry' }]); // prettier-ignore
    await expect(until(service, li, it_.id, 'checked')).resolves.toMatchObject({ missing: [], checked: 1, wrong: 0 });
    await service.confirm(li, it_.id);
    await until(service, li, it_.id, 'done');
    await expect(own.rows('SELECT "name", "industry" FROM "customer"')).resolves.toEqual([{ name: '甲建材', industry: '建材' }]);
  });

  it('shows its rows page by page, all of them or those that are wrong', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const lines = Array.from({ length: 1_200 }, (_, i) => (i % 400 === 7 ? `坏${i},x,,,` : company(i)));
    const { id } = await checked(service, li, csv(...lines));
    const seen: number[] = [];
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const page: Awaited<ReturnType<Instance['page']>> = await service.page(li, id, { limit: 200, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ row }) => row));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 1_200 }, (_, i) => i + 2));
    await expect(service.rows(li, id, { state: ['wrong'] })).resolves.toMatchObject([
      { row: 9 },
      { row: 409 },
      { row: 809, cells: ['坏807', 'x', '', '', ''] },
    ]);
    const ready = await service.rows(li, id, { state: ['ready'], limit: 8 });
    expect(ready.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 10]);
  });
});

describe('A file that is none comes to nothing, and says why', () => {
  it.each([
    ['no row below the headings', Buffer.from('名称\n\n,\n'), 'import.empty'],
    ['nothing but blanks', Buffer.from('\n \n'), 'import.empty'],
    ['a workbook that is none inside', Buffer.from('504b0304'.padEnd(200, '0'), 'hex'), 'import.unreadable'],
  ])('%s', async (_, file, code) => {
    const [service, li] = [anInstance(own.db), someone()];
    const { id } = await service.upload(li, file);
    await expect(until(service, li, id, 'failed')).resolves.toMatchObject({ failure: { code } });
    await expect(Promise.all([own.count('import_piece'), own.count('import_block')])).resolves.toEqual([0, 0]);
  });

  it('a picture, whatever it is called', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    await expect(service.upload(li, Buffer.from('89504e470d0a1a0a', 'hex'), '客户.xlsx')).rejects.toMatchObject({ code: 'import.file-unknown' });
  });

  it('no row that is right', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const { id } = await checked(service, li, csv('甲,x,,,'));
    await expect(service.confirm(li, id)).rejects.toMatchObject({ code: 'import.nothing-right' });
  });
});

describe('ORG-11 As the person who brings it, as they stand when it runs', () => {
  it('it is nobody else’s', async () => {
    const [service, li, wang] = [anInstance(own.db), someone(), someone('hq')];
    const { id } = await checked(service, li, companies(1, 2));
    const attempts = [service.look, service.confirm, service.cancel, service.rows, service.problems];
    for (const attempt of attempts) await expect(attempt(wang, id)).rejects.toMatchObject({ code: 'import.not-found' });
  });

  it.each(MAY)('who has lost %s meanwhile takes nothing in', async (lost) => {
    const [service, li] = [anInstance(own.db), someone()];
    const { id } = await checked(service, li, companies(1, 2));
    await service.confirm(li, id);
    people.set(li.id, { ...li, grants: li.grants.filter(({ permission }) => permission !== lost) });
    await expect(until(service, li, id, 'failed')).resolves.toMatchObject({ done: 0, failure: { code: 'access.not-permitted' } });
    await expect(counts()).resolves.toMatchObject({ customer: 0 });
  });

  it('who has moved takes them in where they are now', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const { id } = await checked(service, li, companies(1, 1));
    await service.confirm(li, id);
    people.set(li.id, { ...someone('hq.sh'), id: li.id });
    await until(service, li, id, 'done');
    await expect(own.rows('SELECT "org", "no" FROM "customer"')).resolves.toEqual([{ org: 'hq.sh', no: 'SH-KH-2026-000001' }]);
  });

  it('S15: nobody has more than three on the desk', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.push((await service.upload(li, companies(i, i))).id);
    await expect(service.upload(li, companies(9, 9))).rejects.toMatchObject({ code: 'import.too-many-open' });
    await service.cancel(li, ids[0] ?? '');
    await expect(service.upload(li, companies(9, 9))).resolves.toMatchObject({ status: 'uploaded' });
  });
});

describe('R11 No row is taken in twice, and none is lost', () => {
  it('goes on after a crash in the middle where the last block was committed', async () => {
    const li = someone();
    const broken = anInstance(own.db, (blockNo) => {
      if (blockNo === 3) throw new Error('the process was killed');
    });
    const { id } = await checked(broken, li, companies(1, 2_200));
    await broken.confirm(li, id);
    await expect(until(broken, li, id, 'done')).rejects.toThrow('killed');
    const before = await broken.look(li, id);
    expect(before.status).toBe('running');
    await expect(counts()).resolves.toMatchObject({ customer: before.done });
    const next = anInstance(own.db);
    await expect(until(next, li, id, 'done')).resolves.toMatchObject({ rows: 2_200, done: 2_200, refused: 0 });
    await expect(counts()).resolves.toEqual({ customer: 2_200, credit_profile: 2_200, known_company: 2_200, outbox: 2_200 });
    await expect(own.rows('SELECT count(DISTINCT "recordId")::int AS n FROM "import_row"')).resolves.toEqual([{ n: 2_200 }]);
  }, 60_000);

  it('also when the instance that was thought dead wakes up in the middle of a block', async () => {
    const li = someone();
    let [release, reached]: [() => void, () => void] = [() => undefined, () => undefined];
    const stopped = new Promise<void>((resolve) => (release = resolve));
    const inTheMiddle = new Promise<void>((resolve) => (reached = resolve));
    const first = anInstance(own.db, (blockNo) => {
      if (blockNo < 2) return undefined;
      reached();
      return stopped;
    });
    const { id } = await checked(first, li, companies(1, 1_600));
    await first.confirm(li, id);
    const round = first.work();
    await inTheMiddle;
    const pool = await connected(own.url, customersService.entities);
    sleeping.add(() => pool.destroy());
    markTracesWith(auditKey, pool);
    const second = anInstance(new Database(pool));
    await expect(until(second, li, id, 'done')).resolves.toMatchObject({ done: 1_600, refused: 0 });
    release();
    await round.catch(() => undefined);
    await expect(counts()).resolves.toMatchObject({ customer: 1_600, credit_profile: 1_600, outbox: 1_600 });
    await expect(first.look(li, id)).resolves.toMatchObject({ status: 'done', done: 1_600 });
  }, 60_000);

  it('also of two files that hold the same: one takes it in, the other is refused that row', async () => {
    const [service, li, wang] = [anInstance(own.db), someone(), someone('hq.sh')];
    const [a, b] = [await checked(service, li, companies(1, 600)), await checked(service, wang, companies(301, 900))];
    expect([a.wrong, b.wrong]).toEqual([0, 0]);
    await service.confirm(li, a.id);
    await service.confirm(wang, b.id);
    await expect(until(service, li, a.id, 'done')).resolves.toMatchObject({ done: 600, refused: 0 });
    await expect(until(service, wang, b.id, 'done')).resolves.toMatchObject({ done: 300, refused: 300, hasProblems: true });
    const [late] = await service.rows(wang, b.id, { state: ['refused'], limit: 1 });
    expect(late).toMatchObject({ problems: [{ code: 'customer.company-already-known', zh: expect.stringContaining('李慧') as string }] });
    await expect(counts()).resolves.toMatchObject({ customer: 900, known_company: 900, credit_profile: 900 });
  }, 60_000);

  it('gives up what breaks down again and again, and says so', async () => {
    const li = someone();
    const service = anInstance(own.db, () => {
      throw new Error('a bug');
    });
    const { id } = await checked(service, li, companies(1, 2));
    await service.confirm(li, id);
    for (let i = 0; i < 5; i += 1) await expect(service.work()).rejects.toThrow('a bug');
    await expect(service.look(li, id)).resolves.toMatchObject({ status: 'failed', failure: { code: 'import.broke' } });
  });

  it('the same upload sent again is the same import; another file under its key is refused', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const upload = newId();
    const { id } = await service.upload(li, companies(1, 2), 'a.csv', upload);
    await expect(service.upload(li, companies(1, 2), 'a.csv', upload)).resolves.toMatchObject({ id });
    await expect(service.upload(li, companies(3, 4), 'a.csv', upload)).rejects.toMatchObject({ code: 'idempotency.key-used-for-something-else' });
    await expect(service.upload(someone(), companies(3, 4), 'a.csv', upload)).resolves.not.toMatchObject({ id });
  });
});

describe('Given up, or over', () => {
  it('is cancelled in the middle: what was taken in stays, the file and its key are gone, nothing more comes', async () => {
    const li = someone();
    let id = '';
    const service: Instance = anInstance(own.db, async (blockNo) => {
      if (blockNo === 3) await service.cancel(li, id);
    });
    ({ id } = await checked(service, li, companies(1, 3_000)));
    await service.confirm(li, id);
    await service.work();
    const it_ = await service.look(li, id);
    expect(it_.status).toBe('cancelled');
    await service.work();
    const { customer } = await counts();
    expect(customer).toBeLessThan(3_000);
    expect(it_.done).toBe(customer);
    await expect(Promise.all([own.count('import_piece'), own.count('import_block')])).resolves.toEqual([0, 0]);
    await expect(own.rows('SELECT "wrapped" FROM "data_key" WHERE "subjectId" = (SELECT "fileId" FROM "import")')).resolves.toEqual([{ wrapped: null }]);
    await expect(service.confirm(li, id)).rejects.toMatchObject({ code: 'state.illegal-transition' });
  }, 60_000);

  it('S12: nothing of the people in a file lies in the open', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const it_ = await checked(service, li, csv('甲建材,,龘明,13812341234,', '乙建材,,龘强,138,'));
    for (const table of ['import', 'import_piece', 'import_block', 'import_row', 'audit']) {
      const rows = await own.rows<{ text: string }>(`SELECT t::text AS "text" FROM "${table}" t`);
      const plain = rows.map(({ text }) => `${text}${Buffer.from(/\\\\x([0-9a-f]+)/.exec(text)?.[1] ?? '', 'hex').toString()}`).join('');
      expect([table, /龘|13812341234/.test(plain)]).toEqual([table, false]);
    }
    await expect(service.rows(li, it_.id)).resolves.toMatchObject([{ cells: ['甲建材', '', '龘明', '13812341234', ''] }, {}]);
  });

  it('is forgotten a week after it was over, and cancelled a week after it was brought where nobody confirmed it', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const over = await taken(service, li, csv('甲建材,x,,,', '乙建材,,,,'));
    const waiting = await checked(service, li, csv('丙建材,,,,'));
    const after = (days: number): Date => new Date(at.getTime() + days * 86_400_000);
    await service.forget(after(6));
    await expect(service.problems(li, over.id)).resolves.toBeInstanceOf(Buffer);
    await service.forget(after(7));
    await expect(service.problems(li, over.id)).rejects.toMatchObject({ code: 'import.no-problems' });
    await expect(service.look(li, waiting.id)).resolves.toMatchObject({ status: 'cancelled' });
    await expect(service.rows(li, over.id)).resolves.toEqual([]);
    await expect(service.rows(li, over.id, { state: ['done'] })).resolves.toMatchObject([{ row: 3, cells: [] }]);
    await expect(Promise.all([own.count('import_piece'), own.count('import_block')])).resolves.toEqual([0, 0]);
  });

  it('leaves no pieces of a file that never came whole', async () => {
    const [service, li] = [anInstance(own.db), someone()];
    const file = companies(1, 20_000);
    expect(file.length).toBeGreaterThan(IMPORT_PIECE_BYTES);
    await expect(service.upload(li, Buffer.alloc(0))).rejects.toMatchObject({ code: 'import.file-incomplete' });
    const upload = newId();
    await service.upload(li, companies(1, 2), 'a.csv', upload).catch(() => undefined);
    await own.rows(`INSERT INTO "import_piece" ("fileId", "part", "piece", "bytes", "at") VALUES (gen_random_uuid(), 'file', 0, '\\x00', $1)`, [
      new Date(at.getTime() - 7_200_000),
    ]);
    const pieces = await own.count('import_piece');
    await service.forget(at);
    await expect(own.count('import_piece')).resolves.toBe(pieces - 1);
  });
});
