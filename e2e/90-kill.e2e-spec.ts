import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '@tradewind/client/eventually';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { businessDate } from '@tradewind/domain/business-date';
import { EVENTS } from '@tradewind/messaging/event-stream';
import { connectNats } from '@tradewind/runtime/nats';
import pg from 'pg';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { PASSWORD } from './support/head-office.ts';
import { MortalPlatform } from './support/mortal-platform.ts';
import type { Started } from './support/platform-child.ts';
import { Stubborn } from './support/stubborn.ts';

const SERVICES = ['identity', 'policies', 'customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
const ON_HAND = 1_000_000;
const PER_DEAL = 20;
const today = businessDate(new Date());
const year = parseInt(today.slice(0, 4), 10);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const patiently = <T>(attempt: () => Promise<T>): Promise<T> => eventually(attempt, 40_000);

const platform = new MortalPlatform();
const client = new Stubborn();
let started: Started;
let cast: Cast;
let goods: Catalogue;
const databases = new Map<string, pg.Client>();

async function rows<Row extends object>(service: string, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const found = await databases.get(service)?.query<Row>(sql, [...parameters]);
  return found?.rows ?? [];
}
const everywhere = async <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<(Row & { service: string })[]> =>
  (await Promise.all(SERVICES.map(async (service) => (await rows<Row>(service, sql, parameters)).map((row) => ({ ...row, service }))))).flat();
const perService = (value: number) => SERVICES.map((service) => ({ service, n: value }));

beforeAll(async () => {
  started = await platform.start();
  process.env.TRADEWIND_COMPANY = started.company;
  for (const service of SERVICES) {
    const db = new pg.Client({ connectionString: started.env[`${service.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`] });
    await db.connect();
    databases.set(service, db);
  }
  cast = await aBranch('广州分公司');
  goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: String(ON_HAND), validFrom: today });
}, 90_000);

afterAll(async () => {
  for (const db of databases.values()) await db.end();
  await platform.stop();
}, 40_000);

/** From a new customer to the delivered goods: five services, some twenty commands, three facts on the way. */
async function aDeal(): Promise<string> {
  const { id: customerId } = await client.command(cast.rep, customersApi.createCustomer, { name: `岭南建材 ${randomUUID()}` });
  const lines = [{ productId: goods.productId, quantity: String(PER_DEAL) }];
  const { id: quoteId } = await client.command(cast.rep, quotesApi.draftQuote, { customerId, lines });
  await client.command(cast.rep, quotesApi.issueQuote, { quoteId });
  await client.command(cast.rep, quotesApi.acceptQuote, { quoteId, saidBy: '刘洋' });
  const contract = { quoteId, templateCode: goods.templateCode, payment: 'prepay' as const, deliverBy: today };
  const { id: contractId } = await client.command(cast.rep, contractsApi.draftContract, contract);
  await client.command(cast.rep, contractsApi.submitContract, { contractId });
  for (const [who, step] of [
    [cast.manager, 'sales'],
    [cast.legal, 'legal'],
    [cast.hqFinance, 'finance'],
    [cast.auditor, 'audit'],
  ] as const)
    await client.command(who, contractsApi.decideContract, { contractId, step, approve: true });
  await client.command(cast.manager, contractsApi.signContract, { contractId, signedOn: today, customerSignatory: '刘洋', ourSignatory: '李慧' });
  await client.command(cast.office, contractsApi.sealContract, { contractId, sealedOn: today, sealNo: '合同专用章-01', copies: 4 });
  const order = await patiently(async () => {
    const { items } = await cast.clerk.call(ordersApi.findOrders, { contractId });
    if (!items[0]) throw new Error('no order yet');
    return items[0];
  });
  const orderId = order.id;
  await client.command(cast.clerk, ordersApi.checkStock, { orderId });
  await client.command(cast.clerk, ordersApi.recordConsent, { orderId, who: '刘洋', how: 'phone' });
  await client.command(cast.clerk, ordersApi.confirmOrder, { orderId });
  const receipt = { orderId, amount: order.total, paidBy: '岭南建材', method: 'transfer' as const, receivedOn: today, voucherNo: `V-${orderId}` };
  const { id: receiptId } = await client.command(cast.rep, receiptsApi.reportReceipt, receipt);
  await client.command(cast.finance, receiptsApi.confirmReceipt, { receiptId });
  await client.command(cast.clerk, ordersApi.releaseOrder, { orderId });
  const shipping = { orderId, warehouse: 'CK-01', carrier: '顺达物流', qualityCertificateNo: `ZB-${orderId}` };
  const { id: shipmentId } = await client.command(cast.logistics, shipmentsApi.planShipment, shipping);
  await client.command(cast.logistics, shipmentsApi.dispatchShipment, { shipmentId, waybillNo: `YD-${shipmentId}` });
  await client.command(cast.logistics, shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today, signedBy: '刘洋' });
  const serviceFileId = await patiently(async () => {
    const { items } = await cast.service.call(serviceFilesApi.findServiceFiles, { customerId });
    if (!items[0]) throw new Error('no service file yet');
    return items[0].id;
  });
  await client.command(cast.service, ticketsApi.openTicket, { serviceFileId, kind: 'quality', whatHappened: '边角破损', reportedBy: '刘洋' });
  return orderId;
}

