import { eventually } from '@tradewind/client/eventually';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { Quantity } from '@tradewind/domain/quantity';
import { Chance } from '../../deploy/demo/chance.ts';
import { Crashing, type Drawn } from '../support/crashing.ts';
import { proofSeed } from '../support/proof-size.ts';
import { aDeal, aSpending, PER_DEAL } from '../support/shop.ts';
import { keysOf, type MortalStage } from './stage.ts';

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

export function eachCallMayBeTheLast(stage: MortalStage): void {
  const seed = proofSeed();
  const chance = new Chance(seed);
  const due = new Set(MAIN_COMMANDS);

  function drawnOnce(operation: string): Drawn | null {
    if (!due.delete(operation)) return null;
    const moment = chance.one(['before', 'sent', 'after'] as const);
    return { nth: AT_THEIR_EVENT.includes(operation) ? 'publish' : chance.whole(1, CALLS), moment };
  }

  const client = stage.hearing(new Crashing(stage.platform, stage.points, drawnOnce));
  let orderId: string;
  let claimId: string;

  async function theGoods() {
    const { items } = await stage.at.cast.warehouse.call(stockApi.findStock, { productId: stage.at.goods.productId });
    if (!items[0]) throw new Error('the goods are not in stock');
    return items[0];
  }

  describe('R1, R6 A service may die before, at and after each question it asks: the client sends again, and it is done once', () => {
    it('sells, delivers and spends while each of the main commands is the end of its service', async () => {
      process.stderr.write(`crash points: seed ${seed} (SEED=${seed} npm test -- e2e/90 makes them again)\n`);
      const { onHand } = await theGoods();
      orderId = await aDeal({ ...stage.at, client });
      claimId = await aSpending({ ...stage.at, client });
      const met = client.struck.map(({ operation, spot, call, moment }) => `${operation}: ${moment} ${spot} ${call}`);
      process.stderr.write(`crash points: ${met.length} met\n  ${met.join('\n  ')}\n`);
      expect({ notMet: client.notMet, struck: client.struck.map(({ operation }) => operation).sort() }).toEqual({
        notMet: [],
        struck: [...MAIN_COMMANDS].sort(),
      });
      expect(client.unexpected).toEqual([]);
      await expect(theGoods()).resolves.toMatchObject({
        onHand: Quantity.of(onHand)
          .minus(Quantity.of(String(PER_DEAL)))
          .toString(),
      });
    }, 900_000);

    it('has done every acknowledged command once, and keeps the answer that was given (I1, I2)', async () => {
      expect(client.acknowledged.length).toBeGreaterThan(MAIN_COMMANDS.length);
      await expect(stage.brokenTo(client)).resolves.toEqual([]);
      await expect(stage.tracesOf(client)).resolves.toEqual(keysOf(client));
    });

    it('has the order paid and delivered once, and the claim paid once', async () => {
      await eventually(async () => {
        const { items } = await stage.at.cast.clerk.call(ordersApi.findOrders, { limit: 200 });
        expect(items.find(({ id }) => id === orderId)).toMatchObject({ open: '0.00' });
      }, 120_000);
      await expect(theGoods()).resolves.toMatchObject({ reserved: '0', reservations: [] });
      const { items: claims } = await stage.at.cast.finance.call(claimsApi.findClaims, { limit: 200 });
      expect(claims.find(({ id }) => id === claimId)).toMatchObject({ status: 'paid' });
    }, 180_000);

    it('leaves nothing that the reconciler would name (I1–I18)', async () => {
      await eventually(async () => {
        await expect(stage.broken()).resolves.toEqual([]);
      }, 120_000);
    }, 180_000);
  });
}
