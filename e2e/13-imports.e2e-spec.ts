import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from '@protobi/exceljs';
import { eventually } from '@tradewind/client/eventually';
import { auditApi } from '@tradewind/contracts/audit/audit.api';
import { customersApi, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import { creditApi } from '@tradewind/contracts/customers/credit.api';
import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { personalDataApi } from '@tradewind/contracts/customers/personal-data.api';
import { partnerAppsApi } from '@tradewind/contracts/identity/partner-apps.api';
import { newId } from '@tradewind/kernel/ids';
import pg from 'pg';
import { aBranch, type Cast } from './support/cast.ts';
import type { Player } from './support/company.ts';
import { checked, fetchProblems, imported, send, until, uploaded } from './support/imports.ts';
import { workbookOf } from './support/read-export.ts';
import { zipOf } from './support/zip-of.ts';

const { api } = customersImports;
const token = (): string => randomBytes(5).toString('hex');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 91, then letters and digits of the alphabet of credit codes; whether the last one fits is only reported. */
const aCode = (): string => `91${Array.from(randomBytes(16), (byte) => '0123456789ABCDEFGHJKLMNPQRTUWXY'.charAt(byte % 31)).join('')}`;
const csv = (...rows: readonly (readonly string[])[]): Buffer => Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`);
async function workbook(...rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('客户');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

let cast: Cast;
let elsewhere: Cast;
beforeAll(async () => {
  [cast, elsewhere] = [await aBranch('遵义分公司'), await aBranch('六盘水分公司')];
});

const found = async (who: Player, q: string): Promise<readonly CustomerView[]> => (await who.call(customersApi.findCustomers, { q })).items;
const problemOf = async (response: Response): Promise<{ status: number; code: string }> => ({
  status: response.status,
  code: ((await response.json()) as { code: string }).code,
});

describe('C-03, CUS-01 A list of customers comes in as a file', () => {
  it('from a workbook: uploaded, read, checked, confirmed, taken in; each row is a customer like any other', async () => {
    const [one, two] = [`赤水建材 ${token()}`, `仁怀建材 ${token()}`];
    const file = await workbook(
      ['公司名称', '税号', '联系人', '手机', '所属行业'],
      [one, aCode(), '王明', '13812341234', '建材'],
      [two, null, null, null, null],
    );
    const it = await checked(cast.manager, file, { fileName: '拜访/客户名单.xlsx', type: XLSX });
    expect(it).toMatchObject({ status: 'checked', format: 'xlsx', fileName: '客户名单.xlsx', rows: 2, checked: 2, wrong: 0, missing: [] });
    expect(it.columns.map(({ field }) => field)).toEqual(['name', 'creditCode', 'contactName', 'contactPhone', 'industry']);
    await cast.manager.call(api.confirmImport, { importId: it.id });
    const done = await until(cast.manager, it.id, 'done');
    expect(done).toMatchObject({ status: 'done', done: 2, refused: 0, hasProblems: false, failure: null });

    const [customer] = await found(cast.manager, one);
    expect(customer).toMatchObject({ name: one, status: 'prospect', ownerId: cast.manager.id, branch: cast.branch, industry: '建材' });
    expect(customer).toMatchObject({ no: expect.stringMatching(/-KH-\d{4}-\d{6}$/) as string, contacts: [{ name: '王*', phone: '138****1234' }] });
    const { id: customerId = '', contacts = [] } = customer ?? {};
    const contactId = contacts[0]?.contactId ?? '';
    await expect(cast.manager.call(personalDataApi.revealContact, { customerId, contactId, reason: '核对客户资料' })).resolves.toMatchObject({
      phone: '+8613812341234',
    });
    await expect(cast.manager.call(creditApi.getCreditProfile, { customerId })).resolves.toMatchObject({ status: 'unrated' });
    await expect(cast.manager.call(customersApi.createCustomer, { name: two })).rejects.toMatchObject({ code: 'customer.company-already-known' });
    const { items: rows } = await cast.manager.call(api.findImportRows, { importId: it.id });
    expect(rows.map(({ row, state, recordId }) => [row, state, recordId === customerId])).toEqual([
      [2, 'done', true],
      [3, 'done', false],
    ]);
  });

  it('from a CSV file in GB18030, as Chinese Windows writes it', async () => {
    const mark = token();
    const file = Buffer.concat([Buffer.from('c3fbb3c6', 'hex'), Buffer.from('\r\n'), Buffer.from('d6d8c7ec', 'hex'), Buffer.from(` ${mark}\r\n`)]);
    await expect(imported(cast.manager, file)).resolves.toMatchObject({ status: 'done', format: 'csv', done: 1 });
    await expect(found(cast.manager, mark)).resolves.toMatchObject([{ name: `重庆 ${mark}` }]);
  });

  it('announced to the other services: orders keep what they need of it', async () => {
    const name = `湄潭建材 ${token()}`;
    await imported(cast.manager, csv(['名称'], [name]));
    const [customer] = await found(cast.manager, name);
    const db = new pg.Client({ connectionString: process.env.CUSTOMERS_DATABASE_URL });
    await db.connect();
    try {
      await eventually(async () => {
        const { rows } = await db.query('SELECT "type", "publishedAt" FROM "outbox" WHERE "aggregateId" = $1', [customer?.id]);
        expect(rows).toEqual([{ type: 'customers.customer-created.v1', publishedAt: expect.any(Date) as Date }]);
      });
    } finally {
      await db.end();
    }
  });

  it('with the columns said to give something else', async () => {
    const [name, other] = [`凤冈建材 ${token()}`, `凤冈 ${token()}`];
    const { id: importId, missing } = await checked(cast.manager, csv(['主体', '名称'], [name, other]));
    expect(missing).toEqual([]);
    await cast.manager.call(api.mapImportColumns, { importId, columns: [{ column: 1, field: 'name' }] });
    await until(cast.manager, importId, 'checked');
    await cast.manager.call(api.confirmImport, { importId });
    await until(cast.manager, importId, 'done');
    await expect(found(cast.manager, name)).resolves.toHaveLength(1);
    await expect(found(cast.manager, other)).resolves.toHaveLength(0);
  });

  it('formula cells by what they came to; one that came to nothing is a wrong row', async () => {
    const name = `余庆建材 ${token()}`;
    const file = await workbook(['名称', '行业'], [{ formula: 'B2&"公司"', result: name }, '建材'], [{ formula: 'A9', result: { error: '#REF!' } }, '建材']);
    const it = await imported(cast.manager, file, { type: XLSX });
    expect(it).toMatchObject({ done: 1, wrong: 1 });
    const { items } = await cast.manager.call(api.findImportRows, { importId: it.id, state: ['wrong'] });
    expect(items).toMatchObject([{ row: 3, problems: [{ field: 'name', code: 'import.row-miscalculated' }] }]);
  });
});

describe('CUS-05, CUS-14 A row meets what typing it in would meet', () => {
  it('says field and reason in both languages, and gives the rows back as a workbook with 原因', async () => {
    const [known, lead] = [`绥阳建材 ${token()}`, `正安建材 ${token()}`];
    const code = aCode();
    await cast.rep.call(customersApi.createCustomer, { name: known, creditCode: code });
    await cast.rep.call(leadsApi.captureLead, { source: 'web', companyName: lead });
    const right = `道真建材 ${token()}`;
    const file = csv(
      ['名称', '统一社会信用代码', '联系人', '电话', '需求'],
      [right],
      [`${known}有限公司`],
      [`务川 ${token()}`, code],
      [lead],
      [right],
      [`习水 ${token()}`, '', '王明', '1234'],
      [`桐梓 ${token()}`, '', '', '', '请联系 13812341234'],
      ['', code],
    );
    const it = await imported(cast.manager, file);
    expect(it).toMatchObject({ status: 'done', rows: 8, wrong: 7, done: 1, hasProblems: true });
    const { items } = await cast.manager.call(api.findImportRows, { importId: it.id, state: ['wrong'] });
    expect(items.map(({ row, problems: [problem] }) => [row, problem?.field, problem?.code])).toEqual([
      [3, null, 'customer.company-already-known'],
      [4, null, 'customer.company-already-known'],
      [5, null, 'customer.company-already-known'],
      [6, null, 'import.row-same-as'],
      [7, 'contactPhone', 'customer.phone-malformed'],
      [8, 'needs', 'personalData'],
      [9, 'name', 'import.row-without'],
    ]);
    expect(items[0]?.problems[0]).toMatchObject({ en: expect.stringContaining('王芳') as string, zh: expect.stringContaining('请与王芳协作') as string });
    const response = await fetchProblems(cast.manager, it.id);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX]);
    const sheet = (await workbookOf(Buffer.from(await response.arrayBuffer()))).worksheets[0];
    expect([sheet?.getRow(1).getCell(6).value, sheet?.rowCount]).toEqual(['原因 Reason', 8]);
    expect(sheet?.getRow(5).getCell(6).value).toBe('与本文件第 2 行重复。 It is the same as row 2 of this file.');
  });

  it('also when somebody was quicker after the file was checked', async () => {
    const [mine, theirs] = [`播州 ${token()}`, `汇川 ${token()}`];
    const { id: importId } = await checked(cast.manager, csv(['名称'], [mine], [theirs]));
    await elsewhere.rep.call(customersApi.createCustomer, { name: theirs });
    await cast.manager.call(api.confirmImport, { importId });
    await expect(until(cast.manager, importId, 'done')).resolves.toMatchObject({ done: 1, refused: 1, wrong: 0, hasProblems: true });
    const { items } = await cast.manager.call(api.findImportRows, { importId, state: ['refused'] });
    expect(items).toMatchObject([{ row: 3, recordId: null, problems: [{ code: 'customer.company-already-known' }] }]);
  });
});

describe('ORG-11 Who may', () => {
  it('is who answers for the customers of a branch, not who works with some of them', async () => {
    const response = await send(cast.rep, csv(['名称'], ['甲']));
    await expect(problemOf(response)).resolves.toEqual({ status: 403, code: 'access.not-permitted' });
    const anonymous = await fetch(response.url, { method: 'POST', body: '名称\n甲', headers: { 'content-type': 'text/csv' } });
    await expect(problemOf(anonymous)).resolves.toEqual({ status: 401, code: 'access.not-signed-in' });
  });

  it.each([
    ['what is no file', '{}', 'application/json'],
    ['a file with nothing in it', '', 'text/csv'],
  ])('comes before what was sent: %s', async (_, body, type) => {
    const response = await send(cast.rep, Buffer.from(body), { type });
    await expect(problemOf(response)).resolves.toEqual({ status: 403, code: 'access.not-permitted' });
    const anonymous = await fetch(response.url, { method: 'POST', body, headers: { 'content-type': type } });
    await expect(problemOf(anonymous)).resolves.toEqual({ status: 401, code: 'access.not-signed-in' });
  });

  it('is no partner app, whatever it was given', async () => {
    const app = { name: '对接', scopes: ['customers.confirmImport'], org: 'hq', allowedAddresses: [], quotaPerMinute: 60 };
    await expect(cast.admin.call(partnerAppsApi.registerPartnerApp, app)).rejects.toMatchObject({ code: 'partner-app.scope-not-for-partners' });
  });

  it('sees, confirms, cancels and fetches only their own, also in the same branch', async () => {
    const { id: importId } = await checked(cast.manager, csv(['名称'], [`红花岗 ${token()}`], ['']), {});
    for (const op of [api.getImport, api.confirmImport, api.cancelImport])
      await expect(elsewhere.manager.call(op, { importId })).rejects.toMatchObject({ code: 'import.not-found', status: 404 });
    await expect(elsewhere.manager.call(api.findImportRows, { importId })).rejects.toMatchObject({ code: 'import.not-found' });
    await expect(fetchProblems(elsewhere.manager, importId).then(problemOf)).resolves.toEqual({ status: 404, code: 'import.not-found' });
    const { items } = await cast.manager.call(api.findMyImports, {});
    expect(items.map(({ id }) => id)).toContain(importId);
    expect((await elsewhere.manager.call(api.findMyImports, {})).items.map(({ id }) => id)).not.toContain(importId);
    await cast.manager.call(api.cancelImport, { importId });
  });

  it('brings customers into their own branch: whatever the file says, there is no other', async () => {
    const name = `息烽建材 ${token()}`;
    const it = await imported(elsewhere.manager, csv(['名称', '分公司', 'org', 'ownerId'], [name, cast.branch, cast.org, cast.rep.id]));
    expect(it.columns.map(({ field }) => field)).toEqual(['name', null, null, null]);
    await expect(found(elsewhere.manager, name)).resolves.toMatchObject([{ branch: elsewhere.branch, ownerId: elsewhere.manager.id }]);
    await expect(found(cast.manager, name)).resolves.toEqual([]);
  });
});

describe('S18 A bad file is refused, and says why', () => {
  const failed = async (file: Buffer, type = XLSX) => until(cast.manager, (await uploaded(cast.manager, file, { type })).id, 'failed');

  it.each([
    ['a picture called a workbook', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'import.file-unknown'],
    ['a workbook of before 2007', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'import.file-unknown'],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'import.file-unknown'],
    ['nothing', Buffer.alloc(0), 'import.file-unknown'],
  ])('%s: at once', async (_, file, code) => {
    await expect(send(cast.manager, file).then(problemOf)).resolves.toEqual({ status: 400, code });
  });

  it('a bomb: nothing of it is unpacked beyond the limit', async () => {
    const bytes = deflateRawSync(Buffer.alloc(1_000_000));
    const file = zipOf([{ name: 'xl/workbook.xml', bytes, size: 4_000_000_000, crc: 0 }]);
    await expect(failed(file)).resolves.toMatchObject({
      status: 'failed',
      failure: { code: 'import.too-large-unpacked', zh: expect.stringContaining('解压') as string },
    });
  });

  it('a table without rows', async () => {
    await expect(failed(csv(['名称', '行业']))).resolves.toMatchObject({ failure: { code: 'import.empty' } });
  });

  it('a file that is too large, before it is kept', async () => {
    const response = await send(cast.manager, Buffer.alloc(51 * 1024 * 1024, 'a'));
    await expect(problemOf(response)).resolves.toEqual({ status: 400, code: 'import.file-too-large' });
  });

  it('files anywhere else, and anything but a file here', async () => {
    const elsewhereSent = await fetch(`${new URL((await send(cast.rep, Buffer.from('a'))).url).origin}/api/v1/customers`, {
      ...{ method: 'POST', body: 'a', headers: { 'content-type': 'text/csv' } },
    });
    await expect(problemOf(elsewhereSent)).resolves.toEqual({ status: 400, code: 'request.body-unreadable' });
    await expect(send(cast.manager, Buffer.from('{}'), { type: 'application/json' }).then(problemOf)).resolves.toEqual({
      status: 400,
      code: 'import.file-unknown',
    });
  });

  it('a column that is missed, a column that is not there, a file of which no row is right', async () => {
    const { id: importId, missing } = await checked(cast.manager, csv(['备注'], ['甲']));
    expect(missing).toEqual(['name']);
    await expect(cast.manager.call(api.confirmImport, { importId })).rejects.toMatchObject({ code: 'import.columns-missing', status: 409 });
    await expect(cast.manager.call(api.mapImportColumns, { importId, columns: [{ column: 2, field: 'name' }] })).rejects.toMatchObject({ status: 400 });
    await expect(cast.manager.call(api.mapImportColumns, { importId, columns: [{ column: 1, field: 'status' }] })).rejects.toMatchObject({ status: 400 });
    await cast.manager.call(api.cancelImport, { importId });
    const none = await checked(cast.manager, csv(['名称', '统一社会信用代码'], ['甲', 'x']));
    await expect(cast.manager.call(api.confirmImport, { importId: none.id })).rejects.toMatchObject({ code: 'import.nothing-right' });
    await cast.manager.call(api.cancelImport, { importId: none.id });
  });
});

describe('R6, R11 Once, however often it is asked', () => {
  it('the same file under the same key is one import, and says that it was answered before', async () => {
    const [key, file] = [newId(), csv(['名称'], [`清镇 ${token()}`])];
    const first = await send(cast.manager, file, { key });
    const second = await send(cast.manager, file, { key });
    const [one, two] = [(await first.json()) as { id: string }, (await second.json()) as { id: string }];
    expect([first.status, second.status, first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([
      201,
      201,
      null,
      'true',
    ]);
    expect(two).toEqual(one);
    await expect(send(cast.manager, csv(['名称'], ['别的']), { key }).then(problemOf)).resolves.toMatchObject({ status: 422 });
    await cast.manager.call(api.cancelImport, { importId: one.id });
  });

  it('confirmed twice with one key: taken in once', async () => {
    const name = `修文 ${token()}`;
    const { id: importId } = await checked(cast.manager, csv(['名称'], [name]));
    const key = newId();
    await Promise.allSettled([1, 2].map(() => cast.manager.call(api.confirmImport, { importId }, { key })));
    await expect(cast.manager.call(api.confirmImport, { importId }, { key })).resolves.toMatchObject({ id: importId, status: 'running' });
    await until(cast.manager, importId, 'done');
    await expect(found(cast.manager, name)).resolves.toHaveLength(1);
    await expect(cast.manager.call(api.confirmImport, { importId })).rejects.toMatchObject({ code: 'state.illegal-transition', status: 409 });
  });

  it('each row is one customer, and the trail says who took in what (C-04, C-38)', async () => {
    const mark = token();
    const file = csv(
      ['名称', '联系人', '手机'],
      ...Array.from({ length: 40 }, (_, i) => [`开阳${mark}第${i}建材`, '王明', `138${String(i).padStart(8, '0')}`]),
    );
    const it = await imported(cast.manager, file);
    expect(it).toMatchObject({ rows: 40, done: 40, wrong: 0, refused: 0 });
    const { items } = await cast.auditor.call(auditApi('customers').auditTrail, { aggregateId: it.id });
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['customers.takeImportFile', 'customers.confirmImport']));
    expect(items[0]).toMatchObject({ actorId: cast.manager.id, changes: { status: { after: 'done' }, done: { after: 40 } } });
    const [last] = await found(cast.manager, `${mark}第39建材`);
    const trail = await cast.auditor.call(auditApi('customers').auditTrail, { aggregateId: last?.id ?? '' });
    expect(trail.items).toMatchObject([{ action: 'customers.confirmImport', actorId: cast.manager.id, requestId: it.id }]);
  });

  it('is cancelled before it was confirmed: nothing comes of it, and it is over', async () => {
    const name = `乌当 ${token()}`;
    const { id: importId } = await checked(cast.manager, csv(['名称'], [name], ['']));
    await expect(cast.manager.call(api.cancelImport, { importId })).resolves.toMatchObject({ status: 'cancelled', done: 0, hasProblems: false });
    for (const op of [api.confirmImport, api.cancelImport])
      await expect(cast.manager.call(op, { importId })).rejects.toMatchObject({ code: 'state.illegal-transition', status: 409 });
    await expect(found(cast.manager, name)).resolves.toEqual([]);
    await expect(fetchProblems(cast.manager, importId).then(problemOf)).resolves.toEqual({ status: 409, code: 'import.no-problems' });
  });
});