let years = year;
async function aDayAtTheOffice(): Promise<void> {
  years += 1;
  const value = { dueDays: years % 30 };
  const policy = { key: 'return-visit', org: cast.org, effectiveFrom: today, value, reason: `because ${randomUUID()}` };
  const { id: policyId } = await client.command(cast.admin, policiesApi.propose, policy);
  await client.command(cast.gm, policiesApi.approve, { policyId });
  const hire = { name: '新同事', login: `k${randomUUID().slice(0, 13)}`, password: PASSWORD, posts: [{ post: 'sales-rep', org: `${cast.org}.sales` }] };
  await client.command(cast.admin, organisationApi.hire, hire);
  await client.command(cast.branchManager, targetsApi.draftTarget, { year: years, kpi: 'sales-amount', personId: cast.rep.id, yearly: '120000.00' });
  await client.command(cast.branchManager, budgetsApi.draftBudget, {
    year: years,
    org: cast.org,
    lines: [{ category: 'travel', amount: '1000.00', purpose: '拜访客户', use: '按月' }],
  });
  await sleep(50);
}

describe('R1–R6 Any process may die at any moment: what was acknowledged is there, once', () => {
  const orders: string[] = [];

  it('goes on selling while the eight services, the gateway and the bus are killed one after the other', async () => {
    let killing = true;
    const selling = async (): Promise<void> => {
      while (killing) orders.push(await aDeal());
    };
    const administering = async (): Promise<void> => {
      while (killing) await aDayAtTheOffice();
    };
    const dying = async (): Promise<void> => {
      for (const name of [...started.processes, 'nats']) {
        if (!killing) return;
        await sleep(150 + Math.random() * 300);
        await platform.killAndRestart(name);
      }
    };
    const stop = (): void => {
      killing = false;
    };
    const work = [selling(), selling(), administering()].map((lane) => lane.finally(stop));
    await dying().finally(stop);
    await Promise.all(work);
    expect(orders.length).toBeGreaterThan(3);
    expect(client.acknowledged.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(5);
  }, 120_000);

  it('publishes every fact and takes every fact in (R1, I7)', async () => {
    await patiently(async () => {
      expect(await everywhere('SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NULL')).toEqual(
        perService(0).map(({ service, n }) => ({ n, service })),
      );
    });
    const nats = await connectNats(started.env.NATS_ADMIN_URL ?? '', 'e2e');
    try {
      const { consumers } = await jetstreamManager(nats);
      await patiently(async () => {
        const waiting = await Promise.all(SERVICES.map(async (name) => (await consumers.info(EVENTS.name, name)).num_pending));
        expect(waiting).toEqual(SERVICES.map(() => 0));
      });
      const facts = await everywhere<{ id: string; type: string }>('SELECT "id", "type" FROM "outbox"');
      for (const service of SERVICES) {
        const { config } = await consumers.info(EVENTS.name, service);
        const wanted = new Set((config.filter_subjects ?? []).map((subject) => subject.replace(`${EVENTS.prefix}.*.`, '')));
        const due = facts.filter(({ type }) => wanted.has(type)).map(({ id }) => id);
        await patiently(async () => {
          const taken = await rows<{ id: string }>(service, 'SELECT DISTINCT "eventId" AS id FROM "inbox"');
          expect({ service, facts: taken.map(({ id }) => id).sort() }).toEqual({ service, facts: [...due].sort() });
        });
      }
    } finally {
      await nats.close();
    }
  }, 60_000);

  it('has put nothing aside (I10)', async () => {
    await expect(everywhere('SELECT "consumer", "reason" FROM "dead_letter"')).resolves.toEqual([]);
  });

  it('has done every acknowledged command, with the answer that was given (I1)', async () => {
    const stored = new Map(
      (await everywhere<{ key: string; reply: string }>('SELECT "key", "reply" FROM "idempotency"')).map(({ key, reply }) => [key, reply]),
    );
    for (const { operation, key, text } of client.acknowledged) expect({ operation, text: stored.get(key) }).toEqual({ operation, text });
  });

  it('has done each of them once: one moment of decision per command (I2)', async () => {
    const keys = client.acknowledged.map(({ key }) => key);
    const done = await everywhere<{ requestId: string; moments: number }>(
      'SELECT "requestId", count(DISTINCT "at")::int AS moments FROM "audit" WHERE "requestId" = ANY($1) GROUP BY "requestId"',
      [keys],
    );
    expect(done.filter(({ moments }) => moments !== 1)).toEqual([]);
    expect(done.map(({ requestId }) => requestId).sort()).toEqual([...keys].sort());
  });

  it('has numbered every record’s versions and facts without gaps (I8, I17)', async () => {
    const versions =
      'SELECT "aggregateId" FROM "audit" GROUP BY "aggregateId", "aggregateType" HAVING max("version") <> count(*) OR count(DISTINCT "version") <> count(*)';
    await expect(everywhere(versions)).resolves.toEqual([]);
    await expect(
      everywhere('SELECT "aggregateId" FROM "outbox" GROUP BY "aggregateType", "aggregateId" HAVING max("aggregateSeq") <> count(*)'),
    ).resolves.toEqual([]);
  });

  it('has the same rules in force everywhere', async () => {
    const known = await Promise.all(
      SERVICES.map((service) => rows(service, 'SELECT "key", "org", "version", "effectiveFrom"::text, "value" FROM "policy_replica" ORDER BY 1, 2, 3')),
    );
    const approved = await rows('policies', `SELECT 1 FROM "policy" WHERE "status" = 'approved'`);
    expect(known[0]).toHaveLength(approved.length);
    for (const replica of known) expect(replica).toEqual(known[0]);
  });

  it('has delivered and been paid for exactly what was sold (I3, I4)', async () => {
    await patiently(async () => {
      const { items } = await cast.clerk.call(ordersApi.findOrders, { limit: 200 });
      expect(items.filter(({ open }) => open !== '0.00')).toEqual([]);
      expect(items.map(({ id }) => id).sort()).toEqual([...orders].sort());
    });
    const { items } = await cast.warehouse.call(stockApi.findStock, { productId: goods.productId });
    expect(items).toMatchObject([{ onHand: String(ON_HAND - PER_DEAL * orders.length), reserved: '0', reservations: [] }]);
  }, 60_000);
});

describe('R1 The bus loses everything it had stored', () => {
  const typesOf = async (service: string): Promise<ReadonlySet<string>> => {
    const nats = await connectNats(started.env.NATS_ADMIN_URL ?? '', 'e2e');
    try {
      const { config } = await (await jetstreamManager(nats)).consumers.info(EVENTS.name, service);
      return new Set((config.filter_subjects ?? []).map((subject) => subject.replace(`${EVENTS.prefix}.*.`, '')));
    } finally {
      await nats.close();
    }
  };
  const run = promisify(execFile);
  const streamsRebuild = () =>
    run(process.execPath, [join(__dirname, '../deploy/local/cli.ts'), 'streams:rebuild'], { env: { ...process.env, ...started.env, NODE_OPTIONS: '' } });

  it('npm run streams:rebuild fills the stream from all outboxes while the services are at work, and what happens once happens once', async () => {
    await platform.wipeNats();
    const orderBegun = aDeal();
    const { stdout } = await streamsRebuild();
    expect(stdout).toContain('✓ orders:');
    await orderBegun;
    const nats = await connectNats(started.env.NATS_ADMIN_URL ?? '', 'e2e');
    try {
      const { consumers, streams } = await jetstreamManager(nats);
      await patiently(async () => {
        const waiting = await Promise.all(SERVICES.map(async (name) => (await consumers.info(EVENTS.name, name)).num_pending));
        expect(waiting).toEqual(SERVICES.map(() => 0));
      });
      const kept = await everywhere<{ n: number }>('SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NOT NULL');
      const { state } = await streams.info(EVENTS.name);
      expect(state.messages).toBeGreaterThanOrEqual(kept.reduce((sum, { n }) => sum + n, 0));
    } finally {
      await nats.close();
    }
    await expect(everywhere('SELECT "consumer", "reason" FROM "dead_letter"')).resolves.toEqual([]);
    await patiently(async () => {
      await expect(everywhere('SELECT "why" FROM "inbox_pending"')).resolves.toEqual([]);
    });
  }, 120_000);

  it('every cursor has come as far as the owner’s events of the types that are taken in (I8)', async () => {
    const heads = await everywhere<{ aggregateType: string; aggregateId: string; byType: Record<string, number> }>('SELECT * FROM "outbox_head"');
    for (const service of SERVICES) {
      const types = await typesOf(service);
      const cursors = await rows<{ source: string; aggregateType: string; aggregateId: string; seq: number }>(service, 'SELECT * FROM "aggregate_cursor"');
      const known = new Map(cursors.map(({ source, aggregateType, aggregateId, seq }) => [`${source} ${aggregateType} ${aggregateId}`, seq]));
      const behind = heads.filter(({ service: source, aggregateType, aggregateId, byType }) => {
        const due = Math.max(0, ...Object.entries(byType).flatMap(([type, seq]) => (types.has(type) ? [seq] : [])));
        return due > 0 && known.get(`${source} ${aggregateType} ${aggregateId}`) !== due;
      });
      expect({ service, behind }).toEqual({ service, behind: [] });
    }
  });
});
