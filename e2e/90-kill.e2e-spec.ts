import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createHash } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { eventually } from '@tradewind/client/eventually';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { businessDate } from '@tradewind/domain/business-date';
import { EVENTS } from '@tradewind/messaging/event-stream';
import { connectNats } from '@tradewind/runtime/nats';
import { brokenPromises } from '../chaos/check/promises.ts';
import { Databases } from '../chaos/stage/databases.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { MortalPlatform } from './support/mortal-platform.ts';
import type { Started } from './support/platform-child.ts';
import { aDayAtTheOffice, aDeal, PER_DEAL } from './support/shop.ts';
import { Stubborn } from './support/stubborn.ts';

const SERVICES = ['identity', 'policies', 'customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
const ON_HAND = 1_000_000;
const AT_LEAST = 4;
const today = businessDate(new Date());
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const patiently = <T>(attempt: () => Promise<T>): Promise<T> => eventually(attempt, 40_000);

const platform = new MortalPlatform();
const client = new Stubborn();
let started: Started;
let cast: Cast;
let goods: Catalogue;
let databases: Databases;

const perService = (value: number) => SERVICES.map((service) => ({ service, n: value }));

beforeAll(async () => {
  started = await platform.start();
  databases = new Databases(started.env);
  cast = await aBranch('广州分公司');
  goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: String(ON_HAND), validFrom: today });
}, 900_000);

afterAll(async () => {
  await databases.close();
  await platform.stop();
}, 40_000);

describe('R1–R6 Any process may die at any moment: what was acknowledged is there, once', () => {
  const orders: string[] = [];

  it('goes on selling while the eight services, the gateway, the bus, a database session and the database server are killed one after the other', async () => {
    let killing = true;
    // a slow machine sells little while it dies; it goes on selling afterwards
    const isOver = (): boolean => !killing && orders.length >= AT_LEAST;
    // people take a breath: what is killed needs the processor to come back
    const over = async (work: () => Promise<void>): Promise<void> => {
      while (!isOver()) {
        await work();
        await sleep(200);
      }
    };
    const selling = (): Promise<void> => over(async () => void orders.push(await aDeal({ cast, goods, client })));
    const administering = (): Promise<void> => over(() => aDayAtTheOffice({ cast, goods, client }));
    const dying = async (): Promise<void> => {
      for (const name of [...started.processes, 'nats', 'postgres-session', 'postgres']) {
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
    expect(orders.length).toBeGreaterThanOrEqual(AT_LEAST);
    expect(client.acknowledged.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(2);
  }, 900_000);

  it('publishes every fact and takes every fact in (R1, I7)', async () => {
    await patiently(async () => {
      expect(await databases.everywhere('SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NULL')).toEqual(
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
      for (const service of SERVICES) {
        const { config } = await consumers.info(EVENTS.name, service);
        const wanted = new Set((config.filter_subjects ?? []).map((subject) => subject.replace(`${EVENTS.prefix}.*.`, '')));
        // asked anew each time: heads of audit trails are announced all the time
        await patiently(async () => {
          const facts = await databases.everywhere<{ id: string; type: string }>('SELECT "id", "type" FROM "outbox"');
          const due = facts.filter(({ type }) => wanted.has(type)).map(({ id }) => id);
          const taken = await databases.rows<{ id: string }>(service, 'SELECT DISTINCT "eventId" AS id FROM "inbox"');
          expect({ service, facts: taken.map(({ id }) => id).sort() }).toEqual({ service, facts: [...due].sort() });
        });
      }
    } finally {
      await nats.close();
    }
  }, 60_000);

  it('has put nothing aside (I10)', async () => {
    await expect(databases.everywhere('SELECT "consumer", "reason" FROM "dead_letter"')).resolves.toEqual([]);
  });

  it('has done every acknowledged command once, and keeps the answer that was given (I1, I2)', async () => {
    const told = client.acknowledged.map(({ key, operation, text }) => ({
      ...{ key, operation, status: 200 },
      bodyHash: createHash('sha256').update(text).digest('hex'),
    }));
    await expect(brokenPromises(databases.urls, told)).resolves.toEqual([]);
  });

  it('has left a trace of each of them', async () => {
    const keys = client.acknowledged.map(({ key }) => key);
    const done = await databases.everywhere<{ requestId: string }>('SELECT DISTINCT "requestId" FROM "audit" WHERE "requestId" = ANY($1)', [keys]);
    expect(done.map(({ requestId }) => requestId).sort()).toEqual([...keys].sort());
  });

  it('has numbered every record’s versions and facts without gaps (I8, I17)', async () => {
    const versions =
      'SELECT "aggregateId" FROM "audit" GROUP BY "aggregateId", "aggregateType" HAVING max("version") <> count(*) OR count(DISTINCT "version") <> count(*)';
    await expect(databases.everywhere(versions)).resolves.toEqual([]);
    await expect(
      databases.everywhere('SELECT "aggregateId" FROM "outbox" GROUP BY "aggregateType", "aggregateId" HAVING max("aggregateSeq") <> count(*)'),
    ).resolves.toEqual([]);
  });

  it('has the same rules in force everywhere', async () => {
    const known = await Promise.all(
      SERVICES.map((service) =>
        databases.rows(service, 'SELECT "key", "org", "version", "effectiveFrom"::text, "value" FROM "policy_replica" ORDER BY 1, 2, 3'),
      ),
    );
    const approved = await databases.rows('policies', `SELECT 1 FROM "policy" WHERE "status" = 'approved'`);
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
    run(process.execPath, [join(import.meta.dirname, '../deploy/local/cli.ts'), 'streams:rebuild'], { env: { ...process.env, ...started.env } });

  it('npm run streams:rebuild fills the stream from all outboxes while the services are at work, and what happens once happens once', async () => {
    await platform.wipeNats();
    const orderBegun = aDeal({ cast, goods, client });
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
      const kept = await databases.everywhere<{ n: number }>('SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NOT NULL');
      const { state } = await streams.info(EVENTS.name);
      expect(state.messages).toBeGreaterThanOrEqual(kept.reduce((sum, { n }) => sum + n, 0));
    } finally {
      await nats.close();
    }
    await expect(databases.everywhere('SELECT "consumer", "reason" FROM "dead_letter"')).resolves.toEqual([]);
    await patiently(async () => {
      await expect(databases.everywhere('SELECT "why" FROM "inbox_pending"')).resolves.toEqual([]);
    });
  }, 120_000);

  it('every cursor has come as far as the owner’s events of the types that are taken in (I8)', async () => {
    const heads = await databases.everywhere<{ aggregateType: string; aggregateId: string; byType: Record<string, number> }>('SELECT * FROM "outbox_head"');
    for (const service of SERVICES) {
      const types = await typesOf(service);
      const cursors = await databases.rows<{ source: string; aggregateType: string; aggregateId: string; seq: number }>(
        service,
        'SELECT * FROM "aggregate_cursor"',
      );
      const known = new Map(cursors.map(({ source, aggregateType, aggregateId, seq }) => [`${source} ${aggregateType} ${aggregateId}`, seq]));
      const behind = heads.filter(({ service: source, aggregateType, aggregateId, byType }) => {
        const due = Math.max(0, ...Object.entries(byType).flatMap(([type, seq]) => (types.has(type) ? [seq] : [])));
        return due > 0 && known.get(`${source} ${aggregateType} ${aggregateId}`) !== due;
      });
      expect({ service, behind }).toEqual({ service, behind: [] });
    }
  });
});
