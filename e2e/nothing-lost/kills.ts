import { eventually } from '@tradewind/client/eventually';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { aDayAtTheOffice, aDeal, PER_DEAL } from '../support/shop.ts';
import { Stubborn } from '../support/stubborn.ts';
import { SERVICES } from './services.ts';
import { keysOf, ON_HAND, type MortalStage } from './stage.ts';
import { allGiven, onTheStream, takenInBy } from './streams.ts';

const AT_LEAST = 4;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const patiently = <T>(attempt: () => Promise<T>): Promise<T> => eventually(attempt, 40_000);
const perService = (value: number) => SERVICES.map((service) => ({ service, n: value }));

export function anyProcessMayDie(stage: MortalStage): void {
  const client = stage.hearing(new Stubborn());

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
      const selling = (): Promise<void> => over(async () => void orders.push(await aDeal({ ...stage.at, client })));
      const administering = (): Promise<void> => over(() => aDayAtTheOffice({ ...stage.at, client }));
      const dying = async (): Promise<void> => {
        for (const name of [...stage.at.started.processes, 'nats', 'postgres-session', 'postgres']) {
          if (!killing) return;
          await sleep(150 + Math.random() * 300);
          await stage.platform.killAndRestart(name);
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
        expect(await stage.at.databases.everywhere('SELECT count(*)::int AS n FROM "outbox" WHERE "publishedAt" IS NULL')).toEqual(
          perService(0).map(({ service, n }) => ({ n, service })),
        );
      });
      await onTheStream(stage, async (streams) => {
        await allGiven(streams);
        for (const service of SERVICES) {
          const wanted = await takenInBy(service, streams);
          // asked anew each time: heads of audit trails are announced all the time
          await patiently(async () => {
            const facts = await stage.at.databases.everywhere<{ id: string; type: string }>('SELECT "id", "type" FROM "outbox"');
            const due = facts.filter(({ type }) => wanted.has(type)).map(({ id }) => id);
            const taken = await stage.at.databases.rows<{ id: string }>(service, 'SELECT DISTINCT "eventId" AS id FROM "inbox"');
            expect({ service, facts: taken.map(({ id }) => id).sort() }).toEqual({ service, facts: [...due].sort() });
          });
        }
      });
    }, 60_000);

    it('has put nothing aside (I10)', async () => {
      await expect(stage.at.databases.everywhere('SELECT "consumer", "reason" FROM "dead_letter"')).resolves.toEqual([]);
    });

    it('has done every acknowledged command once, and keeps the answer that was given (I1, I2)', async () => {
      await expect(stage.brokenTo(client)).resolves.toEqual([]);
    });

    it('has left a trace of each of them', async () => {
      await expect(stage.tracesOf(client)).resolves.toEqual(keysOf(client));
    });

    it('has numbered every record’s versions and facts without gaps (I8, I17)', async () => {
      const versions =
        'SELECT "aggregateId" FROM "audit" GROUP BY "aggregateId", "aggregateType" HAVING max("version") <> count(*) OR count(DISTINCT "version") <> count(*)';
      await expect(stage.at.databases.everywhere(versions)).resolves.toEqual([]);
      await expect(
        stage.at.databases.everywhere('SELECT "aggregateId" FROM "outbox" GROUP BY "aggregateType", "aggregateId" HAVING max("aggregateSeq") <> count(*)'),
      ).resolves.toEqual([]);
    });

    it('has the same rules in force everywhere', async () => {
      const known = await Promise.all(
        SERVICES.map((service) =>
          stage.at.databases.rows(service, 'SELECT "key", "org", "version", "effectiveFrom"::text, "value" FROM "policy_replica" ORDER BY 1, 2, 3'),
        ),
      );
      const approved = await stage.at.databases.rows('policies', `SELECT 1 FROM "policy" WHERE "status" = 'approved'`);
      expect(known[0]).toHaveLength(approved.length);
      for (const replica of known) expect(replica).toEqual(known[0]);
    });

    it('has delivered and been paid for exactly what was sold (I3, I4)', async () => {
      await patiently(async () => {
        const { items } = await stage.at.cast.clerk.call(ordersApi.findOrders, { limit: 200 });
        expect(items.filter(({ open }) => open !== '0.00')).toEqual([]);
        expect(items.map(({ id }) => id).sort()).toEqual([...orders].sort());
      });
      const { items } = await stage.at.cast.warehouse.call(stockApi.findStock, { productId: stage.at.goods.productId });
      expect(items).toMatchObject([{ onHand: String(ON_HAND - PER_DEAL * orders.length), reserved: '0', reservations: [] }]);
    }, 60_000);
  });
}
