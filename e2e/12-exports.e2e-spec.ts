import { randomBytes } from 'node:crypto';
import { auditApi } from '@tradewind/contracts/audit/audit.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { EXPORTS } from '@tradewind/contracts/exports/all';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { partnerAppsApi } from '@tradewind/contracts/identity/partner-apps.api';
import { eventually } from '@tradewind/client/eventually';
import pg from 'pg';
import { aBranch, type Cast } from './support/cast.ts';
import { builder, player } from './support/company.ts';
import { exported, fetchFile, fileOf, rowsOf, wanted } from './support/exports.ts';
import { PASSWORD } from './support/head-office.ts';
import { csvRows, workbookOf } from './support/read-export.ts';

const customers = wanted('customers', 'customers');
const opportunities = wanted('customers', 'opportunities');
const collections = EXPORTS.flatMap(({ service, collections: all }) =>
  all.map((each) => [`${service}: ${each.name}`, each, wanted(service, each.name)] as const),
);
const token = (): string => randomBytes(5).toString('hex');
const PHONE = '13912345678';

let cast: Cast;
let elsewhere: Cast;
const aCustomer = ({ rep }: Cast, name: string) => rep.call(customersApi.createCustomer, { name, contacts: [{ name: '刘洋', phone: PHONE }] });

beforeAll(async () => {
  [cast, elsewhere] = [await aBranch('昆明分公司'), await aBranch('贵阳分公司')];
});

describe('S17, C-16 A list as a file holds what the list shows, to whom it shows it', () => {
  it('gives the manager the customers of the branch, and none of another', async () => {
    const mine = await aCustomer(cast, `滇池建材 ${token()}`);
    const theirs = await aCustomer(elsewhere, `花溪建材 ${token()}`);
    const rows = await rowsOf(cast.manager, customers);
    expect(rows).toContainEqual(expect.objectContaining({ 编号: mine.no, 名称: mine.name, 负责人: '王芳', 分公司: cast.branch }));
    expect(JSON.stringify(rows)).not.toContain(theirs.name);
  });

  it('filters as the list does', async () => {
    const { no } = await aCustomer(cast, `洱海建材 ${token()}`);
    const rows = await rowsOf(cast.manager, customers, { filters: { q: no }, language: 'en' });
    expect(rows).toMatchObject([{ 'No.': no, Branch: cast.branch }]);
  });

  it('keeps every mask', async () => {
    const file = await fileOf(cast.manager, wanted('customers', 'leads'), { format: 'csv' });
    expect(file.toString()).not.toContain(PHONE);
  });

  it('says on the file who carried what away, and when', async () => {
    const [mark] = csvRows(await fileOf(cast.manager, customers, { format: 'csv' }));
    expect(mark?.[0]).toContain(`导出人：${cast.manager.name}（${cast.manager.id}）`);
    const book = await workbookOf(await fileOf(cast.manager, customers, { format: 'xlsx', language: 'en' }));
    expect(book.getWorksheet(2)?.getCell('A2').value).toBe(`By ${cast.manager.name} (${cast.manager.id})`);
  });

  it('turns what a spreadsheet would carry out into text', async () => {
    const name = `=HYPERLINK("http://evil.example","${token()}")`;
    const { no } = await aCustomer(cast, name);
    await expect(rowsOf(cast.manager, customers, { filters: { q: no } })).resolves.toMatchObject([{ 名称: `'${name}` }]);
  });

  it('writes amounts as figures and numbers of documents as text', async () => {
    const { id: customerId } = await aCustomer(cast, `玉溪建材 ${token()}`);
    const { no } = await cast.rep.call(opportunitiesApi.openOpportunity, { customerId, title: '二期工程', expectedAmount: '107000.53' });
    const sheet = (await workbookOf(await fileOf(cast.manager, opportunities, { format: 'xlsx', filters: { customerId } }))).getWorksheet('商机');
    expect([sheet?.getCell('A2').value, sheet?.getCell('E2').value]).toEqual([no, 107000.53]);
  });

  it.each(collections)('%s: comes with its headings', async (_, { columns, name }, what) => {
    const it = await exported(cast.gm, what, { format: 'csv', language: 'en' });
    expect(it).toMatchObject({ status: 'ready', collection: name, rows: it.total, failure: null });
    const response = await fetchFile(cast.gm, what, it.id);
    expect(csvRows(Buffer.from(await response.arrayBuffer()))[1]).toEqual(columns.map(({ heading }) => heading[0]));
  });

  it('sends a large file piece by piece, whole', async () => {
    const { id: customerId } = await aCustomer(cast, `大理建材 ${token()}`);
    const { id } = await cast.rep.call(opportunitiesApi.openOpportunity, { customerId, title: '样板' });
    await copies(id, 1_200);
    const it = await exported(cast.manager, opportunities, { format: 'csv', filters: { customerId } });
    expect(it).toMatchObject({ status: 'ready', rows: 1_201, total: 1_201 });
    const response = await fetchFile(cast.manager, opportunities, it.id);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${it.fileName}"`,
      'content-length': String(it.bytes),
    });
    const rows = csvRows(Buffer.from(await response.arrayBuffer()));
    expect(it.bytes).toBeGreaterThan(4_000_000);
    expect(new Set(rows.slice(2).map((row) => row.at(-1))).size).toBe(1_201);
  });

  /** Rows no test could make one by one in time. */
  async function copies(opportunityId: string, count: number): Promise<void> {
    const db = new pg.Client({ connectionString: process.env.CUSTOMERS_DATABASE_URL });
    await db.connect();
    try {
      await db.query(
        `INSERT INTO "opportunity" SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'no', o."no" || '-' || n, 'needs', repeat('长', 1200)))).*
           FROM "opportunity" o, generate_series(1, $2::int) n WHERE o."id" = $1`,
        [opportunityId, count],
      );
    } finally {
      await db.end();
    }
  }
});

