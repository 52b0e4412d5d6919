import { eventually } from '@tradewind/client/eventually';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { businessDate } from '@tradewind/domain/business-date';
import { brokenPromises } from '../chaos/check/promises.ts';
import { Databases } from '../chaos/stage/databases.ts';
import { Chance } from '../deploy/demo/chance.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { aFolderOfPoints, Crashing, type Drawn } from './support/crashing.ts';
import { journalWith, toldOf } from './support/journal.ts';
import { MortalPlatform } from './support/mortal-platform.ts';
import type { Started } from './support/platform-child.ts';
import { proofSeed } from './support/proof-size.ts';
import { namedByTheReconciler } from './support/reconciled.ts';
import { aDeal, aSpending, PER_DEAL } from './support/shop.ts';

/** The commands of the main flow that are to be the end of their service, each once. */
const MAIN_COMMANDS: readonly string[] = [
  ...['contracts.draftQuote', 'contracts.issueQuote', 'contracts.acceptQuote', 'contracts.draftContract', 'contracts.decideContract'],
  ...['contracts.signContract', 'contracts.sealContract', 'orders.confirmOrder', 'orders.confirmReceipt', 'orders.dispatchShipment'],
  ...['orders.deliverShipment', 'after-sales.openTicket', 'expenses.submitClaim', 'expenses.decideClaim'],
];
/** These two announce what others wait for: they end when the event is on its way, the others within themselves. */
const AT_THEIR_EVENT: readonly string[] = ['contracts.sealContract', 'orders.deliverShipment'];
/** A command asks its database and the bus about so often; one that asks less often ends at its answer. */
const CALLS = 9;
const ON_HAND = 1_000_000;

const seed = proofSeed();
const chance = new Chance(seed);
const today = businessDate(new Date());
const folder = aFolderOfPoints();
const platform = new MortalPlatform();
const due = new Set(MAIN_COMMANDS);

function drawnOnce(operation: string): Drawn | null {
  if (!due.delete(operation)) return null;
  const moment = chance.one(['before', 'sent', 'after'] as const);
  return { nth: AT_THEIR_EVENT.includes(operation) ? 'publish' : chance.whole(1, CALLS), moment };
}

const client = new Crashing(platform, folder, drawnOnce);
let started: Started;
let databases: Databases;
let cast: Cast;
let goods: Catalogue;
let orderId: string;
let claimId: string;

beforeAll(async () => {
  process.stderr.write(`crash points: seed ${seed} (SEED=${seed} npm test -- e2e/92-crash makes them again)\n`);
  // Whoever dies is a process of its own; the rest shares one.
  const processes = ['contracts', 'orders', 'after-sales', 'expenses', 'identity,policies,customers,performance,gateway'];
  started = await platform.start({ processes, env: { CRASH_POINTS_DIR: folder } });
  databases = new Databases(started.env);
  cast = await aBranch('昆明分公司');
  goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: String(ON_HAND), validFrom: today });
}, 240_000);

afterAll(async () => {
  await databases.close();
  await platform.stop();
}, 40_000);

describe('R1, R6 A service may die before, at and after each question it asks: the client sends again, and it is done once', () => {
  it('sells, delivers and spends while each of the main commands is the end of its service', async () => {
    orderId = await aDeal({ cast, goods, client });
    claimId = await aSpending({ cast, client });
    const met = client.struck.map(({ operation, spot, call, moment }) => `${operation}: ${moment} ${spot} ${call}`);
    process.stderr.write(`crash points: ${met.length} met\n  ${met.join('\n  ')}\n`);
    expect({ notMet: client.notMet, struck: client.struck.map(({ operation }) => operation).sort() }).toEqual({
      notMet: [],
      struck: [...MAIN_COMMANDS].sort(),
    });
    expect(client.unexpected).toEqual([]);
  }, 900_000);

  it('has done every acknowledged command once, and keeps the answer that was given (I1, I2)', async () => {
    const told = client.acknowledged.map(toldOf).map(({ key, ...one }) => ({ ...one, key: key ?? '', bodyHash: one.bodyHash ?? '' }));
    expect(told.length).toBeGreaterThan(MAIN_COMMANDS.length);
    await expect(brokenPromises(databases.urls, told)).resolves.toEqual([]);
    const keys = told.map(({ key }) => key);
    const done = await databases.everywhere<{ requestId: string }>('SELECT DISTINCT "requestId" FROM "audit" WHERE "requestId" = ANY($1)', [keys]);
    expect(done.map(({ requestId }) => requestId).sort()).toEqual([...keys].sort());
  });

  it('has one order, paid and delivered once, and one claim, paid once', async () => {
    await eventually(async () => {
      const { items } = await cast.clerk.call(ordersApi.findOrders, { limit: 200 });
      expect(items.map(({ id, open }) => ({ id, open }))).toEqual([{ id: orderId, open: '0.00' }]);
    }, 120_000);
    const { items: stock } = await cast.warehouse.call(stockApi.findStock, { productId: goods.productId });
    expect(stock).toMatchObject([{ onHand: String(ON_HAND - PER_DEAL), reserved: '0', reservations: [] }]);
    const { items: claims } = await cast.finance.call(claimsApi.findClaims, { limit: 200 });
    expect(claims).toMatchObject([{ id: claimId, status: 'paid' }]);
  }, 180_000);

  it('leaves nothing that the reconciler would name (I1–I18)', async () => {
    const journal = journalWith(client.acknowledged.map(toldOf));
    await eventually(async () => {
      await expect(namedByTheReconciler(started, databases, journal)).resolves.toEqual([]);
    }, 120_000);
  }, 180_000);
});