describe('ORG-11 Who may', () => {
  it('is not who only works with the list', async () => {
    await expect(cast.rep.call(customers.asking, { format: 'csv' })).rejects.toMatchObject({ code: 'access.not-permitted', status: 403 });
  });

  it('is no partner app, whatever it was given', async () => {
    const app = { name: '对接', scopes: ['customers.exportCustomers'], org: 'hq', allowedAddresses: [], quotaPerMinute: 60 };
    await expect(cast.admin.call(partnerAppsApi.registerPartnerApp, app)).rejects.toMatchObject({ code: 'partner-app.scope-not-for-partners' });
  });

  it.each([
    ['a filter the list does not know', { ownerName: '王芳' }],
    ['a phone number, which would lie in the database in full', { phone: PHONE }],
    ['paging', { limit: 5 }],
  ])('cannot ask with %s', async (_, filters) => {
    await expect(cast.manager.call(customers.asking, { format: 'csv', filters })).rejects.toMatchObject({ status: 400, code: 'input.rejected' });
  });

  it('sees and fetches only their own', async () => {
    const { id: exportId } = await exported(cast.manager, customers, { format: 'csv' });
    await expect(cast.branchManager.call(customers.api.getExport, { exportId })).rejects.toMatchObject({ code: 'export.not-found' });
    await expect(cast.branchManager.call(customers.api.cancelExport, { exportId })).rejects.toMatchObject({ code: 'export.not-found' });
    expect((await fetchFile(cast.gm, customers, exportId)).status).toBe(404);
    const { items } = await cast.manager.call(customers.api.findMyExports, { limit: 200 });
    expect(items.map(({ id }) => id)).toContain(exportId);
    expect((await cast.branchManager.call(customers.api.findMyExports, {})).items.map(({ id }) => id)).not.toContain(exportId);
  });

  it('no longer fetches what their posts no longer reach, and is told so', async () => {
    const orders = wanted('orders', 'orders');
    const person = await builder().hire({ name: '调岗者', login: `x-${token()}`, password: PASSWORD, post: 'branch-finance', org: cast.finance.org });
    const clerk = player(person);
    const { id } = await exported(clerk, orders, { format: 'csv' });
    expect((await fetchFile(clerk, orders, id)).status).toBe(200);
    await cast.admin.call(organisationApi.assignPosts, { personId: person.id, posts: [{ post: 'branch-finance', org: elsewhere.finance.org }] });
    await eventually(async () => {
      const response = await fetchFile(clerk, orders, id);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'export.reach-lost']);
    });
    await expect(exported(clerk, orders, { format: 'csv' })).resolves.toMatchObject({ status: 'ready' });
  });
});

describe('C-38 Who exported what is on the record', () => {
  it('with the filters and the number of rows, and each time it was fetched', async () => {
    const { no } = await aCustomer(cast, `曲靖建材 ${token()}`);
    const { id: aggregateId } = await exported(cast.manager, customers, { format: 'csv', filters: { q: no } });
    await fetchFile(cast.manager, customers, aggregateId);
    const { items } = await cast.auditor.call(auditApi('customers').auditTrail, { aggregateId });
    expect(items).toMatchObject([
      { action: 'customers.openExportFile', actorId: cast.manager.id, changes: { fetched: { after: { collection: 'customers', rows: 1 } } } },
      {
        action: 'customers.exportCustomers',
        actorId: cast.manager.id,
        changes: { status: { after: 'ready' }, rows: { after: 1 }, filters: { after: { q: no } } },
      },
      { action: 'customers.exportCustomers', changes: { status: { after: 'running' } } },
      { action: 'customers.exportCustomers', changes: { status: { after: 'requested' } } },
    ]);
  });

  it('also when it is given up, and then there is no file', async () => {
    const { id: exportId } = await exported(cast.manager, customers, { format: 'xlsx' });
    await expect(cast.manager.call(customers.api.cancelExport, { exportId })).resolves.toMatchObject({ status: 'cancelled' });
    const response = await fetchFile(cast.manager, customers, exportId);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([409, 'export.not-ready']);
  });
});
